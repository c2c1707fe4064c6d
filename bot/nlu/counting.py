"""How many, and which one of a list: two of them, make it 3, the second, yang kedua, number 2."""
import re
from typing import Any, Optional

from spacy.matcher import Matcher
from spacy.vocab import Vocab

from actions.shop.stop_words import STOP_WORDS
from bot.nlu.found import Fact, Found, found
from bot.nlu.numbers import NUMBER_WORDS, read_number
from bot.nlu.reading import Reading

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "last": -1,
    "pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6,
    "ketujuh": 7, "kedelapan": 8, "kesembilan": 9, "kesepuluh": 10, "terakhir": -1,
}  # fmt: skip
BOTH_OR_SECOND = frozenset("kedua ketiga keempat".split())
WHOLE_QUANTITIES = {
    "sebuah": 1, "sebiji": 1, "sepasang": 1, "sebungkus": 1, "sebotol": 1, "sepotong": 1,
    "selusin": 12, "selembar": 1, "sekotak": 1,
}  # fmt: skip
MOST_LISTED = 20
MOST_WANTED = 999

Patterns = list[list[dict[str, Any]]]

NUMBER = {"TEXT": {"REGEX": rf"^(?:\d{{1,3}}|{'|'.join(NUMBER_WORDS)})$"}}
DIGITS = {"TEXT": {"REGEX": r"^\d{1,2}$"}}
ORDINAL = {"LOWER": {"IN": list(ORDINALS)}}
COUNTER = {"LOWER": {"IN": """
    pc pcs piece dozen buah biji unit pack pak pasang bungkus botol lusin kotak dus lembar
    sachet kaleng of more lagi x
""".split()}}  # fmt: skip


def _word(*choices: str, **more: Any) -> dict[str, Any]:
    return {"LOWER": {"IN": list(choices)}, **more}


NUMBERED = _word("number", "no", "nomor", "num", "#", "option", "pilihan", "opsi", "item", "ke")
JOINED = _word("and", "vs", "versus", "or", "dan", "sama", "dengan", "atau", "apa", "to", "with")
YANG = _word("yang", OP="?")
ORDINAL_PATTERNS: Patterns = [
    [ORDINAL],
    [_word("the"), ORDINAL],
    [ORDINAL, _word("one", "item", "product")],
    [_word("the"), ORDINAL, _word("one", "item", "product")],
    [_word("yang"), ORDINAL],
    [NUMBERED, NUMBER],
    [_word("yang"), _word("nomor", "no"), NUMBER],
    [_word("yang"), DIGITS],
    [DIGITS, _word("st", "nd", "rd", "th")],
    [_word("the"), DIGITS, _word("st", "nd", "rd", "th")],
]
# Both numbers stand for places in the list.
PAIR_PATTERNS: Patterns = [
    [NUMBER, _word("vs", "versus"), NUMBER],
    [_word("compare", "bandingkan", "bandingin"), YANG, NUMBER, JOINED, YANG, NUMBER],
    [_word("yang"), NUMBER, JOINED, YANG, NUMBER],
]
# "the first two" are 1 and 2.
FIRST_FEW_PATTERNS: Patterns = [
    [_word("first"), NUMBER],
    [_word("the"), _word("first"), NUMBER],
    [NUMBER, YANG, _word("pertama")],
]
QUANTITY_PATTERNS: Patterns = [
    [NUMBER, COUNTER],
    [NUMBER, _word("pair", "dozen", "bottle", "bag", "box", "can"), _word("of")],
    [_word("x", "qty", "quantity", "jumlah"), NUMBER],
    [_word("a"), _word("pair", "couple", "dozen")],
    [_word("a"), _word("pair", "couple", "dozen"), _word("of")],
    [_word(*WHOLE_QUANTITIES)],
]
FEW = {"couple": 2, "dozen": 12}
# "one" counts after these; elsewhere ("the red one") it stands for a product.
COUNTS_ONE_AFTER = frozenset(
    """just only take get buy order add want need have it to quantity qty with least is make
    another purchase give me put also""".split()
)
# "last week", "my last order" speak of time, not of a place in the list.
NOT_IN_A_LIST = frozenset(
    "week month year night time order purchase weekend minggu bulan tahun kali hand".split()
)


class Counting:
    """Finds ordinals and quantities in a reading."""

    def __init__(self, vocab: Vocab) -> None:
        self._matcher = Matcher(vocab)
        self._matcher.add("ordinal", ORDINAL_PATTERNS)
        self._matcher.add("pair", PAIR_PATTERNS)
        self._matcher.add("first_few", FIRST_FEW_PATTERNS)
        self._matcher.add("quantity", QUANTITY_PATTERNS)

    def find(self, reading: Reading, units: frozenset[str]) -> list[Found]:
        results = list(_bare_quantities(reading, units))
        for label, first, end in self._matcher(reading.doc):
            rule = RULES[reading.doc.vocab.strings[label]]
            facts = rule(reading.words, first, end)
            if facts:
                results.append(Found(first, end, facts))
        return results


def _ordinal(words: tuple[str, ...], first: int, end: int) -> tuple[Fact, ...]:
    matched = words[first:end]
    places = [ORDINALS[word] for word in matched if word in ORDINALS] or _numbers(matched)
    if not places or not -1 <= places[0] <= MOST_LISTED or not _is_listed(words, first, end):
        return ()
    return (Fact("ordinal", places[0]),)


def _is_listed(words: tuple[str, ...], first: int, end: int) -> bool:
    """Whether the ordinal stands for a place in the list shown."""
    before, after = words[max(first - 1, 0) : first], words[end : end + 1]
    if set(after) & NOT_IN_A_LIST:
        return False
    only = words[first] if end - first == 1 else ""
    if only == "last":  # "how long does the battery last"
        return not before or before[0] in STOP_WORDS - {"it", "does"}
    if only == "second":
        return not set(before) & {"a", "one", "per"}
    if only in BOTH_OR_SECOND:  # "kedua laptop itu" are both laptops
        return not after or after[0] in STOP_WORDS or after[0] in NUMBER_WORDS
    return True


def _pair(words: tuple[str, ...], first: int, end: int) -> tuple[Fact, ...]:
    return tuple(Fact("ordinal", place) for place in _numbers(words[first:end]))


def _first_few(words: tuple[str, ...], first: int, end: int) -> tuple[Fact, ...]:
    count = _numbers(words[first:end])[0]
    return tuple(Fact("ordinal", n) for n in range(1, count + 1)) if 2 <= count <= 5 else ()


def _quantity(words: tuple[str, ...], first: int, end: int) -> tuple[Fact, ...]:
    matched = words[first:end]
    if matched[0] in WHOLE_QUANTITIES:
        return (Fact("quantity", WHOLE_QUANTITIES[matched[0]]),)
    if matched[0] == "a":  # "a pair" are two, "a pair of shoes" is one article
        few = 1 if matched[1:] == ("pair", "of") else FEW.get(matched[1], 2)
        return (Fact("quantity", few),)
    count = _numbers(matched)[0]
    dozens = 12 if {"dozen", "lusin"} & set(matched) else 1
    return (Fact("quantity", count * dozens),)


RULES = {
    "ordinal": _ordinal, "pair": _pair, "first_few": _first_few, "quantity": _quantity,
}  # fmt: skip


def _numbers(words: tuple[str, ...]) -> list[int]:
    return [
        NUMBER_WORDS.get(word, -2) if not word.isdigit() else int(word)
        for word in words
        if word.isdigit() or word in NUMBER_WORDS
    ]


def _bare_quantities(reading: Reading, units: frozenset[str]) -> list[Found]:
    """Numbers that stand alone: pesen 1, jadi tiga, i'll take two."""
    results, at = [], 0
    while at < len(reading.words):
        number = read_number(reading.words, at)
        end = number.end if number else at + 1
        value = _wanted(reading, at, end, units) if number and not number.is_scaled else None
        if value is not None:
            results.append(found(at, end, "quantity", value))
        at = end
    return results


def _wanted(reading: Reading, at: int, end: int, units: frozenset[str]) -> Optional[int]:
    words = reading.words
    before = words[at - 1] if at else ""
    after = words[end] if end < len(words) else ""
    number = read_number(words, at)
    if number is None or number.value != int(number.value) or number.value > MOST_WANTED:
        return None
    if re.match(r"\d", words[at]) and (reading.is_glued(at) or _is_glued_to_next(reading, end)):
        return None
    if after in units or after == words[at] or before in (words[at], "salah", "yang", "$", "rp"):
        return None  # "dua-duanya" is both, "salah satu" is any
    if words[at] == "one" and at and before not in COUNTS_ONE_AFTER:
        return None
    return int(number.value)


def _is_glued_to_next(reading: Reading, end: int) -> bool:
    return end < len(reading.words) and reading.is_glued(end)
