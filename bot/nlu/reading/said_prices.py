"""The limits that the words of a price stand for: "under 1.5k", "50ish", "100 sama 200rb"."""
from decimal import Decimal
from functools import cache
from typing import Iterable, Iterator, Optional

from actions.language.numbers import about_limits
from actions.language.pack_tables import Phrase
from actions.language.packs import Pack, pack_of, packs
from actions.language.tokens import phrase
from actions.reading.reading import Price
from bot.nlu.entities.prices import limits_in
from bot.nlu.intents.language_model import function_words

TABLES = (
    "limits.max_before", "limits.max_after", "limits.min_before", "limits.min_after",
    "limits.about_before", "limits.range_before", "limits.range_between", "numbers.about_endings",
)


def price_of(words: str, language: Optional[str] = None) -> Optional[Price]:
    """The limits in a stretch such as "under 80"; a bare amount is the most that is paid.

    Where speakers leave thousands unsaid, "budget 500" is half a million; without a language, the
    words themselves tell theirs.
    """
    said = phrase(words)
    found = limits_in(said, is_of_money=True)
    if not found:
        return None
    low = next((each.low for each in found if each.low is not None and not each.is_bare), None)
    high = next((each.high for each in found if each.high is not None and not each.is_bare), None)
    if low is None and high is None:
        high = found[0].named
    currency = next((each.currency for each in found if each.currency), None)
    times = 1 if currency else _unsaid(said, low, high, language)
    is_counted = (low, high) == about_limits(found[0].named)
    low, high = _times(low, times), _times(high, times)
    if is_counted and low is not None:
        low, high = about_limits(low)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Price(min=low, max=high, about=any(f.is_about for f in found), currency=currency)


def spoken_in(words: Iterable[str]) -> Optional[str]:
    """The language of which most little words are said that no other has; None in a tie."""
    said = set(words)
    shares = sorted(((len(said & own), code) for code, own in _telling().items()), reverse=True)
    is_clear = bool(shares) and shares[0][0] > (shares[1][0] if len(shares) > 1 else 0)
    return shares[0][1] if is_clear else None


def _unsaid(
    said: Phrase, low: Optional[Decimal], high: Optional[Decimal], language: Optional[str]
) -> int:
    """What the numbers are thousands of, where it went without saying."""
    language = language or spoken_in(said)
    most = max(limit for limit in (low, high) if limit is not None)
    table = pack_of(language).mapping("currencies.unsaid") if language else {}
    return next((times for times in map(int, table.values()) if most < times), 1)


@cache
def _telling() -> dict[str, frozenset[str]]:
    """By language, words of prices that no other language has there, and little words that no
    other has at all."""
    return {pack.code: frozenset(_alone(pack)) for pack in packs()}


def _alone(pack: Pack) -> Iterator[str]:
    others = [other for other in packs() if other.code != pack.code]
    prices = frozenset().union(*map(_words, others))
    yield from _words(pack) - prices
    yield from function_words(pack) - prices.union(*map(function_words, others))


def _words(pack: Pack) -> frozenset[str]:
    texts = (text for table in TABLES for text in pack.words(table))
    return frozenset(word for text in texts for word in phrase(text))


def _times(limit: Optional[Decimal], times: int) -> Optional[Decimal]:
    return None if limit is None else limit * times
