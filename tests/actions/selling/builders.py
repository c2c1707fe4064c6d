"""Builders of the offer engine: a small camera shop, its shoppers and their situations."""
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Iterable, Optional

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.selling.candidates import STRATEGIES
from actions.selling.model import (
    Candidate,
    CartItem,
    Kind,
    OfferFacts,
    Situation,
    Stage,
)
from actions.selling.past_offers import PastOffer
from actions.selling.rules import Rules
from actions.selling.sessions import open_session
from actions.selling.situation import observe
from actions.selling.tables import LedgerEntry
from actions.shop.buying.cart import open_cart
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.database import Database
from actions.shop.models import CartLine, Order, OrderLine
from actions.shop.shopper import Shopper
from tests.builders import a_catalogue, a_link, a_product, an_attribute

NOON = datetime(2024, 5, 1, 12, 0)
KINDS = {strategy.name: strategy.kind for strategy in STRATEGIES}
ZOOM = an_attribute(
    "zoom", better="higher", gains={"en": "{new}x zoom instead of {old}x", "id": ""}
)


def priced(usd: str, cost_usd: str) -> dict[str, Any]:
    """Prices and costs in dollars, and in rupiah at 16,000."""
    prices = {"USD": Decimal(usd), "IDR": Decimal(usd) * 16000}
    costs = {"USD": Decimal(cost_usd), "IDR": Decimal(cost_usd) * 16000}
    return {"prices": prices, "costs": costs}


def a_camera_shop() -> Catalogue:
    """CAM-1 < CAM-2 < CAM-3; a battery, a card and a case go with each of them."""
    cameras = [
        a_product(
            f"CAM-{tier}", category="cameras", family="cam", tier=tier,
            attributes={"zoom": {"en": zoom}}, **priced(price, cost),
        )
        for tier, zoom, price, cost in (
            (1, "3", "100.00", "70.00"),
            (2, "5", "150.00", "100.00"),
            (3, "10", "400.00", "200.00"),
        )
    ]
    extras = [
        a_product(sku, category="camera_accessories", **priced(price, cost))
        for sku, price, cost in (
            ("BATTERY", "30.00", "10.00"), ("CARD", "20.00", "12.00"), ("CASE", "25.00", "20.00"),
        )
    ]
    links = [
        a_link(camera.sku, extra.sku, en=f"{extra.sku} helps", id=f"{extra.sku} membantu")
        for camera in cameras
        for extra in extras
    ]
    return a_catalogue(*cameras, *extras, links=links, attributes=[ZOOM])


def a_situation(**overrides: Any) -> Situation:
    """A shopper of the camera shop who just put CAM-1 into the cart."""
    catalogue = overrides.pop("catalogue", None) or a_camera_shop()
    given = Situation(
        now=NOON, session_id="s1", visitor="c:conv", conversation="conv", customer=None,
        language="en", currency="USD", channel="web", stage="cart", turn=10,
        catalogue=catalogue, cart=(CartItem("CAM-1"),), just_added="CAM-1",
    )
    return replace(given, **overrides)


def a_candidate(
    sku: str, anchor: Optional[str] = "CAM-1", strategy: str = "accessory",
    kind: Kind = "cross_sell", reason: str = "it helps", **overrides: Any,
) -> Candidate:
    facts = OfferFacts(reason=reason) if reason else None
    given = Candidate(sku, strategy, kind, anchor, f"utter_offer_{strategy}", facts)
    return replace(given, **overrides)


def a_tier(sku: str, anchor: str, **overrides: Any) -> Candidate:
    """A better one in the anchor's place; what it gives more speaks for it."""
    return a_candidate(sku, anchor, "next_tier", "up_sell", "", **{"act": "swap", **overrides})


def plenty(skus: Iterable[str]) -> dict[str, Optional[int]]:
    """A shelf with ten of everything."""
    return dict.fromkeys(skus, 10)


def a_past_offer(sku: str, **overrides: Any) -> PastOffer:
    """Shown in session s1 at turn 1; any field may be overridden."""
    given = {
        "strategy": "accessory", "status": "shown", "turn": 1, "session_id": "s1", "at": NOON,
        **overrides,
    }
    return PastOffer(sku, kind=KINDS[given["strategy"]], **given)


def a_shopper(**overrides: Any) -> Shopper:
    given = Shopper(
        visitor="c:conv", conversation="conv", customer=None,
        language="en", currency="USD", channel="web", turn=10,
    )
    return replace(given, **overrides)


def observed(
    database: Database,
    shopper: Optional[Shopper] = None,
    looked_at: Optional[str] = None,
    just_added: Optional[str] = "CAM-1",
    now: datetime = NOON,
    **overrides: Any,
) -> Situation:
    """The situation as read from this database, of the camera shop unless said otherwise.

    What was just added is in the cart, as after any real adding; without, the shopper decides.
    """
    shopper = shopper or a_shopper()
    catalogue = overrides.pop("catalogue", None) or a_camera_shop()
    stage: Stage = overrides.pop("stage", None) or ("cart" if just_added else "deciding")
    with database.session_scope() as db:
        if just_added is not None:
            put_into_cart(db, shopper, just_added, now)
        open_session(db, shopper.visitor, now)
        situation = observe(db, catalogue, shopper, stage, looked_at, just_added, now)
    return replace(situation, **overrides)


def put_into_cart(db: Session, shopper: Shopper, sku: str, now: datetime) -> None:
    """One piece, whatever the stock; nothing when the cart holds it already."""
    cart = open_cart(db, shopper, now)
    if not cart.lines:
        cart.currency = shopper.currency
    if sku not in {line.sku for line in cart.lines}:
        cart.lines.append(CartLine(sku=sku, variant="", quantity=1))


def an_order(
    database: Database, customer: str, skus: Iterable[str], status: str = "delivered",
    ordered_at: datetime = NOON,
) -> None:
    """An order of one piece each, already placed by this identified customer."""
    free = Decimal(0)
    with database.session_scope() as db:
        order = Order(
            visitor=f"u:{customer}", customer=customer, status=status, currency="USD",
            delivery_price=free, total=free, ordered_at=ordered_at,
        )
        order.lines = [OrderLine(sku=sku, quantity=1, unit_price=free) for sku in skus]
        db.add(order)


def eager(**overrides: Any) -> Rules:
    """Rules with room for an offer at every own question, and for many refusals.

    They explore nothing, and ask nothing: the best is offered.
    """
    given = {
        "cooldown_turns": 0, "cooldown_turns_after_ignored": 0, "declines_in_row_limit": 20,
        "big_ticket": {}, "value_floor": {}, "learning": {"explore": 0},
        "asking": {"enabled": False},
        "strategies": {strategy.name: {"cap_per_session": 20} for strategy in STRATEGIES},
    }
    return Rules(**{**given, **overrides})


def ledger_of(database: Database) -> list[LedgerEntry]:
    """Every entry, in order of sessions and places."""
    in_order = select(LedgerEntry).order_by(LedgerEntry.session_id, LedgerEntry.ordinal)
    with database.read_scope() as db:
        return list(db.scalars(in_order))
