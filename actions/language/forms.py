"""Forms of a word: singular, without its possessive, not compared; by the endings of the packs."""
from typing import Mapping

from actions.language import packs

SHORTEST_STEM = 3


def _longest_first(name: str) -> Mapping[str, str]:
    endings = packs.mapping(name)
    return {ending: endings[ending] for ending in sorted(endings, key=lambda e: (-len(e), e))}


PLURALS, COMPARATIVES = _longest_first("forms.plurals"), _longest_first("forms.comparatives")
NO_PLURALS, PLURAL_SIGNS = packs.phrases("forms.no_plurals"), packs.phrases("forms.plural_signs")
POSSESSIVES = packs.phrases("suffixes.definite")
# What may stick to a word that is known without it.
ENDINGS = packs.phrases("suffixes.cut_off")


def singular(word: str) -> str:
    """toasters → toaster, batteries → battery, women's → women; glass stays."""
    if word.endswith(NO_PLURALS):
        return word
    for ending, instead in PLURALS.items():
        may_end = len(word) > SHORTEST_STEM or not ending.isalpha()
        if may_end and word.endswith(ending):
            return word.removesuffix(ending) + instead
    return word


def without_possessive(word: str, shortest: int = SHORTEST_STEM) -> str:
    """warnanya → warna, where at least `shortest` letters stay."""
    for ending in POSSESSIVES:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word.removesuffix(ending)
    return word


def stripped(word: str) -> str:
    """Without any ending that may be a possessive or a plural, for words that are only compared
    with words stripped alike: cameras and camera, gas and ga."""
    for ending in (*POSSESSIVES, *PLURAL_SIGNS):
        word = word.removesuffix(ending)
    return word


def not_compared(word: str) -> str:
    """heavier → heavy, lighter → light."""
    for ending, instead in COMPARATIVES.items():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST_STEM and stem[-SHORTEST_STEM:].isalpha():
            return stem + instead
    return word
