"""Words of all languages at large: what is no misspelling though no product has it."""
from functools import cache, lru_cache
from importlib.resources import files
from typing import Mapping

from symspellpy import SymSpell, Verbosity

from actions.language.glossary import glossary_words, meaning_words
from actions.language.packs import languages, pack_of
from actions.language.roots import known_roots, root_of
from actions.language.stop_words import STOP_WORDS

MOST_WORDS = 30_000  # rarer words are more often slips than meant
# Files of symspellpy by the name that a pack gives: "word count", the most frequent first.
DICTIONARIES: Mapping[str, str] = {"english": "frequency_dictionary_en_82_765.txt"}
PREFIX = 6


def is_listed(word: str, language: str) -> bool:
    """Whether the dictionary of this language has it."""
    return word in _listed(language)


def is_real_word(word: str) -> bool:
    return is_shop_word(word) or any(is_listed(word, language) for language in languages())


def may_be_real(word: str) -> bool:
    """Some languages grow words out of roots, of which many are rare: most slips look like one."""
    return any(root_of(word, language) in known_roots(language) for language in languages())


def is_shop_word(word: str) -> bool:
    return word in STOP_WORDS or any(word in glossary_words(language) for language in languages())


def real_words_near(word: str) -> dict[str, int]:
    """Words one slip away, with how frequent each is."""
    near = _speller().lookup(word, Verbosity.CLOSEST, max_edit_distance=1)
    return {found.term: found.count for found in near}


@cache
def _listed(language: str) -> dict[str, int]:
    name = pack_of(language).trait("dictionary")
    if name not in DICTIONARIES:
        return {}
    text = files("symspellpy").joinpath(DICTIONARIES[name]).read_text(encoding="utf-8-sig")
    pairs = (line.split(" ") for line in text.split("\n")[:MOST_WORDS] if line)
    return {word: int(count) for word, count in pairs}


@lru_cache(maxsize=1)
def _speller() -> SymSpell:
    """Words of shopping come before all others."""
    made = SymSpell(max_dictionary_edit_distance=1, prefix_length=PREFIX)
    words: dict[str, int] = {}
    for language in languages():
        words.update(dict.fromkeys(known_roots(language) - words.keys(), 1))
        words.update(_listed(language))
    most = max(words.values(), default=1)
    for language in languages():
        words.update(dict.fromkeys(glossary_words(language) | meaning_words(language), most))
    words.update(dict.fromkeys(STOP_WORDS, most))
    for word, count in words.items():
        made.create_dictionary_entry(word, count)
    return made
