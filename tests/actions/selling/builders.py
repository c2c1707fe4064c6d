"""Builders of the offer engine: a small camera shop, its shoppers and their situations."""
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Iterable, Optional

from sqlalchemy import select

from actions.selling.model import Candidate, Kind, PastOffer, Situation
from actions.selling.rules import Rules
from actions.selling.situation import observe
from actions.selling.tables import LedgerEntry
from actions.shop.catalogue import Catalogue
from actions.shop.database import Database
from actions.shop.models import Order, OrderLine
from actions.shop.shopper import Shopper
from tests.builders import a_catalogue, a_link, a_product, an_attribute

NOON = datetime(2024, 5, 1, 12, 0)
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
    """A shopper of the camera shop who just put CAM-1 into the cart; 10 of everything left."""
    catalogue = overrides.pop("catalogue", None) or a_camera_shop()
    given = Situation(
        now=NOON, session_id="s1", visitor="c:conv", conversation="conv", customer=None,
        language="en", currency="USD", channel="web", stage="browsing", turn=10,
        catalogue=catalogue, just_added="CAM-1",
        stock=dict.fromkeys(catalogue.products, 10),
    )
    return replace(given, **overrides)


def a_candidate(
    sku: str, anchor: Optional[str] = "CAM-1", strategy: str = "accessory",
    kind: Kind = "cross_sell", reason: str = "it helps",
) -> Candidate:
    return Candidate(sku, strategy, kind, anchor, {"reason": reason} if reason else {})


def a_tier(sku: str, anchor: str) -> Candidate:
    return a_candidate(sku, anchor, "next_tier", "up_sell", reason="")


def a_past_offer(sku: str, **overrides: Any) -> PastOffer:
    """Shown in session s1 at turn 1; any field may be overridden."""
    given = PastOffer(sku, "accessory", "shown", 1, "s1", NOON)
    return replace(given, **overrides)


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
    """The situation as read from this database of the camera shop."""
    with database.session_scope() as db:
        situation = observe(
            db, a_camera_shop(), shopper or a_shopper(), "browsing", looked_at, just_added, now
        )
    return replace(situation, **overrides)


def an_order(
    database: Database, customer: str, skus: Iterable[str], status: str = "delivered"
) -> None:
    """An order of one piece each, already placed by this identified customer."""
    free = Decimal(0)
    with database.session_scope() as db:
        order = Order(
            visitor=f"u:{customer}", customer=customer, status=status, currency="USD",
            delivery_price=free, total=free, ordered_at=NOON,
        )
        order.lines = [OrderLine(sku=sku, quantity=1, unit_price=free) for sku in skus]
        db.add(order)


def eager(**overrides: Any) -> Rules:
    """Rules without cool-down and with room for many refusals."""
    return Rules(**{"cooldown_turns": 0, "declines_in_row_limit": 20, **overrides})


def ledger_of(database: Database) -> list[LedgerEntry]:
    """Every entry, in order of sessions and places."""
    in_order = select(LedgerEntry).order_by(LedgerEntry.session_id, LedgerEntry.ordinal)
    with database.read_scope() as db:
        return list(db.scalars(in_order))
