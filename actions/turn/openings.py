"""How a message begins: with a yes, with a no, or as a question."""
from actions.language.pack_tables import words_of
from actions.language.tokens import phrase

YES, NO = words_of("openings.yes"), words_of("openings.no")
ASKING = words_of("openings.asking")
SIGN = "?"


def begins_with_yes(text: str) -> bool:
    return _first(text) in YES


def begins_with_no(text: str) -> bool:
    return _first(text) in NO


def asks(text: str) -> bool:
    """By its sign, or by a word that asks at either end: "which is lighter", "yang mana"."""
    said = phrase(text)
    return SIGN in text or bool(ASKING & set(said[:1] + said[-1:]))


def _first(text: str) -> str:
    return next(iter(phrase(text)), "")
