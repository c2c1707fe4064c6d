"""A message cut into what may be one detail each, by commas, lines and the words that open one."""
import re
from dataclasses import dataclass, replace
from typing import Optional

from rapidfuzz.distance import DamerauLevenshtein

from actions.language import packs
from actions.language.phrase_patterns import any_of
from actions.language.stop_words import STOP_WORDS
from actions.shop.buying.delivery_details import (
    ADDRESS_OPENERS,
    CLOSERS,
    NAME_OPENERS,
    NAME_VERBS,
)
from actions.shop.buying.details.places import (
    AREAS,
    BEFORE,
    BEHIND,
    PARTS,
    has_street,
    is_place,
    is_postcode,
)
from actions.shop.catalogue.delivery_ways import tells_way
from actions.shop.contacts import BREAK

NAME, ADDRESS = "name", "address"
MOST_OF_NAME = 6  # words
SIGNS = r"[\n;,]|(?<=\s)[/|](?=\s)"
SIGN = re.compile(r"[\n;,/|]")
FOR_WHOM = re.compile(
    rf"^(?:(?:{any_of(packs.phrases('contact.recipient_openers'))})(?:\s*:\s*|\s+))+", re.IGNORECASE
)
SEVERAL = re.compile(r"\s").search  # words: one alone may be part of a name
# Within a line another detail may begin: "my name is Ann and I live at …".
WITHIN = re.compile(
    rf"(?<=\w)[.!]?\s+(?:(?-i:{packs.alternatives('contact.between')})\s+)?"
    rf"(?=(?:{any_of(filter(SEVERAL, packs.phrases('details.address_openers')))})\s)",
    re.IGNORECASE,
)
BETWEEN = packs.words("contact.between")
OF_PLACE = (
    any_of(packs.phrases("addresses.postcode_openers")),
    any_of(packs.phrases("addresses.town_openers")),
)
TAIL = re.compile(rf"^(?:{'|'.join(OF_PLACE)})(?:\s*:\s*|\s+)(?=\S)", re.IGNORECASE)
# "Checkout: Ann Lee", "my work - 40 Finsbury Square": what it is, before it.
HEADING = re.compile(r"^(?P<head>[^:\d]+?)(?P<sign>\s*:|\s+[-–])\s+(?P<rest>\S.*)$")
OF_PLACES = BEFORE | BEHIND | PARTS | AREAS
# Long words that open an address, and are mistyped or cut short.
ADDRESS_PHRASES = " ".join(packs.phrases("details.address_openers"))
OPENING = sorted(set(re.findall(r"[^\W\d_]{6,}", ADDRESS_PHRASES)))
SHORTEST_SLIP = 4  # letters
VOWEL = re.compile("[aeiou]")
SENTENCE = re.compile(r"(?P<before>\w{3,}|\d)\.\s+(?=(?P<next>[^\n;,.]+))")


@dataclass(frozen=True)
class Piece:
    """A part of the message between commas; `opened` is the detail that its first words name.

    `is_plain`: they are words of any sentence, "I'm", "saya"; `is_asked`: they ask to do something,
    "use", and not always to put a name down.
    """

    text: str
    opened: Optional[str] = None
    before: str = ""  # what parts it from the piece before
    is_plain: bool = False
    is_asked: bool = False


def pieces_in(text: str) -> list[Piece]:
    text = WITHIN.sub(BREAK, SENTENCE.sub(_ended, text))
    pieces: list[Piece] = []
    before = ""
    for part in re.split(f"({SIGNS})", text):
        if SIGN.fullmatch(part):
            before = before or part
        elif not _says_nothing(said := CLOSERS.sub("", part)):
            pieces += [_opened(said.strip(" .!()-–"), before)]
            before = ""
    return [piece for piece in pieces if piece.text]


def _ended(found: re.Match[str]) -> str:
    """ "York. My name is Ann": another detail begins behind the full stop, "Jl. 5" goes on."""
    follows = found["next"]
    is_place_next = is_postcode(follows) or (is_place(follows) and has_street(follows))
    is_place_next = is_place_next and found["before"].lower() not in OF_PLACES
    is_opened = any(opens.match(follows) for opens in (NAME_OPENERS, ADDRESS_OPENERS, FOR_WHOM))
    is_said = found["before"] in STOP_WORDS or (
        found["before"].islower() and found["before"] not in OF_PLACES)  # "checkout. Ann Lee"
    is_name_next = is_said and follows[0].isupper()
    return found["before"] + BREAK if is_place_next or is_opened or is_name_next else found.group()


def _says_nothing(part: str) -> bool:
    words = [word.strip(".!:()-").lower() for word in part.split()]
    return all(not word or word in BETWEEN for word in words) or tells_way(part)


def _opened(text: str, before: str) -> Piece:
    piece = _opened_at_once(text, before)
    headed = HEADING.match(piece.text)
    if headed is None or not _is_heading(headed):
        return piece
    headless = _opened_at_once(headed["rest"], before)
    return replace(headless, opened=headless.opened or piece.opened)


def _is_heading(found: re.Match[str]) -> bool:
    """Words that are no part of an address; before a dash, of a sentence."""
    words = {word.lower().strip(".") for word in found["head"].split()}
    speaks = found["sign"].strip() == ":" or not STOP_WORDS.isdisjoint(words)
    return speaks and OF_PLACES.isdisjoint(words)


def respelt(text: str) -> str:
    """With what opens an address written in full: "almt jl kenanga 10", "adress: …"."""
    first, *rest = re.split(r"(\W+)", text, maxsplit=1)
    meant = next((word for word in OPENING if _is_slip(first.lower(), word)), None)
    return meant + "".join(rest) if meant else text


def _is_slip(said: str, word: str) -> bool:
    """One letter astray, cut short, or with its consonants alone."""
    if len(said) < SHORTEST_SLIP or said == word:
        return False
    is_near = len(said) > SHORTEST_SLIP and DamerauLevenshtein.distance(said, word) == 1
    return is_near or word.startswith(said) or said == word[0] + VOWEL.sub("", word[1:])


def _opened_at_once(text: str, before: str) -> Piece:
    address, name = ADDRESS_OPENERS.sub("", text).strip(), NAME_OPENERS.sub("", text).strip()
    if address == text and name == text:
        written = ADDRESS_OPENERS.sub("", respelt(text)).strip()
        address = written if is_place(written) or has_street(written) else address
    is_either = name != text and not (is_place(address) or has_street(address))  # "it's Ann"
    if address != text and not is_either:
        return Piece(address, ADDRESS, before)
    tail = TAIL.sub("", text)
    if tail != text and (is_place(tail) or _is_town(tail)):
        return Piece(tail, ADDRESS, before)
    whose = FOR_WHOM.sub("", text)
    if before and name == text != whose and _may_be_whose(whose):
        return Piece(whose, NAME, before)
    if name != text:
        opener = text.removesuffix(name)
        return Piece(
            FOR_WHOM.sub("", name), NAME, before, all(map(_is_plain, opener.split())),
            is_asked=NAME_VERBS.sub("", text).strip() == name,
        )
    return Piece(text, None, before)


def _is_town(text: str) -> bool:
    """ "I'm in York", not "I'm in a hurry"."""
    return text[0].isupper() or STOP_WORDS.isdisjoint(text.lower().split())


def _may_be_whose(text: str) -> bool:
    """Of what stands behind something else: "…, York, for Ann Lee", not "for the office"."""
    words = text.split()
    is_short = 0 < len(words) <= MOST_OF_NAME and not STOP_WORDS.intersection(words)
    return is_short and not (is_place(text) or has_street(text))


def _is_plain(word: str) -> bool:
    """The first of "I'm" alone tells."""
    return re.split("['’]", word.lower().strip(" :,"))[0] in STOP_WORDS
