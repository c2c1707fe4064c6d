"""Price limits: under $60, di bawah 3 juta, between 20 and 40, 500 ribuan."""
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain
from typing import Container, Iterator, Optional, Sequence

from actions.language.numbers import Number, plain_text, read_number
from actions.language.pack_tables import Phrase, phrases_of, texts_of, words_of
from actions.language.packs import mapping, phrases
from bot.nlu.entities.mention import Fact, Found

CURRENCY_WORDS = texts_of("currencies.words")
# Words in which the amounts of one currency alone are counted: rb, juta, gopek.
SCALES_OF_CURRENCIES = texts_of("currencies.scales")
# 100k is a price in rupiah, 2k may be either; 500.000 with dots is one too.
LARGE_AMOUNTS = {code: int(least) for code, least in mapping("currencies.large").items()}
DOTTED_CURRENCIES = phrases("currencies.dotted")
DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")

MAX_BEFORE, MAX_AFTER = phrases_of("limits.max_before"), phrases_of("limits.max_after")
MIN_BEFORE, MIN_AFTER = phrases_of("limits.min_before"), phrases_of("limits.min_after")
ABOUT_BEFORE = phrases_of("limits.about_before")
RANGE_BEFORE = words_of("limits.range_before")
RANGE_SIGNS = words_of("limits.range_between") | {"-"}
FILLERS = words_of("limits.fillers")
OPEN_ENDED = frozenset(phrases_of("limits.open_ended"))
ABOUT_SHARE = Decimal("0.2")
PAID = words_of("limits.paid")  # money of the past is no limit: "i was charged $50"


@dataclass(frozen=True)
class Amount:
    """Money named in the message; `is_price` when a sign, a currency or rb/jt says so."""

    first: int
    end: int
    value: Decimal
    currency: Optional[str]
    is_price: bool
    is_about: bool


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
    by_scale = (SCALES_OF_CURRENCIES[word] for word in words if word in SCALES_OF_CURRENCIES)
    large = LARGE_AMOUNTS.items() if number.is_scaled else ()
    by_size = (currency for currency, least in large if number.value >= least)
    by_dots = DOTTED_CURRENCIES if DOTTED.fullmatch(words[0]) else ()
    return next(chain(by_scale, by_size, by_dots), None)


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


def _opened(words: Sequence[str], amount: Amount, limits: Sequence[Phrase]) -> int:
    """Where the limit phrase before the amount begins; the amount itself without one."""
    at = amount.first
    while at > 0 and words[at - 1] in FILLERS:
        at -= 1
    for end in (amount.first, at):
        for limit in limits:
            if tuple(words[max(end - len(limit), 0) : end]) == limit:
                return end - len(limit)
    return amount.first


def _closed(words: Sequence[str], amount: Amount, limits: Sequence[Phrase]) -> int:
    for limit in limits:
        if tuple(words[amount.end : amount.end + len(limit)]) == limit:
            return amount.end + len(limit)
    return amount.end


def _fact(entity: str, value: Decimal, currency: Optional[str]) -> Fact:
    return Fact(entity, {"amount": plain_text(value), "currency": currency})
