"""The words of the pages in all languages; what a pack leaves out stands in the default one's."""
from functools import cache
from typing import Any, Mapping

import yaml

from actions.language.packs import Pack, PackError, packs

FILE = "pages.yml"
STATUSES = "order_statuses"  # both pages show orders

Words = Mapping[str, Any]


@cache
def words_of(page: str) -> Mapping[str, Words]:
    """Of one page, by language, the default one first; raises PackError."""
    default: Words = {}
    together = {}
    for pack in packs():
        read = _read(pack)
        own = {**read.get(page, {}), STATUSES: read.get(STATUSES, {})}
        default = default or own
        together[pack.code] = _completed(own, default)
    return together


def _read(pack: Pack) -> Words:
    path = pack.folder / FILE
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        # Everything in it is text.
        return yaml.load(text, yaml.BaseLoader) or {}  # noqa: S506
    except yaml.YAMLError as error:
        raise PackError(f"{path} can't be read: {error}") from error


def _completed(own: Words, default: Words) -> Words:
    return {
        name: _completed(own.get(name, {}), words) if isinstance(words, Mapping)
        else own.get(name, words)
        for name, words in default.items()
    }
