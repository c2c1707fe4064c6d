"""What addresses are made of, in many countries: streets, numbers, postcodes, towns."""
import re
from typing import Iterator, Optional, Sequence

from actions.language import packs
from actions.language.phrase_patterns import any_of

SEPARATOR = re.compile(r"\s*[\n,;]\s*")
LETTERS = re.compile(r"[^\W\d_]")
DIGIT = re.compile(r"\d")
WORD = re.compile(r"[^\s,;()]+")
BEHIND = packs.words("addresses.behind")
BEFORE = packs.words("addresses.before")
PARTS = packs.words("addresses.parts")
AREAS = packs.words("addresses.areas")
DISTRICTS = packs.words("addresses.districts")  # of which many towns have one of the same name
ENDING = re.compile(rf"\w{{2,}}(?:{packs.alternatives('addresses.endings')})\.?", re.IGNORECASE)
LANDMARK = re.compile(rf"(?:{any_of(packs.phrases('addresses.landmarks'))})\b", re.IGNORECASE)
# Scripts without spaces, and the signs in them that end the name of a town, a street, a house.
EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
EASTERN_PLACE = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af][都道府県市区郡町村省县州镇乡路街巷弄號号楼室丁도시군구동로길읍면리]"
)
POSTCODES = re.compile(
    r"(?<![\w.#-])(?:"
    r"[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}"  # YO1 7EP
    r"|[A-Za-z]\d[A-Za-z] ?\d[A-Za-z]\d"  # K1A 0B1
    r"|[A-Za-z]\d[\dWw] ?[A-Za-z\d]{4}"  # D02 X285
    r"|\d{4} ?[A-Z]{2}"  # 1012 AB
    r"|\d{5}-\d{3,4}|\d{4}-\d{3}|\d{3}-\d{4}|\d{2}-\d{3}|\d{3} \d{2,3}|\d{5,6}"
    r")(?![\w-])"
)
SHORT_POSTCODE = re.compile(r"(?<![\w.-])\d{4}(?![\w-])")
TOWN_ABBREVIATION = 2
MOST_OF_DISTRICT = 2  # words
MOST_OF_TAIL = 4  # words


def pieces_of(address: str) -> list[str]:
    return [piece for piece in SEPARATOR.split(address) if piece.strip()]


def has_street(piece: str) -> bool:
    """Whether it names a street, or a place as those who have no streets do."""
    words = _words(piece)
    return (
        any(word in BEFORE for word in words[:-1])
        or any(word in BEHIND for word in words[1:])
        or any(ENDING.fullmatch(word) for word in words)
        or bool(EASTERN_PLACE.search(piece))
    )


def tells_part(piece: str) -> bool:
    """ "Unit 4B", "Lantai 3": where in a house."""
    return any(word in PARTS for word in _words(piece)[:1])


def begins_street(piece: str) -> bool:
    """ "Jl Kenanga", "Jl. 5": no name begins so."""
    words = _words(piece)
    return len(words) > 1 and words[0] in BEFORE


def has_number(piece: str) -> bool:
    return bool(DIGIT.search(piece)) and bool(LETTERS.search(piece))


def is_place(piece: str) -> bool:
    """Whether it can only be part of an address."""
    return has_number(piece) or begins_street(piece) or is_postcode(piece)


def postcode_in(text: str) -> str:
    found = POSTCODES.search(text)
    return found.group() if found else ""


def is_postcode(text: str) -> bool:
    alone = text.strip(" .〒")
    return bool(POSTCODES.fullmatch(alone) or SHORT_POSTCODE.fullmatch(alone))


def is_tail(text: str) -> bool:
    """ "75002 Paris", "Jakarta Pusat 10310": how an address ends, and nothing else of it."""
    found = POSTCODES.search(text) or SHORT_POSTCODE.search(text)
    if found is None:
        return False
    rest = text[:found.start()] + text[found.end():]
    return not DIGIT.search(rest) and not has_street(rest) and len(rest.split()) <= MOST_OF_TAIL


def goes_on(text: str, address: Optional[str]) -> bool:
    """Whether it is one more line of an address that has no postcode yet."""
    return bool(address) and not postcode_in(address or "") and is_tail(text)


def with_postcode(address: str, postcode: str) -> str:
    """The address with this postcode in the place of its own, or behind it."""
    found = list(POSTCODES.finditer(address))
    if not found:
        return f"{address} {postcode}"
    return address[:found[-1].start()] + postcode + address[found[-1].end():]


def is_whole(address: str) -> bool:
    """Whether a parcel would find it: where in the town, and in which town."""
    pieces = pieces_of(address)
    is_somewhere = any(has_street(piece) or has_number(piece) for piece in pieces)
    if bool(EASTERN_PLACE.search(address)) and bool(DIGIT.search(address)):
        return True
    return (is_somewhere or len(pieces) > 2) and (
        bool(postcode_in(address)) or any(_has_town(piece, at, pieces)
                                          for at, piece in enumerate(pieces))
    )


def _has_town(piece: str, at: int, pieces: Sequence[str]) -> bool:
    """Whether words are left in it that are neither the street's nor the house's."""
    if LANDMARK.match(piece):
        return False
    if at and SHORT_POSTCODE.search(piece):
        return True
    if not DIGIT.search(piece) and not has_street(piece):
        if _words(piece)[0] in DISTRICTS and len(_words(piece)) <= MOST_OF_DISTRICT:
            return False
        others = [other for place, other in enumerate(pieces) if place != at]
        is_behind = any(has_street(other) or has_number(other) for other in others)
        return is_behind and len(LETTERS.findall(piece)) > 1
    return any(True for _ in _left(_words(piece)))


def _left(words: Sequence[str]) -> Iterator[str]:
    """Words behind the street's name and number that name something else: a town."""
    left: list[str] = []
    is_naming = is_after_number = False
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        if word in DISTRICTS or before in DISTRICTS:
            is_naming = False
            continue
        if word in AREAS and place and before not in AREAS:
            yield word
        if DIGIT.search(word):
            is_naming, is_after_number = False, True
        elif word in PARTS or before in PARTS:
            is_naming = word in BEFORE
        elif word in BEFORE:
            left, is_naming = [], True
        elif word in BEHIND or ENDING.fullmatch(word):
            left, is_after_number = [], True
        elif not is_naming and is_after_number and len(LETTERS.findall(word)) >= TOWN_ABBREVIATION:
            left.append(word)
    is_street_unknown = DIGIT.match(words[0]) and not any(map(_tells_street, words))
    if not (is_street_unknown and len(left) < 3):  # "12 Baker" has no town yet
        yield from left


def _tells_street(word: str) -> bool:
    return word in BEHIND or word in BEFORE or bool(ENDING.fullmatch(word))


def _words(piece: str) -> list[str]:
    return [word.lower().strip(".:") for word in WORD.findall(piece)]
