"""Price limits: under $60, di bawah 3 juta, between 20 and 40, 500 ribuan."""
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Container, Iterator, Optional, Sequence

from actions.language.numbers import about_limits, plain_text, read_number
from actions.language.pack_tables import Phrase, phrases_of, words_of
from bot.nlu.entities.amounts import Amount, amounts_in
from bot.nlu.entities.mention import Fact, Found

MAX_BEFORE, MAX_AFTER = phrases_of("limits.max_before"), phrases_of("limits.max_after")
MIN_BEFORE, MIN_AFTER = phrases_of("limits.min_before"), phrases_of("limits.min_after")
ABOUT_BEFORE, ABOUT_AFTER = phrases_of("limits.about_before"), phrases_of("limits.about_after")
RANGE_BEFORE = words_of("limits.range_before")
RANGE_SIGNS = words_of("limits.range_between") | {"-"}
FILLERS = words_of("limits.fillers")
OPEN_ENDED = frozenset(phrases_of("limits.open_ended"))
ABOUT_SHARE = Decimal("0.2")
PAID = words_of("limits.paid")  # money of the past is no limit: "i was charged $50"

Side = tuple[str, Sequence[Phrase], Sequence[Phrase]]  # what is limited, by phrases around it


@dataclass(frozen=True)
class Limits:
    """Words `first` up to `end` limit a price by the amount `named`.

    `currency` is what was said, `implied` what the amounts hint at. `is_about` where that was said;
    `is_bare` where nothing was but the amount.
    """

    first: int
    end: int
    named: Decimal
    low: Optional[Decimal] = None
    high: Optional[Decimal] = None
    currency: Optional[str] = None
    implied: Optional[str] = None
    is_about: bool = False
    is_bare: bool = False


def find_prices(words: Sequence[str], measures: Container[str]) -> list[Found]:
    """Limits named in the message. A bare number counts only after a limit word."""
    return [
        Found(each.first, each.end, tuple(_facts(each)))
        for each in limits_in(words, measures)
    ]


def limits_in(
    words: Sequence[str], measures: Container[str] = (), is_of_money: bool = False
) -> list[Limits]:
    """From left to right; where it `is_of_money`, every number limits a price."""
    amounts = list(amounts_in(words, is_of_money))
    found, at = [], 0
    while at < len(amounts):
        pair = _range(words, amounts[at : at + 2])
        price = pair or _limit(words, amounts[at], measures)
        if price:
            found.append(price)
        at += 2 if pair else 1
    return found


def around(value: Decimal) -> tuple[Decimal, Decimal]:
    return value - value * ABOUT_SHARE, value + value * ABOUT_SHARE


def _facts(limits: Limits) -> Iterator[Fact]:
    currency = limits.currency or limits.implied
    for entity, value in (("price_min", limits.low), ("price_max", limits.high)):
        if value is not None:
            yield Fact(entity, {"amount": plain_text(value), "currency": currency})


def _range(words: Sequence[str], pair: Sequence[Amount]) -> Optional[Limits]:
    """From the lower to the upper of two amounts that belong together."""
    if len(pair) < 2 or pair[1].first - pair[0].end != 1 or words[pair[0].end] not in RANGE_SIGNS:
        return None
    low, high = pair
    opened = low.first > 0 and words[low.first - 1] in RANGE_BEFORE
    if not (opened or low.is_price or high.is_price):
        return None
    is_whole = low.currency or low.implied
    # antara 1 sampai 2 juta: the scale of the second holds for both
    value = low.value * (1 if is_whole else _shared_scale(low.value, high.value))
    return Limits(
        low.first - int(opened), high.end, high.value, value, max(_most(high), value),
        low.currency or high.currency, low.implied or high.implied,
    )


def _shared_scale(low: Decimal, high: Decimal) -> int:
    return next((scale for scale in (10**6, 1000) if high >= scale and low * scale < high), 1)


def _most(amount: Amount) -> Decimal:
    """All of "3 jutaan"."""
    return about_limits(amount.value)[1] if amount.is_about else amount.value


def _limit(words: Sequence[str], amount: Amount, measures: Container[str]) -> Optional[Limits]:
    is_measure = amount.end < len(words) and words[amount.end] in measures
    if is_measure and not amount.is_price:
        return None
    whole = Limits(
        amount.first, amount.end, amount.value, currency=amount.currency, implied=amount.implied
    )
    sides = (("high", MAX_BEFORE, MAX_AFTER), ("low", MIN_BEFORE, MIN_AFTER))
    limited = [each for side in sides if (each := _on(side, words, amount, whole))]
    # "no less than": the longest phrase says which side.
    longest = max(limited, key=lambda each: each.end - each.first, default=None)
    return longest or _near(words, amount, whole)


def _on(side: Side, words: Sequence[str], amount: Amount, whole: Limits) -> Optional[Limits]:
    """Its upper, or lower, limit, where words around it say so."""
    name, before, after = side
    first, end = _opened(words, amount, before), _closed(words, amount, after)
    is_limited = first < amount.first or end > amount.end
    is_open = tuple(words[first : amount.first]) in OPEN_ENDED and not amount.is_price
    if not is_limited or is_open:
        return None
    within = replace(whole, first=first, end=max(end, _closed(words, amount, ABOUT_AFTER)))
    is_upper = name == "high"
    return replace(within, high=_most(amount)) if is_upper else replace(within, low=amount.value)


def _near(words: Sequence[str], amount: Amount, whole: Limits) -> Optional[Limits]:
    """About so much: said so, or by an amount of money alone."""
    if not amount.is_price:
        return None
    first, end = _opened(words, amount, ABOUT_BEFORE), _closed(words, amount, ABOUT_AFTER)
    is_said = first < amount.first or end > amount.end
    if not is_said and PAID & set(words):
        return None
    low, high = about_limits(amount.value) if amount.is_about else around(amount.value)
    return replace(
        whole, first=first, end=end, low=low, high=high, is_about=is_said,
        is_bare=not is_said and not amount.is_about,
    )


def _opened(words: Sequence[str], amount: Amount, limits: Sequence[Phrase]) -> int:
    """Where the limit phrase before the amount begins; the amount itself without one."""
    at = amount.first
    while at > 0 and words[at - 1] in FILLERS:
        at -= 1
    for end in dict.fromkeys((amount.first, at)):
        for limit in limits:
            if tuple(words[max(end - len(limit), 0) : end]) == limit:
                return end - len(limit)
    return amount.first


def _closed(words: Sequence[str], amount: Amount, limits: Sequence[Phrase]) -> int:
    """Where the limit phrase behind the amount ends, unless another amount follows: it is that
    one's."""
    for limit in limits:
        end = amount.end + len(limit)
        is_followed = end < len(words) and read_number(words, end) is not None
        if tuple(words[amount.end : end]) == limit and not is_followed:
            return end
    return amount.end
