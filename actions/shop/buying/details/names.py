"""Whose parcel it is: which piece of a message is the name, and where in it the name ends."""
import re
from typing import Optional, Sequence

from actions.language import packs
from actions.language.stop_words import STOP_WORDS
from actions.shop.buying.delivery_details import ADDRESS_OPENERS, NAME_OPENERS, clean_name
from actions.shop.buying.details.pieces import (
    ADDRESS,
    BETWEEN,
    FOR_WHOM,
    MOST_OF_NAME,
    NAME,
    Piece,
    respelt,
)
from actions.shop.buying.details.places import (
    begins_street,
    has_number,
    has_street,
    is_place,
)
from actions.shop.contacts import BREAK

GREETINGS = packs.words("details.greetings")
INTO = packs.words("details.into")
LONGEST_PARTICLE = 3  # letters: "de", "von", "bin"
CAPITAL = r"[^\W\d_a-z][\w.'’-]*"
# Words that lead to capitals, and behind them perhaps where they are at home.
LED_TO = re.compile(
    rf"(?P<led>\S+(?: [^\W\d_][\w'’]*){{0,4}}?) (?P<name>{CAPITAL}(?: {CAPITAL}){{0,5}})"
    rf"(?: (?:{packs.alternatives('contact.between')}) (?P<place>\S*\d.*|\S+ .*\d.*))?"
)


def without_leads(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """ "Hi there, …", "it's for my mum, Ann Lee, …": what only leads to the details is none."""
    while len(pieces) > 1 and (_only_greets(pieces[0].text) or (
        _tells_whose(pieces[0].text) and _precedes_place(pieces[1:])
    )):
        pieces = pieces[1:]
    return pieces


def _only_greets(text: str) -> bool:
    """No detail, in words of any sentence: "Will" and "Do An" are names."""
    words = text.split()
    is_written_so = any(word[0].islower() for word in words)
    said = {word.lower().strip(".!") for word in words}
    return said <= STOP_WORDS | GREETINGS and (is_written_so or said <= GREETINGS)


def _tells_whose(text: str) -> bool:
    """ "My mum", "rumah mertua saya": who it is to them, before the name."""
    words = text.split()
    has_no_name = all(word[0].islower() for word in words[1:])
    return has_no_name and not is_place(text) and not STOP_WORDS.isdisjoint(map(str.lower, words))


def parted(pieces: Sequence[Piece], asked: Optional[str]) -> list[Piece]:
    """ "a.n. Bu Sri jl kenanga 10", "Ann Lee 12 Rose Lane": it ends where the place begins."""
    parted: list[Piece] = []
    for place, piece in enumerate(pieces):
        is_first = asked == NAME and place == 0
        if is_first and (led := _led_to(piece)):
            parted += led
            continue
        is_name = piece.opened == NAME or (is_first and not piece.opened)
        end = _end_of_name(piece.text) if is_name else 0
        if end:
            parted += [Piece(_name_part(piece.text[:end]), piece.opened, piece.before),
                       Piece(piece.text[end:].strip(), None, BREAK)]
        else:
            parted.append(piece)
    return parted


def _led_to(piece: Piece) -> Sequence[Piece]:
    """ "Going to Ann Lee at 12 Rose Lane", "hiya its Ann Lee": the capitals in it are the name."""
    found = LED_TO.fullmatch(piece.text)
    if found is None or (piece.opened and not found["place"]) or not _may_be_name(found["name"]):
        return ()
    if not _leads_to_name(found["led"]) or has_street(found["name"]):
        return ()
    name = Piece(found["name"], NAME, piece.before)
    where = found["place"]
    if where and not (is_place(where) and has_street(where)):
        return ()
    return (name, Piece(where, ADDRESS, BREAK)) if where else (name,)


def _leads_to_name(text: str) -> bool:
    words = text.split()
    ends = (" ".join(words[at:]) for at in range(len(words)))
    return words[-1].lower() in INTO or any(
        NAME_OPENERS.fullmatch(end) or FOR_WHOM.fullmatch(f"{end} ") for end in ends
    )


def _name_part(text: str) -> str:
    """ "Ann Lee and the parcel goes to": until words follow that only lead to the place."""
    words = text.split()
    for at, word in enumerate(words):
        leads = word in BETWEEN or ADDRESS_OPENERS.fullmatch(respelt(word)) is not None
        if at and leads and all(each[0].islower() for each in words[at:]):
            return " ".join(words[:at])
    return text.strip()


def _end_of_name(text: str) -> int:
    """Where a place begins in it, behind words of a name; 0 where none does."""
    for word in re.finditer(r"\S+", text):
        rest = text[word.start():]
        begins = word.group()[0].isdigit() or begins_street(rest)
        if word.start() and begins and clean_name(text[:word.start()]):
            return word.start() if has_number(rest) or has_street(rest) else 0
    return 0


def place_of_name(
    pieces: Sequence[Piece], asked: Optional[str], known: Optional[str]
) -> Optional[int]:
    for place, piece in enumerate(pieces):
        if _is_told_as_name(piece, asked, known) and _may_be_name(piece.text):
            return place
    if not pieces:
        return None
    first = pieces[0]
    if (is_same(first.text, known) and len(pieces) > 1) or (
        len(pieces) == 1 and _is_more_of(first.text, known)
    ):
        return 0
    if asked != NAME:
        return _place_before_where(pieces) if known is None else None
    if first.opened == ADDRESS and not (len(pieces) > 1 and is_place(pieces[1].text)):
        return None
    if _is_sentence(first):
        return None
    return 0 if _may_be_name(FOR_WHOM.sub("", first.text)) else None


def _is_told_as_name(piece: Piece, asked: Optional[str], known: Optional[str]) -> bool:
    """ "I'm Ann" tells a name where none is known, "I'm done" and "use my points" never do."""
    if piece.opened != NAME or _is_sentence(piece):
        return False
    is_written_so = _is_written_as_name(piece.text.split())
    if piece.is_asked:
        return asked == NAME or is_written_so
    return not piece.is_plain or asked == NAME or (known is None and is_written_so)


def _is_sentence(piece: Piece) -> bool:
    """ "Saya mau pesan sekarang": words go on that no name has."""
    opens_any = piece.is_plain or piece.is_asked
    return opens_any and any(word in STOP_WORDS for word in piece.text.split())


def _place_before_where(pieces: Sequence[Piece]) -> Optional[int]:
    """Of the name in "check out, Ann Lee, 12 Rose Lane, York"."""
    if _precedes_place(pieces):
        return 0
    is_lead = all(word[0].islower() for word in pieces[0].text.split()[1:])
    has_other = is_lead and not is_place(pieces[0].text) and pieces[0].opened is None
    return 1 if has_other and _precedes_place(pieces[1:]) else None


def _precedes_place(pieces: Sequence[Piece]) -> bool:
    """Capitals before an address, in a message that nobody asked for."""
    words = FOR_WHOM.sub("", pieces[0].text).split() if pieces else []
    if len(pieces) < 2 or has_street(pieces[0].text) or is_place(pieces[0].text):
        return False
    where = pieces[1]
    is_where = where.opened == ADDRESS or (is_place(where.text) and has_street(where.text))
    return is_where and len(words) > 1 and _is_written_as_name(words)


def _is_written_as_name(words: Sequence[str]) -> bool:
    """ "Jan de Vries": capitals, and particles within."""
    has_capitals = not (words[0][0].islower() or words[-1][0].islower())
    return has_capitals and all(
        not word[0].islower() or len(word) <= LONGEST_PARTICLE for word in words
    )


def _may_be_name(text: str) -> bool:
    return clean_name(text) is not None and not is_place(text) and len(
        text.split()) <= MOST_OF_NAME


def _is_more_of(said: str, known: Optional[str]) -> bool:
    """ "Sam Whitlock", of Sam: the same name, in full."""
    is_longer = bool(known) and said.lower().startswith(f"{known} ".lower())
    return is_longer and _may_be_name(said) and not has_street(said)


def is_same(said: Optional[str], known: Optional[str]) -> bool:
    return bool(said) and str(said).casefold() == str(known).casefold()
