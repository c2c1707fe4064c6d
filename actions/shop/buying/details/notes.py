"""What a message tells the courier, apart from where the parcel goes."""
import re
from typing import Optional

from actions.language import packs
from actions.language.phrase_patterns import any_of
from actions.shop.buying.details.places import has_street, is_place

LONGEST_NOTE = 200
OPENED = re.compile(
    rf"(?:^|(?<=[\n,;.!(]))\s*(?:{any_of(packs.phrases('contact.note_openers'))})(?!\w)\s*[:=\-–]?\s*",
    re.IGNORECASE,
)
BEGUN = re.compile(
    rf"(?:^|(?<=[\n,;.!(]))\s*(?=(?:{any_of(packs.phrases('contact.note_beginnings'))})(?!\w))",
    re.IGNORECASE,
)
CLOSED = re.compile(rf"\b(?:{packs.alternatives('details.closers')})\b", re.IGNORECASE)
PIECE = re.compile(r"[^\n,;]+|[\n,;]")


def without_note(text: str) -> tuple[str, Optional[str]]:
    """The message without the note, and the note."""
    found = OPENED.search(text) or BEGUN.search(text)
    if found is None:
        return text, None
    end = found.end() + _length(text[found.end():])
    note = text[found.end():end].strip(" \n,;()")
    if not any(sign.isalnum() for sign in CLOSED.sub("", note)):
        return text, None
    return text[:found.start()] + "\n" + text[end:], note[:LONGEST_NOTE]


def _length(text: str) -> int:
    """Of the note at its beginning: to the end of the line, or to an address."""
    end = 0
    for piece in PIECE.finditer(text):
        is_end = piece.group() == "\n" or (
            end and has_street(piece.group()) and is_place(piece.group())
        )
        if is_end:
            break
        end = piece.end()
    return end
