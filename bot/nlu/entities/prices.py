"""Price limits: under $60, di bawah 3 juta, between 20 and 40, 500 ribuan."""
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Container, Iterator, Optional, Sequence

from actions.language.numbers import Number, plain_text, read_number
from actions.language.tokens import phrase
from bot.nlu.entities.mention import Fact, Found

CURRENCY_WORDS = {
    "$": "USD", "usd": "USD", "dollar": "USD", "dolar": "USD", "buck": "USD",
    "rp": "IDR", "idr": "IDR", "rupiah": "IDR", "perak": "IDR",
}  # fmt: skip
RUPIAH_SCALES = frozenset(
    """rb ribu rebu jt juta ribuan rebuan rban jutaan jtan seribu sejuta seceng noceng goceng ceban
    noban goban gocap cepek gopek""".split()
)
# 100k is a price in rupiah, 2k may be either.
SMALLEST_RUPIAH = 10_000
DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((phrase(part) for part in text.split("|")), key=len, reverse=True))


MAX_BEFORE = _phrases(
    "under | below | less than | cheaper than | lower than | max | maximum | maximum of | at most |"
    "up to | no more than | not more than | not over | not above | nothing over | nothing above |"
    "within | < | budget | budgetku | di bawah | dibawah | bawah | kurang dari | maksimal |"
    "maksimum | maks | mentok | paling mahal | tidak lebih dari | jangan lebih dari |"
    "jangan di atas | murah dari | lebih murah dari | sampai | hingga"
)
MIN_BEFORE = _phrases(
    "over | above | more than | at least | minimum | starting at | starting from | > | di atas |"
    "diatas | lebih dari | minimal | mulai | mulai dari | mahal dari | lebih mahal dari |"
    "dearer than"
)
ABOUT_BEFORE = _phrases("around | about | roughly | sekitar | kisaran | kira | harga kisaran")
MAX_AFTER = _phrases(
    "ke bawah | kebawah | or less | or under | or below | or cheaper | max | maksimal | maximum |"
    "top | budget | tops | mentok"
)
MIN_AFTER = _phrases("ke atas | keatas | or more | or above | and up | and above | atau lebih")
RANGE_BEFORE = frozenset("between from antara dari kisaran sekitar range rentang".split())
RANGE_SIGNS = frozenset("to and sampai hingga dan - until sd".split())
FILLERS = frozenset(
    "harga price priced a of the only is my saya aku cuma hanya saja itu be than cost us".split()
)
OPEN_ENDED = frozenset((("sampai",), ("hingga",), ("mulai",), ("mulai", "dari")))
ABOUT_SHARE = Decimal("0.2")


@dataclass(frozen=True)
class Amount:
    """Money named in the message; `is_price` when a sign, a currency or rb/jt says so."""

    first: int
    end: int
    value: Decimal
    currency: Optional[str]
    is_price: bool
    is_about: bool


# Money of the past is no limit: "i was charged $50".
PAID = frozenset(
    """paid charged charge refund refunded transfer transferred voucher kupon coupon duit saldo poin
    point cashback ongkir tagihan""".split()
)


def find_prices(words: Sequence[str], measures: Container[str]) -> list[Found]:
    """Limits named in the message. A bare number counts only after a limit word."""
    amounts = list(_amounts(words))
    found, at = [], 0
    while at < len(amounts):
        pair = _range(words, amounts[at : at + 2])
        price = pair or _limit(words, amounts[at], measures)
        if price:
            found.append(price)
        at += 2 if pair else 1
    return found


def _amounts(words: Sequence[str]) -> Iterator[Amount]:
    at = 0
    while at < len(words):
        number = read_number(words, at)
        if number is None:
            at += 1
            continue
        before = CURRENCY_WORDS.get(words[at - 1]) if at else None
        first, end = (at - 1 if before else at), number.end
        after = CURRENCY_WORDS.get(words[end]) if end < len(words) else None
        currency = before or after or _implied_currency(words[at:end], number)
        end += 1 if after else 0
        is_price = currency is not None or number.is_scaled
        yield Amount(first, end, number.value, currency, is_price, number.is_about)
        at = end


def _implied_currency(words: Sequence[str], number: Number) -> Optional[str]:
    """Rupiah for rb and jt, for 500.000 with dots, and for 100k."""
    is_large = number.is_scaled and number.value >= SMALLEST_RUPIAH
    is_rupiah = is_large or RUPIAH_SCALES & set(words) or DOTTED.fullmatch(words[0])
    return "IDR" if is_rupiah else None


def _range(words: Sequence[str], pair: Sequence[Amount]) -> Optional[Found]:
    """From the lower to the upper of two amounts that belong together."""
    if len(pair) < 2 or pair[1].first - pair[0].end != 1 or words[pair[0].end] not in RANGE_SIGNS:
        return None
    low, high = pair
    opened = low.first > 0 and words[low.first - 1] in RANGE_BEFORE
    if not (opened or low.is_price or high.is_price):
        return None
    if not low.is_price:  # antara 1 sampai 2 juta: the scale of the second holds for both
        low = replace(low, value=low.value * _shared_scale(low.value, high.value))
    currency = low.currency or high.currency
    facts = (_fact("price_min", low.value, currency), _fact("price_max", high.value, currency))
    return Found(low.first - int(opened), high.end, facts)


def _shared_scale(low: Decimal, high: Decimal) -> int:
    return next((scale for scale in (10**6, 1000) if high >= scale and low * scale < high), 1)


def _limit(words: Sequence[str], amount: Amount, measures: Container[str]) -> Optional[Found]:
    is_measure = amount.end < len(words) and words[amount.end] in measures
    if is_measure and not amount.is_price:
        return None
    for entities, before, after in (
        (("price_max",), MAX_BEFORE, MAX_AFTER),
        (("price_min",), MIN_BEFORE, MIN_AFTER),
        (("price_min", "price_max"), ABOUT_BEFORE, ()),
    ):
        first, end = _opened(words, amount, before), _closed(words, amount, after)
        is_limited = first < amount.first or end > amount.end
        is_open = tuple(words[first : amount.first]) in OPEN_ENDED and not amount.is_price
        if is_limited and not is_open and (amount.is_price or len(entities) == 1):
            return _found(first, end, amount, entities)
    if amount.is_price and not PAID & set(words):
        return _found(amount.first, amount.end, amount, ("price_min", "price_max"))
    return None


def _found(first: int, end: int, amount: Amount, entities: Sequence[str]) -> Found:
    if len(entities) == 1:
        is_up_to = amount.is_about and entities[0] == "price_max"
        value = amount.value * (1 + ABOUT_SHARE) if is_up_to else amount.value
        return Found(first, end, (_fact(entities[0], value, amount.currency),))
    margin = amount.value * ABOUT_SHARE
    limits = (amount.value - margin, amount.value + margin)
    return Found(
        first,
        end,
        tuple(_fact(e, v, amount.currency) for e, v in zip(entities, limits, strict=True)),
    )


def _opened(words: Sequence[str], amount: Amount, phrases: Sequence[tuple[str, ...]]) -> int:
    """Where the limit phrase before the amount begins; the amount itself without one."""
    at = amount.first
    while at > 0 and words[at - 1] in FILLERS:
        at -= 1
    for end in (amount.first, at):
        for limit in phrases:
            if tuple(words[max(end - len(limit), 0) : end]) == limit:
                return end - len(limit)
    return amount.first


def _closed(words: Sequence[str], amount: Amount, phrases: Sequence[tuple[str, ...]]) -> int:
    for limit in phrases:
        if tuple(words[amount.end : amount.end + len(limit)]) == limit:
            return amount.end + len(limit)
    return amount.end


def _fact(entity: str, value: Decimal, currency: Optional[str]) -> Fact:
    return Fact(entity, {"amount": plain_text(value), "currency": currency})
