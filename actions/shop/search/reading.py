"""What a search says: its words set right, the roots they may stand for, and its sense."""
from dataclasses import dataclass
from typing import Optional

from actions.language.dictionary import is_english
from actions.language.glossary import glossary_words, translated
from actions.language.roots import (
    asked_roots,
    english_root,
    indonesian_root,
    plain_words,
    telling_words,
)
from actions.language.spelling import Speller
from actions.language.stop_words import STOP_WORDS

Roots = tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    asked: tuple[Roots, ...]  # one for each word
    sense: str  # for the encoder: set right, in English as far as the glossary goes


def read_search(text: str, language: Optional[str], speller: Speller) -> Reading:
    """Without a language, words are read in both."""
    said = [right for word in plain_words(text) for right in speller.set_right(word)]
    if language == "en" or not _is_indonesian(said, language):
        units = [(word, "") for word in said]
    else:
        units = translated(said)
    asked = [
        tuple(dict.fromkeys((*asked_roots(word, language), *_roots_of(english))))
        for phrase, english in units
        for word in telling_words(phrase)
    ]
    asked += [asked_roots(word, language) for word in speller.joined(telling_words(text))]
    return Reading(tuple(dict.fromkeys(asked)), _sense(text, units))


def _is_indonesian(said: list[str], language: Optional[str]) -> bool:
    """Whether some word can only be Indonesian: of "air", only its neighbours tell."""
    return language == "id" or any(
        (word in glossary_words() or indonesian_root(word) in glossary_words())
        and not is_english(word)
        for word in said
    )


def _roots_of(english: str) -> Roots:
    return tuple(english_root(word) for word in english.split())


def _sense(text: str, units: list[tuple[str, str]]) -> str:
    """Sentences in English stay whole; what was translated loses the little words between."""
    if not any(english for _, english in units):
        return " ".join(phrase for phrase, _ in units) or text
    return " ".join(
        english or phrase for phrase, english in units if english or phrase not in STOP_WORDS
    )
