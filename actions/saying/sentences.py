"""Sentences that one message is made of: responses as their language says them."""
from functools import cache
from typing import Mapping

from actions.language.packs import Pack, pack_of, packs
from actions.language.topics import sections


def sentence(name: str, language: str, /, **facts: object) -> str:
    """A response's own words with its facts; what a language leaves out, the default one says."""
    said = _responses(pack_of(language)).get(name) or _responses(packs()[0])[name]
    return said.format(**facts)


@cache
def _responses(pack: Pack) -> Mapping[str, str]:
    """Those that are one plain text."""
    together: dict[str, str] = {}
    for section in sections(pack, "responses"):
        named = section.read()
        if isinstance(named, dict):
            together.update((name, said) for name, said in named.items() if isinstance(said, str))
    return together
