"""From a text back to the response of the domain that worded it."""
import re
from dataclasses import dataclass
from functools import lru_cache

from tests.domain_files import LANGUAGES, PLACEHOLDER, read_domain, variations


@dataclass(frozen=True)
class Wording:
    """One variation of a response; each placeholder stands for any text."""

    response: str
    language: str
    pattern: "re.Pattern[str]"


@lru_cache(maxsize=1)
def all_wordings() -> tuple[Wording, ...]:
    return tuple(
        Wording(name, language, _pattern(variation["text"]))
        for name in read_domain()["responses"]
        for language in LANGUAGES
        for variation in variations(name, language)
    )


def wordings_of(text: str) -> list[Wording]:
    """Those that may have become this text; a wording of little else than slots fits much."""
    return [wording for wording in all_wordings() if wording.pattern.fullmatch(text)]


def _pattern(text: str) -> "re.Pattern[str]":
    # Odd parts are the names of placeholders.
    literal = (re.escape(part) for part in PLACEHOLDER.split(text)[::2])
    return re.compile(".*".join(literal), re.DOTALL)
