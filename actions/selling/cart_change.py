"""Cart change: what a yes does to the cart, for the promise of an offer and for its effect."""
from dataclasses import dataclass, field
from decimal import Decimal
from math import ceil
from typing import Callable, Iterable, Mapping, Optional, Protocol

from actions.selling.model import Act, CartItem, Situation
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.catalogue.content_sizes import growth
from actions.shop.money import Money

Prices = Callable[[str], Optional[Money]]  # of one piece, by SKU


class Offered(Protocol):
    """What is known of an offer, before it is made and in the ledger."""

    @property
    def sku(self) -> str: ...

    @property
    def act(self) -> Act: ...

    @property
    def anchor(self) -> Optional[str]: ...

    @property
    def quantity(self) -> int: ...


@dataclass(frozen=True)
class CartChange:
    """Pieces of one product that come in, and by SKU those that leave the cart for them.

    What a better one stands for, `instead_of`, is what leaves the cart, or the one that is only
    looked at and would have been bought.
    """

    sku: str
    quantity: int
    takes: Mapping[str, int] = field(default_factory=dict)
    instead_of: Mapping[str, int] = field(default_factory=dict)

    def difference(self, prices: Prices) -> Money:
        """What they cost more, or less, than what they stand for."""
        return self._beyond(self.instead_of, prices)

    def added(self, prices: Prices) -> Money:
        """What the cart then costs more, or less."""
        return self._beyond(self.takes, prices)

    def _beyond(self, pieces: Mapping[str, int], prices: Prices) -> Money:
        price = prices(self.sku)
        assert price is not None, "only what is sold in the currency is offered"
        difference = price * self.quantity
        for sku, quantity in pieces.items():
            saved = prices(sku)
            difference = difference - saved * quantity if saved else difference
        return difference


@dataclass(frozen=True)
class Promise:
    """What was told of a change: so many pieces, at this price each, for so much more.

    `reaches` is what the cart comes to at least, where that was the reason to offer it.
    """

    quantity: int
    price: Money
    difference: Money
    takes: Mapping[str, int]
    reaches: Optional[Decimal] = None

    def is_kept_by(self, now: "Promise") -> bool:
        """Whether this is still what a yes does; what wasn't in the cart yet may be there now."""
        told, true = (self.quantity, self.price, self.difference), (
            now.quantity, now.price, now.difference
        )
        return told == true and self.takes in ({}, now.takes)


def items_of(lines: Iterable[tuple[str, int]]) -> tuple[CartItem, ...]:
    """The cart by SKU from its lines, of which each size and colour has its own."""
    found: dict[str, CartItem] = {}
    for sku, quantity in lines:
        known = found.get(sku, CartItem(sku, 0, 0))
        found[sku] = CartItem(sku, known.quantity + quantity, known.variants + 1)
    return tuple(found.values())


def change_of(
    offered: Offered, catalogue: Catalogue, in_cart: Mapping[str, int]
) -> CartChange:
    """What a yes does to a cart with these pieces; one that is gone on with stays as it is."""
    if offered.act != "swap" or offered.anchor is None:
        return CartChange(offered.sku, offered.quantity)
    takes = {
        sku: pieces for sku, pieces in _replaced(offered, catalogue, in_cart).items() if pieces
    }
    instead_of = takes or {offered.anchor: 1}
    quantity = _pieces(offered.sku, offered.anchor, instead_of, catalogue)
    return CartChange(offered.sku, quantity, takes, instead_of)


def change_in(situation: Situation, offered: Offered) -> CartChange:
    """What a yes would do to the cart as it is."""
    return change_of(offered, situation.catalogue, situation.quantities)


def promise_of(
    offered: Offered, change: CartChange, prices: Prices, reaches: Optional[Decimal] = None
) -> Promise:
    """What is told of this change, at these prices."""
    price = prices(offered.sku)
    assert price is not None, "only what is sold in the currency is offered"
    nothing = price - price
    difference = nothing if offered.act == "resume" else change.difference(prices)
    return Promise(
        change.quantity, price.rounded(), difference.rounded(), change.takes, reaches
    )


def is_one_choice(change: CartChange, catalogue: Catalogue, cart: Iterable[CartItem]) -> bool:
    """Whether it is clear which pieces leave, and in which size or colour others come.

    Two of one thing in two sizes are two choices: one answer can't make both.
    """
    has_choices = bool(catalogue.products[change.sku].variants)
    return not any(
        item.variants > 1 and item.sku in change.takes
        and (has_choices or change.takes[item.sku] < item.quantity)
        for item in cart
    )


def _replaced(
    offered: Offered, catalogue: Catalogue, in_cart: Mapping[str, int]
) -> Mapping[str, int]:
    """Of a bundle's parts one each, however many there are; else all pieces of the anchor."""
    parts = [link.target for link in catalogue.linked(offered.sku, "contains")]
    anchor = offered.anchor or ""
    if anchor in parts:
        return {part: min(1, in_cart.get(part, 0)) for part in parts}
    return {anchor: in_cart.get(anchor, 0)}


def _pieces(
    sku: str, anchor: str, instead_of: Mapping[str, int], catalogue: Catalogue
) -> int:
    """As many as it stands for; of a larger size, as many as hold no less."""
    pieces, products = max(instead_of.values()), catalogue.products
    if sku not in (link.target for link in catalogue.linked(anchor, "larger")):
        return pieces
    grown = growth(products[anchor], products[sku], catalogue.attributes)
    return ceil(pieces * grown.small / grown.large) if grown else pieces
