"""Taking a set that was offered at once: all of it, or those that were named."""
from dataclasses import dataclass
from decimal import Decimal
from typing import Collection, Iterable, Literal, Optional

from actions.selling import ledger
from actions.selling.errors import UnknownOffer
from actions.selling.ledger_promises import prices_told, set_promised_anew
from actions.selling.tables import LedgerEntry
from actions.shop.buying import cart as carts
from actions.shop.buying.stock import stock_of
from actions.shop.catalogue.catalogue import Product
from actions.shop.errors import NotEnoughStock
from actions.shop.money import Money
from actions.shop.visit import Visit

SetOutcome = Literal["carried_out", "already_there", "changed"]


@dataclass(frozen=True)
class SetTaken:
    """What a yes to a set does: what goes in at once, what must be chosen first, what is gone."""

    offer_id: str
    price: Money  # of all that can be had
    total: Money  # of the cart, afterwards
    put_in: tuple[Product, ...] = ()
    to_choose: tuple[Product, ...] = ()  # in a size or colour
    sold_out: tuple[Product, ...] = ()

    @property
    def goods(self) -> tuple[Product, ...]:
        return self.put_in + self.to_choose


def take_set(
    entry: LedgerEntry, wanted: Collection[str], visit: Visit
) -> tuple[SetOutcome, SetTaken]:
    """Answer a yes to these products of the set, or to all of it where none is named.

    What costs something else by now is promised anew. Raises NotEnoughStock where none is left.
    """
    told, view = prices_told(entry), carts.view_cart(visit.db, visit.catalogue, visit.shopper)
    there = {line.product.sku for line in view.lines}
    missing = [sku for sku in told if sku not in there and (not wanted or sku in wanted)]
    if not missing:
        return "already_there", SetTaken(entry.id, sum_of((), visit), view.subtotal)
    taken = _as_taken_now(entry, missing, visit)
    if not taken.goods:
        raise NotEnoughStock(taken.sold_out[0], 0)
    now = _prices_now(told, visit)
    if any(told[product.sku] != now[product.sku] for product in taken.goods):
        if entry.sku not in now:
            raise UnknownOffer(entry.id)
        set_promised_anew(entry, now, visit.shopper.turn)
        return "changed", taken
    ledger.accept(visit.db, visit.shopper.visitor, entry.id, visit.now)
    for product in taken.put_in:
        carts.add_to_cart(
            visit.db, visit.catalogue, visit.shopper, (product.sku, ""), 1, visit.now,
            offer=entry.id,
        )
    visit.db.flush()
    return "carried_out", taken


def _as_taken_now(entry: LedgerEntry, skus: Iterable[str], visit: Visit) -> SetTaken:
    known = visit.catalogue.products
    sold = [known[sku] for sku in skus if sku in known and _price(known[sku], visit) is not None]
    if not sold:
        raise UnknownOffer(entry.id)
    left = stock_of(visit.db, [product.sku for product in sold])
    is_left = {product.sku: left.get(product.sku) != 0 for product in sold}
    here = [product for product in sold if is_left[product.sku]]
    price = sum_of([_price(product, visit) for product in here], visit)
    view = carts.view_cart(visit.db, visit.catalogue, visit.shopper)
    return SetTaken(
        entry.id, price, price + view.subtotal if view.lines else price,
        tuple(product for product in here if not product.variants),
        tuple(product for product in here if product.variants),
        tuple(product for product in sold if not is_left[product.sku]),
    )


def _prices_now(skus: Iterable[str], visit: Visit) -> dict[str, Money]:
    known = visit.catalogue.products
    prices = {sku: _price(known[sku], visit) for sku in skus if sku in known}
    return {sku: price for sku, price in prices.items() if price is not None}


def sum_of(prices: Iterable[Optional[Money]], visit: Visit) -> Money:
    nothing = Money(Decimal(0), visit.shopper.currency)
    return sum((price for price in prices if price is not None), nothing)


def _price(product: Product, visit: Visit) -> Optional[Money]:
    return product.price(visit.shopper.currency)
