"""What a message takes back while it is written: "6 Mill Lane, no wait, 8 Mill Lane"."""
import re
from typing import NamedTuple, Optional

from actions.language import packs
from actions.language.phrase_patterns import any_of
from actions.language.stop_words import STOP_WORDS
from actions.shop.buying.details.places import PARTS, POSTCODES, has_number, has_street

MARKERS = any_of(packs.phrases("details.taking_back"))
# Between separators: "sorry" is a word of notes as well.
BETWEEN = re.compile(
    rf"(?P<sign>^|[\n,;.!()…–-]|\s)\s*(?P<marker>{MARKERS})(?!\w)(?:\s*[,;:.!…–-]+)*\s*",
    re.IGNORECASE,
)
# "12, not 21": what is refused by name; "no 21" is the number of a house.
REFUSING = "|".join(map(re.escape, sorted(packs.words("negations.refusing") - PARTS)))
REFUSED = re.compile(rf"\s*[,;(–-]?\s*\b(?:{REFUSING})\s+(?=\S*\d)[^\s,;.()]+\)?", re.IGNORECASE)
PIECE = re.compile(r"[^\n,;]+")
NUMBER = re.compile(r"\d+\w?")
WORD = re.compile(r"[^\W\d_]{2,}")


class SetRight(NamedTuple):
    """The message as it is meant; `is_set` where something of it was taken back."""

    text: str
    is_set: bool


def set_right(text: str) -> SetRight:
    left = REFUSED.sub("", text)
    while (found := _marker(left)) is not None:
        before, after = left[:found.start()].rstrip(" ,;"), left[found.end():].lstrip()
        told = _put_in_place(before, after)
        if told is None:
            return SetRight(left, left != text)
        left = told
    return SetRight(left, left != text)


def renumbered(known: str, said: str) -> Optional[str]:
    """The address with the number that is told now, alone or with its street: "Jl. Mawar 71"."""
    said = said.strip(" .,")
    if _is_bare_number(said):
        is_house = POSTCODES.fullmatch(said) is None and len(NUMBER.findall(known)) == 1
        return NUMBER.sub(said, known) if is_house else None
    parts = NUMBER.split(said)
    if len(parts) != 2 or not (has_street(said) or WORD.search(said)):
        return None
    street = r"\b\d+\w?\b".join(map(re.escape, parts))
    found = list(re.finditer(rf"(?<!\w){street}(?!\w)", known, re.IGNORECASE))
    return known[:found[0].start()] + said + known[found[0].end():] if len(found) == 1 else None


def _marker(text: str) -> Optional[re.Match[str]]:
    """One that stands apart, or at an end of the message: some are called Wait."""
    for found in BETWEEN.finditer(text):
        is_apart = found["sign"].strip() or " " in found["marker"] or (
            not text[:found.start()].strip() or not text[found.end():].strip()
        )
        if is_apart and text.strip() != found.group().strip():
            return found
    return None


def _put_in_place(before: str, after: str) -> Optional[str]:
    """What comes after in the place of what it sets right; None where that can't be told."""
    if not before or not after:
        return before or after
    pieces, new = list(PIECE.finditer(before)), _first(after)
    old = next((piece for piece in pieces if _is_like(piece.group(), new)), pieces[-1])
    if _is_bare_number(new) and len(NUMBER.findall(old.group())) == 1 and has_number(old.group()):
        rest = before[old.start():]
        return before[:old.start()] + NUMBER.sub(new.strip(" ."), rest, 1) + (
            after[len(new):])
    if _may_replace(old.group(), new):
        return f"{before[:old.start()].rstrip()} {after}".strip()
    return None


def _may_replace(old: str, new: str) -> bool:
    """Both tell the same kind of thing; words of any sentence tell nothing."""
    if has_number(old) != has_number(new) or _has_digit(old) != _has_digit(new):
        return False
    return _has_digit(new) or STOP_WORDS.isdisjoint(new.lower().split())


def _first(text: str) -> str:
    found = PIECE.search(text)
    return found.group() if found else text


def _is_like(old: str, new: str) -> bool:
    """Whether it tells of the same street."""
    return has_street(old) == has_street(new) and len(_words(old) & _words(new)) > 1


def _words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(text)}


def _is_bare_number(text: str) -> bool:
    return NUMBER.fullmatch(text.strip(" .")) is not None


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)
