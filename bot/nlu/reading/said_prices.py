"""The limits that the words of a price stand for: "under 1.5k", "50ish", "100 sama 200rb"."""
from decimal import Decimal
from typing import Iterator, Optional

from actions.language.numbers import about_limits
from actions.language.pack_tables import Phrase
from actions.language.packs import Pack, pack_of, packs
from actions.language.tokens import phrase
from actions.reading.reading import Price
from bot.nlu.entities.prices import limits_in

TABLES = (
    "limits.max_before", "limits.max_after", "limits.min_before", "limits.min_after",
    "limits.about_before", "limits.range_before", "limits.range_between", "numbers.about_endings",
)


def price_of(words: str, language: Optional[str] = None) -> Optional[Price]:
    """The limits in a stretch such as "under 80"; a bare amount is the most that is paid.

    Where speakers leave thousands unsaid, "budget 500" is half a million; without a language, words
    that only theirs has tell it.
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


def _unsaid(
    said: Phrase, low: Optional[Decimal], high: Optional[Decimal], language: Optional[str]
) -> int:
    """What the numbers are thousands of, where it went without saying."""
    spoken = [pack_of(language)] if language else list(_told_by(said))
    most = max(limit for limit in (low, high) if limit is not None)
    unsaid = [int(least) for pack in spoken for least in pack.mapping("currencies.unsaid").values()]
    return next((times for times in unsaid if most < times), 1)


def _told_by(said: Phrase) -> Iterator[Pack]:
    """Languages that alone have some of these words."""
    known = {pack.code: _words(pack) for pack in packs()}
    for pack in packs():
        others = frozenset().union(*(w for code, w in known.items() if code != pack.code))
        if set(said) & (known[pack.code] - others):
            yield pack


def _words(pack: Pack) -> frozenset[str]:
    texts = (text for table in TABLES for text in pack.words(table))
    return frozenset(word for text in texts for word in phrase(text))


def _times(limit: Optional[Decimal], times: int) -> Optional[Decimal]:
    return None if limit is None else limit * times
