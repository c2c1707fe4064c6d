"""Goods wanted reduced: what of a description says so, and what is left of it then."""
from actions.language.phrase_patterns import phrase_pattern
from actions.language.stop_words import STOP_WORDS
from actions.language.tokens import phrase
from actions.reading.reading import Description

REDUCED = phrase_pattern("promotions.reduced")
SOMETHING_ELSE = phrase_pattern("promotions.something_else")
WHEN = phrase_pattern("promotions.when")


def asks_for_reduced(text: str) -> bool:
    return bool(REDUCED.search(SOMETHING_ELSE.sub(" ", text.lower())))


def without_reduced(text: str) -> str:
    """The words less those that say it; empty where nothing is left but little ones."""
    left = WHEN.sub(" ", REDUCED.sub(" ", text.lower())).split()
    return " ".join(left) if any(word not in STOP_WORDS for word in phrase(" ".join(left))) else ""


def wanted_reduced(said: Description) -> tuple[Description, bool]:
    """What is wanted whether it is reduced or not, and whether it shall be."""
    if not any(map(asks_for_reduced, (said.kind, *said.traits, said.order))):
        return said, False
    traits = (without_reduced(trait) for trait in said.traits)
    return said.copy(update={
        "kind": without_reduced(said.kind), "traits": tuple(each for each in traits if each),
        "order": "" if asks_for_reduced(said.order) else said.order,
    }), True
