"""What a price said comes to in this shop: its currency, and thousands that went unsaid."""
from decimal import Decimal
from typing import NamedTuple, Optional

from actions.language.numbers import read_number
from actions.language.pack_tables import numbers_of
from actions.language.tokens import phrase
from actions.reading.reading import Price
from actions.shop.money import Money
from actions.shop.visit import Visit

UNSAID = numbers_of("currencies.unsaid")  # by currency


class Limits(NamedTuple):
    """`is_told` where they aren't what was said, so that they should be said back."""

    low: Optional[Money] = None
    high: Optional[Money] = None
    is_told: bool = False


def limits_of(price: Optional[Price], said: str, visit: Visit) -> Limits:
    """In a currency that is sold in; `said` are the words of the message."""
    if price is None:
        return Limits()
    amounts = [limit for limit in (price.min, price.max) if limit is not None]
    currency = _currency(price.currency, max(amounts), visit)
    times = 1 if price.currency else _unsaid(max(amounts), currency, visit)
    is_other = price.currency not in (None, currency)
    is_told = is_other or times > 1 or _was_unsaid(max(amounts), currency, said)
    return Limits(
        _money(price.min, times, currency), _money(price.max, times, currency), is_told
    )


def _currency(said: Optional[str], amount: Decimal, visit: Visit) -> str:
    """The one that was said, where it is sold in; else the shopper's, unless nothing there costs
    nearly so much and it does in another."""
    own, sold = visit.shopper.currency, visit.catalogue.profile.currencies.values()
    if said is not None:
        return said if said in sold else own
    dearest = visit.index.prices_in(own)
    if dearest is None or amount < dearest[1] * 10:
        return own
    others = (other for other in sold if other != own)
    return next((other for other in others if _costs_so(amount, other, visit)), own)


def _costs_so(amount: Decimal, currency: str, visit: Visit) -> bool:
    prices = visit.index.prices_in(currency)
    return prices is not None and prices[0] <= amount


def _unsaid(amount: Decimal, currency: str, visit: Visit) -> int:
    """Nothing costs so little: thousands are meant, where the currency leaves them unsaid."""
    prices = visit.index.prices_in(currency)
    is_below = prices is not None and amount < prices[0]
    return UNSAID.get(currency, 1) if is_below else 1


def _was_unsaid(amount: Decimal, currency: str, said: str) -> bool:
    """Whether the words name so many thousands without saying thousands."""
    words, times = phrase(said), UNSAID.get(currency, 1)
    numbers = (read_number(words, at) for at in range(len(words)))
    return times > 1 and any(
        number is not None and not number.is_scaled and number.value * times == amount
        for number in numbers
    )


def _money(limit: Optional[Decimal], times: int, currency: str) -> Optional[Money]:
    return None if limit is None else Money(limit * times, currency)
