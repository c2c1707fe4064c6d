"""Builders of baskets: a tea shop with all kinds of links, and shoppers who chose something."""
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from actions.selling.model import CartItem, Purchase, Situation
from actions.shop.buying.loyalty import Standing
from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.catalogue.loyalty_programme import LoyaltyProgramme, LoyaltyTier, Reward
from actions.shop.money import Money
from tests.actions.selling.builders import NOON, a_situation, priced
from tests.builders import a_catalogue, a_link, a_product, an_attribute

WEIGHT = an_attribute("weight", unit="g")
REFILLS = an_attribute(
    "refills", better="higher", gains={"en": "{new} refills instead of {old}", "id": ""}
)
SILVER = LoyaltyTier("silver", {"en": "Silver", "id": "Perak"}, 0)
GOLD = LoyaltyTier("gold", {"en": "Gold", "id": "Emas"}, 500, Decimal("1.5"))
MUG = Reward("mug", {"en": "a mug", "id": "sebuah mug"}, 150, {"USD": Decimal("5.00")})
CLUB = LoyaltyProgramme({"USD": Decimal(1)}, (SILVER, GOLD), (MUG,))


def a_tea_shop() -> Catalogue:
    """A POT and all that goes with it; tea by weight, and PLAN-1 < PLAN-2 < PLAN-3.

    Delivery is free from $50; a dollar earns a point.
    """
    pot_links = [
        a_link("POT", "STRAINER", en="it keeps the leaves out", id="menahan daun teh"),
        a_link("POT", "TRAY"),
        a_link("POT", "ENGRAVING", "service", en="with a name on it"),
        a_link("POT", "CARE", "warranty", en="if it breaks"),
        a_link("POT", "TASTER", "sample", en="to taste before a tin"),
        a_link("POT", "CUPS", "set", en="of the same clay"),
        a_link("SAUCERS", "CUPS", "set", en="they fit the saucers"),
    ]
    catalogue = a_catalogue(
        a_product("POT", category="pots", **priced("30.00", "15.00")),
        a_product("STRAINER", category="tools", **priced("8.00", "3.00")),
        a_product("TRAY", category="tools", **priced("24.00", "12.00")),
        a_product("ENGRAVING", kind="service", category="services", **priced("5.00", "1.00")),
        a_product("CARE", kind="warranty", category="services", **priced("6.00", "1.00")),
        a_product("TASTER", kind="sample", category="tea", **priced("1.00", "0.50")),
        a_product("CUPS", category="cups", **priced("20.00", "9.00")),
        a_product("SAUCERS", category="cups", **priced("12.00", "5.00")),
        a_product("TEA-SET", kind="bundle", category="pots", **priced("44.00", "22.00")),
        *(_tea(sku, grams, usd) for sku, grams, usd in (
            ("TEA-100", "100", "5.00"), ("TEA-250", "250", "10.00"),
        )),
        *(_plan(number, usd) for number, usd in ((1, "10.00"), (2, "18.00"), (3, "30.00"))),
        links=[
            *pot_links, a_link("TEA-100", "TEA-250", "larger"),
            a_link("TEA-SET", "POT", "contains"), a_link("TEA-SET", "CUPS", "contains"),
        ],
        attributes=[WEIGHT, REFILLS],
    )
    standard = replace(catalogue.profile.deliveries[0], free_from={"USD": Decimal("50.00")})
    return replace(
        catalogue, profile=replace(catalogue.profile, deliveries=(standard,), loyalty=CLUB)
    )


def a_basket(*skus: str, **overrides: Any) -> Situation:
    """A shopper of the tea shop who put these into the cart, one piece each, the last just now."""
    given = {
        "catalogue": a_tea_shop(), "cart": tuple(CartItem(sku) for sku in skus),
        "just_added": skus[-1] if skus else None,
    }
    return a_situation(**{**given, **overrides})


def an_order(*skus: str, hours_ago: int = 1, **overrides: Any) -> Situation:
    """The tea shop's customer ana after these became an order."""
    at = NOON - timedelta(hours=hours_ago)
    given = {
        "stage": "after_purchase", "customer": "ana", "owned": frozenset(skus),
        "purchases": tuple(Purchase(sku, 1, at) for sku in skus),
    }
    return a_basket(**{**given, **overrides})


def a_standing(to_next_reward: int = 50, **overrides: Any) -> Standing:
    """In the lowest tier, far from the next, with a mug within reach."""
    points = 150 - to_next_reward
    given = Standing("ana", points, points, SILVER, GOLD, 400, MUG, to_next_reward)
    return replace(given, **overrides)


def usd(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


def _tea(sku: str, grams: str, price: str) -> Product:
    return a_product(
        sku, category="tea", attributes={"weight": {"en": grams}}, **priced(price, "2.00")
    )


def _plan(number: int, price: str) -> Product:
    return a_product(
        f"PLAN-{number}", kind="plan", category="plans", family="plan", tier=number,
        attributes={"refills": {"en": str(number)}}, **priced(price, "2.00"),
    )
