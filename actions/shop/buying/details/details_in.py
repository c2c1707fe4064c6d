"""The one place that reads details of a delivery in a message: whose, where, how to be reached."""
import re
from dataclasses import dataclass, replace
from typing import Iterable, Optional, Sequence

from actions.language import packs
from actions.language.phrase_patterns import any_of
from actions.shop.buying.delivery_details import (
    CONTROL,
    HIDDEN,
    clean_address,
    clean_name,
    corrected,
)
from actions.shop.buying.details.names import is_same, parted, place_of_name, without_leads
from actions.shop.buying.details.notes import without_note
from actions.shop.buying.details.pieces import ADDRESS, FOR_WHOM, NAME, Piece, pieces_in
from actions.shop.buying.details.places import (
    has_number,
    has_street,
    is_place,
    is_postcode,
    is_whole,
    tells_part,
)
from actions.shop.buying.details.set_right import set_right
from actions.shop.contacts import BREAK, email_in, phone_finder, taken_out

ALL_SAID = re.compile(
    rf"\W*(?:{any_of(packs.phrases('contact.all_said'))})"
    rf"(?:[ ,.!]+(?:{packs.alternatives('details.closers')}))*\W*",
    re.IGNORECASE,
)
# Words that mostly agree or greet, but that some are called.
ALSO_NAMES = packs.words("contact.also_names")


@dataclass(frozen=True)
class FoundDetails:
    """What was found; `is_sure` where no other kind of message looks like that."""

    name: Optional[str] = None
    address: Optional[str] = None
    phone: Optional[str] = None
    email: Optional[str] = None
    note: Optional[str] = None
    is_sure: bool = False
    is_corrected: bool = False

    @property
    def is_empty(self) -> bool:
        return not any((self.name, self.address, self.phone, self.email, self.note))

    @property
    def is_whole(self) -> bool:
        """Whether the address is one that a parcel would find."""
        return bool(self.address) and is_whole(self.address or "")


def details_in(
    text: str, asked: Optional[str] = None, name: Optional[str] = None,
    regions: Sequence[str] = (),
) -> FoundDetails:
    """`asked` is the detail asked for last: what looks like nothing else is taken for that.

    `name` is who it goes to, where it is known.
    """
    meant = set_right(text)
    said = corrected(meant.text)
    left = CONTROL.sub(BREAK, HIDDEN.sub("", said or meant.text))
    left, email = taken_out(left, email_in)
    left, phone = taken_out(left, phone_finder(regions))
    left, note = without_note(left)
    found = _who_and_where(pieces_in(left), asked, name)
    if asked == NAME and _is_also_name(text.strip(" .")):
        found = FoundDetails(name=text.strip(" ."), is_sure=True)
    return replace(
        found, phone=phone, email=email, note=note, is_corrected=said is not None or meant.is_set,
        is_sure=found.is_sure or bool(phone or email or note),
    )


def _is_also_name(text: str) -> bool:
    return text.istitle() and text.lower() in ALSO_NAMES


def is_all_said(text: str) -> bool:
    """ "That's all": no more of the address is to come."""
    return ALL_SAID.fullmatch(text) is not None


def _who_and_where(
    pieces: Sequence[Piece], asked: Optional[str], known: Optional[str]
) -> FoundDetails:
    """A name first, or one that says so; the rest is where it goes."""
    pieces = parted(without_leads(pieces), asked)
    at = place_of_name(pieces, asked, known)
    name = None if at is None else clean_name(FOR_WHOM.sub("", pieces[at].text))
    is_named = at is not None and (pieces[at].opened == NAME or is_same(name, known))
    rest = [piece for place, piece in enumerate(pieces) if place != at]
    if _is_name_alone(rest, asked, at):
        first, *titles = pieces
        whole = _joined([replace(first, text=FOR_WHOM.sub("", first.text)), *titles])
        return FoundDetails(name=clean_name(whole) or name, is_sure=is_named)
    where = _place_in(rest, asked)
    address = _address(where, asked) if where else None
    is_sure = address is not None and _is_surely_place(where)
    return FoundDetails(name=name, address=address, is_sure=is_sure or is_named)


def _is_name_alone(rest: Sequence[Piece], asked: Optional[str], at: Optional[int]) -> bool:
    """ "Budi Santoso, S.Kom": what follows the name is no address."""
    return at == 0 and asked == NAME and len(rest) < 2 and not any(map(_tells_place, rest))


def _place_in(pieces: Sequence[Piece], asked: Optional[str]) -> Sequence[Piece]:
    """What tells where it goes; of a message that wasn't asked for it, from where it begins."""
    if asked == ADDRESS or (asked == NAME and any(map(_tells_place, pieces))):
        return pieces
    for place, piece in enumerate(pieces):
        text = piece.text
        if piece.opened == ADDRESS or (is_place(text) and (has_street(text) or is_postcode(text))):
            return pieces[_begins_before(pieces, place):]
    return ()


def _begins_before(pieces: Sequence[Piece], place: int) -> int:
    """ "Unit 4B", before the street."""
    while place and pieces[place].opened is None and has_number(pieces[place - 1].text) and (
        tells_part(pieces[place - 1].text)
    ):
        place -= 1
    return place


def _tells_place(piece: "Piece") -> bool:
    return piece.opened == ADDRESS or is_place(piece.text) or has_street(piece.text)


def _is_surely_place(pieces: Sequence[Piece]) -> bool:
    texts = [piece.text for piece in pieces]
    has_place = any(is_place(text) and has_street(text) or is_postcode(text) for text in texts)
    return has_place or (len(texts) > 1 and any(map(is_place, texts)))


def _address(pieces: Sequence[Piece], asked: Optional[str]) -> Optional[str]:
    address = _joined(pieces)
    whole = clean_address(address)
    if whole is not None:
        return whole
    # A line of an address that goes on: "York", "RT 2/5".
    is_line = asked == ADDRESS or all(is_postcode(piece.text) for piece in pieces)
    return address.strip(" .,") or None if is_line else None


def _joined(pieces: Iterable[Piece]) -> str:
    """As it was typed, a line after a comma."""
    text = ""
    for piece in pieces:
        text = f"{text}, {piece.text}" if text else piece.text
    return text
