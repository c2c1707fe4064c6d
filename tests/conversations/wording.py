"""From a text back to the response of the domain that worded it."""
import re
from dataclasses import dataclass
from functools import lru_cache

from actions.turn.intents import intents
from tests.domain_files import LANGUAGES, PLACEHOLDER, read_domain, variations

FACT = "utter_fact_"


@dataclass(frozen=True)
class Wording:
    """One variation of a response; each placeholder stands for any text."""

    response: str
    language: str
    pattern: "re.Pattern[str]"


@lru_cache(maxsize=1)
def all_wordings() -> tuple[Wording, ...]:
    return tuple(
        Wording(name, language, pattern)
        for name in read_domain()["responses"]
        for language in LANGUAGES
        for pattern in _patterns(name, language)
    )


def wordings_of(text: str) -> list[Wording]:
    """Those that may have become this text; a wording of little else than slots fits much."""
    return [wording for wording in all_wordings() if wording.pattern.fullmatch(text)]


def _patterns(name: str, language: str) -> list["re.Pattern[str]"]:
    told = next((i.facts for i in intents() if i.facts and i.facts.response == name), None)
    if told is not None:  # a slot for nothing but sentences: it begins with one of them
        begin = tuple(f"{FACT}{fact}_" for fact in told.names)
        named = (each for each in read_domain()["responses"] if each.startswith(begin))
        besides = [told.besides] if told.besides else []
        first = "|".join(_literal(each, language) for each in (*named, *besides))
        yes_or_no = "|".join(_literal(f"{FACT}{word}", language) for word in ("yes", "no"))
        return [re.compile(rf"(?:(?:{yes_or_no}) )?(?:{first})(?:\s.*)?", re.DOTALL)]
    return [re.compile(_escaped(each["text"]), re.DOTALL) for each in variations(name, language)]


def _literal(name: str, language: str) -> str:
    [variation] = variations(name, language)
    return _escaped(variation["text"])


def _escaped(text: str) -> str:
    # Odd parts are the names of placeholders.
    return ".*".join(re.escape(part) for part in PLACEHOLDER.split(text)[::2])
