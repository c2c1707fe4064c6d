"""Builders for those who come back: a coffee shop, what they bought and how they come in."""
from datetime import timedelta
from typing import Any

from actions.selling.model import Purchase, Situation
from actions.shop.catalogue.catalogue import Catalogue
from tests.actions.selling.builders import NOON, a_situation, priced
from tests.builders import a_catalogue, a_link, a_product


def a_coffee_shop() -> Catalogue:
    """BEANS, ROAST and FILTERS run out; a SAMPLE of ROAST is for buyers of BEANS."""
    return a_catalogue(
        a_product("BEANS", category="coffee", rebuy_days=28, **priced("10.00", "5.00")),
        a_product("ROAST", category="coffee", rebuy_days=28, **priced("14.00", "7.00")),
        a_product("SAMPLE", category="coffee", kind="sample", **priced("1.00", "0.50")),
        a_product("MILL", category="tools", **priced("40.00", "25.00")),
        a_product("BRUSH", category="tools", **priced("6.00", "2.00")),
        a_product("SCALE", category="tools", **priced("20.00", "9.00")),
        a_product("FILTERS", category="paper", rebuy_days=60, **priced("4.00", "1.00")),
        links=[
            a_link("BEANS", "SAMPLE", "sample"), a_link("SAMPLE", "ROAST", "larger"),
            a_link("MILL", "BRUSH", en="a clean mill tastes better", id="rasanya lebih bersih"),
            a_link("MILL", "SCALE"),
        ],
    )


def a_purchase(sku: str, days_ago: int, quantity: int = 1) -> Purchase:
    return Purchase(sku, quantity, NOON - timedelta(days=days_ago))


def a_regular(*purchases: Purchase, **overrides: Any) -> Situation:
    """A regular of the coffee shop with these purchases, newest first, who just came in."""
    given = {
        "catalogue": a_coffee_shop(), "visitor": "u:ana", "customer": "ana",
        "stage": "browsing", "cart": (), "just_added": None,
        "segment": "regular", "purchases": purchases,
        "owned": frozenset(purchase.sku for purchase in purchases),
    }
    return a_situation(**{**given, **overrides})
