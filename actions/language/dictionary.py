"""Words of both languages at large: what is no misspelling though no product has it."""
from functools import lru_cache
from importlib.resources import files

from symspellpy import SymSpell, Verbosity

from actions.language.glossary import english_of_glossary, glossary_words
from actions.language.roots import indonesian_root, indonesian_roots
from actions.language.stop_words import STOP_WORDS

MOST_ENGLISH = 30_000  # rarer words are more often slips than meant
ENGLISH_FILE = "frequency_dictionary_en_82_765.txt"  # "word count", the most frequent first
PREFIX = 6


def is_english(word: str) -> bool:
    return word in _english_words()


def is_real_word(word: str) -> bool:
    return word in STOP_WORDS or is_english(word) or word in glossary_words()


def may_be_real(word: str) -> bool:
    """Indonesian grows words out of roots, of which many are rare: most slips look like one."""
    return indonesian_root(word) in indonesian_roots()


def is_shop_word(word: str) -> bool:
    return word in STOP_WORDS or word in glossary_words()


def real_words_near(word: str) -> dict[str, int]:
    """Words one slip away, with how frequent each is."""
    near = _speller().lookup(word, Verbosity.CLOSEST, max_edit_distance=1)
    return {found.term: found.count for found in near}


@lru_cache(maxsize=1)
def _english_words() -> dict[str, int]:
    lines = files("symspellpy").joinpath(ENGLISH_FILE).read_text(encoding="utf-8-sig").split("\n")
    pairs = (line.split(" ") for line in lines[:MOST_ENGLISH] if line)
    return {word: int(count) for word, count in pairs}


@lru_cache(maxsize=1)
def _speller() -> SymSpell:
    """Words of shopping come before all others."""
    made = SymSpell(max_dictionary_edit_distance=1, prefix_length=PREFIX)
    words = {**dict.fromkeys(indonesian_roots(), 1), **_english_words()}
    most = max(words.values())
    words.update(dict.fromkeys(STOP_WORDS | glossary_words() | english_of_glossary(), most))
    for word, count in words.items():
        made.create_dictionary_entry(word, count)
    return made
