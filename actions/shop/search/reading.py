"""What a search says: its words set right, the roots they may stand for, and its sense."""
from dataclasses import dataclass
from typing import Optional

from actions.language.dictionary import is_listed
from actions.language.glossary import is_explained, translated
from actions.language.packs import default_language, languages
from actions.language.roots import asked_roots, root_of
from actions.language.spelling import SearchSpeller
from actions.language.stop_words import STOP_WORDS
from actions.language.words import plain_words, telling_words

Roots = tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    asked: tuple[Roots, ...]  # one for each word
    sense: str  # for the encoder: set right, in the default language as far as the glossary goes
    language: str  # that it was read in, as far as words tell


def read_search(text: str, language: Optional[str], speller: SearchSpeller) -> Reading:
    """Without a language, words are read in all."""
    said = [right for word in plain_words(text) for right in speller.set_right(word)]
    spoken = language if language in languages() else _told_by(said)
    units = translated(said, str(spoken))
    asked = [
        tuple(dict.fromkeys((*asked_roots(word, language), *_roots_of(meaning))))
        for phrase, meaning in units
        for word in telling_words(phrase)
    ]
    asked += [asked_roots(word, language) for word in speller.joined(telling_words(text))]
    return Reading(tuple(dict.fromkeys(asked)), _sense(text, units), str(spoken))


def _told_by(said: list[str]) -> str:
    """The language that some word can only be of: of "air", only its neighbours tell."""
    own = default_language()
    return next(
        (
            language for language in languages()
            if any(is_explained(word, language) and not is_listed(word, own) for word in said)
        ),
        own,
    )


def _roots_of(meaning: str) -> Roots:
    return tuple(root_of(word, default_language()) for word in meaning.split())


def _sense(text: str, units: list[tuple[str, str]]) -> str:
    """What needs no translation stays whole; what was translated loses the little words between."""
    if not any(meaning for _, meaning in units):
        return " ".join(phrase for phrase, _ in units) or text
    told = (
        meaning or phrase for phrase, meaning in units if meaning or phrase not in STOP_WORDS
    )
    return " ".join(dict.fromkeys(told))
