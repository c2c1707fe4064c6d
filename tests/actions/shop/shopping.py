"""A small shop in which tests go shopping, one transaction a step as actions do."""
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Barrier
from typing import Any, Callable, Mapping, Optional

from sqlalchemy import select, update

from actions.shop.buying import cart, changing_cart, checkout, rewards
from actions.shop.buying.checkout import Details, Review
from actions.shop.buying.loyalty import Standing, standing
from actions.shop.buying.rewards import CartPoints
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.database import Database
from actions.shop.loading.storing import store_catalogue
from actions.shop.models import (
    Cart,
    CartLine,
    Order,
    PointsEntry,
    ProductRow,
    VariantRow,
)
from actions.shop.orders import orders
from actions.shop.shopper import Shopper
from tests.builders import DELIVERIES

NOON = datetime(2024, 5, 1, 12, 0)
Stock = Mapping[str, Optional[int]]


def a_shopper(visitor: str = "c:ann", **overrides: Any) -> Shopper:
    """A guest who shops in English and dollars; any field may be overridden."""
    given = Shopper(
        visitor=visitor, conversation=visitor[2:], customer=None,
        language="en", currency="USD", channel="web", turn=1,
    )
    return replace(given, **overrides)


def a_customer(customer: str, conversation: str = "first", **overrides: Any) -> Shopper:
    return a_shopper(f"u:{customer}", customer=customer, conversation=conversation, **overrides)


def details(delivery: str = "standard", **overrides: Any) -> Details:
    option = next(option for option in DELIVERIES if option.id == delivery)
    return replace(Details("Ann Lee", "12 Baker Street, London", option), **overrides)


@dataclass(frozen=True)
class Shop:
    """A filled database and the catalogue in it; a refusal rolls its step back."""

    database: Database
    catalogue: Catalogue

    def fill(self, stock: Optional[Stock] = None) -> "Shop":
        """Store the catalogue; 10 of everything where `stock` says nothing else."""
        variants = [v.id for p in self.catalogue.products.values() for v in p.variants]
        plenty = dict.fromkeys([*self.catalogue.products, *variants], 10)
        with self.database.session_scope() as db:
            store_catalogue(db, self.catalogue, {**plenty, **(stock or {})})
        return self

    def add(
        self, sku: str, quantity: int = 1, shopper: Optional[Shopper] = None, variant: str = "",
        now: datetime = NOON,
    ) -> None:
        with self.database.session_scope() as db:
            cart.add_to_cart(
                db, self.catalogue, shopper or a_shopper(), (sku, variant), quantity, now
            )

    def set_quantity(
        self, sku: str, quantity: int, visitor: str = "c:ann", variant: str = ""
    ) -> None:
        with self.database.session_scope() as db:
            which = (sku, variant)
            changing_cart.set_quantity(db, self.catalogue, visitor, which, quantity, NOON)

    def take_pieces(
        self, sku: str, pieces: int, shopper: Optional[Shopper] = None, variant: str = ""
    ) -> None:
        with self.database.session_scope() as db:
            which = (sku, variant)
            changing_cart.take_from_line(db, shopper or a_shopper(), which, pieces, NOON)

    def choose_variant(self, sku: str, variant: str, instead: str) -> None:
        with self.database.session_scope() as db:
            changing_cart.choose_variant(
                db, self.catalogue, "c:ann", (sku, variant), instead, NOON
            )

    def restore(self, lines: cart.Lines, shopper: Optional[Shopper] = None) -> None:
        with self.database.session_scope() as db:
            changing_cart.restore_cart(db, self.catalogue, shopper or a_shopper(), lines, NOON)

    def take_out(self, sku: str, pieces: int, visitor: str = "c:ann") -> None:
        with self.database.session_scope() as db:
            changing_cart.take_from_cart(db, visitor, sku, pieces, NOON)

    def clear(self, visitor: str = "c:ann") -> None:
        with self.database.session_scope() as db:
            changing_cart.clear_cart(db, visitor, NOON)

    def view(self, shopper: Optional[Shopper] = None) -> cart.CartView:
        with self.database.read_scope() as db:
            return cart.view_cart(db, self.catalogue, shopper or a_shopper())

    def review(
        self, shopper: Optional[Shopper] = None, chosen: Optional[Details] = None
    ) -> Review:
        with self.database.session_scope() as db:
            return checkout.review_order(
                db, self.catalogue, shopper or a_shopper(), chosen or details()
            )

    def place(
        self, cart_id: int, shopper: Optional[Shopper] = None, chosen: Optional[Details] = None
    ) -> Order:
        with self.database.session_scope() as db:
            return checkout.place_order(
                db, self.catalogue, shopper or a_shopper(), cart_id, chosen or details(), NOON
            )

    def buy(self, sku: str, quantity: int = 1, shopper: Optional[Shopper] = None) -> Order:
        """The whole way: add, review, confirm."""
        self.add(sku, quantity, shopper)
        return self.place(self.review(shopper).cart_id, shopper)

    def find(self, number: Optional[str], shopper: Optional[Shopper] = None) -> Order:
        with self.database.read_scope() as db:
            return orders.find_order(db, shopper or a_shopper(), number)

    def cancel(self, number: Optional[str], shopper: Optional[Shopper] = None) -> Order:
        with self.database.session_scope() as db:
            return orders.cancel_order(db, shopper or a_shopper(), number, NOON)

    def pay(self, number: str) -> Order:
        with self.database.session_scope() as db:
            return orders.mark_paid(db, number, NOON)

    def take_back(self, number: str) -> Order:
        """The goods came back to the shop."""
        with self.database.session_scope() as db:
            return orders.mark_returned(db, number, NOON)

    def choose(self, shopper: Shopper, wanted: Optional[str] = None) -> Optional[CartPoints]:
        """Take a reward for the open cart."""
        with self.database.session_scope() as db:
            return rewards.choose_reward(db, self.catalogue, shopper, wanted)

    def keep_points(self, shopper: Shopper) -> bool:
        with self.database.session_scope() as db:
            return rewards.drop_reward(db, shopper.visitor)

    def grant(self, customer: str, points: int) -> None:
        """Points from before the chat."""
        with self.database.session_scope() as db:
            db.add(PointsEntry(customer=customer, kind="opening", points=points, at=NOON))

    def standing(self, customer: Optional[str]) -> Optional[Standing]:
        with self.database.read_scope() as db:
            return standing(db, self.catalogue, customer)

    def entries(self) -> list[tuple[str, Optional[str], int]]:
        """Kind, order and points of every movement of points, oldest first."""
        with self.database.read_scope() as db:
            found = db.scalars(select(PointsEntry).order_by(PointsEntry.id))
            return [(entry.kind, entry.order_number, entry.points) for entry in found]

    def stock(self) -> dict[str, Optional[int]]:
        """Pieces left by SKU, or by variant where a product has any."""
        with self.database.read_scope() as db:
            counted = db.execute(select(ProductRow.sku, ProductRow.stock)).all()
            varied = db.execute(select(VariantRow.variant, VariantRow.stock)).all()
        return {**dict(counted), **dict(varied)}

    def set_stock(self, sku: str, pieces: int) -> None:
        """Somebody else bought, or the shop counted again."""
        with self.database.session_scope() as db:
            db.execute(update(ProductRow).where(ProductRow.sku == sku).values(stock=pieces))

    def orders(self) -> list[Order]:
        with self.database.read_scope() as db:
            return list(db.scalars(select(Order).order_by(Order.id)))

    def carts(self) -> list[Cart]:
        with self.database.read_scope() as db:
            return list(db.scalars(select(Cart).order_by(Cart.id)))

    def lines(self, visitor: str = "c:ann") -> list[tuple[str, str, int]]:
        """SKU, variant and quantity of each line in the visitor's open cart."""
        in_cart = select(CartLine).join(Cart).where(Cart.open_for == visitor).order_by(CartLine.id)
        with self.database.read_scope() as db:
            return [(x.sku, x.variant, x.quantity) for x in db.scalars(in_cart)]


def at_once(work: Callable[[int], Any], count: int) -> list[Any]:
    """What `work(number)` returns in each of `count` threads that start together."""
    barrier = Barrier(count)

    def run(number: int) -> Any:
        barrier.wait()
        return work(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))
