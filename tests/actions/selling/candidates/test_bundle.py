"""Bundle: what its parts cost apart, and whose place it takes."""
from decimal import Decimal

import pytest

from actions.selling.candidates.bundle import Bundle, BundleFacts
from actions.selling.model import CartItem
from tests.actions.selling.baskets import a_basket, usd
from tests.actions.selling.builders import priced
from tests.builders import a_catalogue, a_link, a_product


def a_toaster_shop(bundle_price="28.00"):
    """SMALL holds A and B, LARGE holds A, B and C; each part costs $20."""
    return a_catalogue(
        *map(a_product, "ABC"),
        a_product("LARGE", kind="bundle", **priced("50.00", "30.00")),
        a_product("SMALL", kind="bundle", **priced(bundle_price, "20.00")),
        links=[
            a_link(bundle, part, "contains")
            for bundle, parts in (("LARGE", "ABC"), ("SMALL", "AB"))
            for part in parts
        ],
    )


def test_tells_the_parts_and_what_is_saved():
    [candidate] = Bundle().propose(a_basket(looked_at="POT"))

    assert (candidate.sku, candidate.anchor, candidate.act) == ("TEA-SET", "POT", "swap")
    assert candidate.facts == BundleFacts(
        parts="Product POT, Product CUPS", apart=usd("50.00"), saved=usd("6.00")
)


@pytest.mark.parametrize(
    ("cart", "looked_at", "strength"),
    [(("POT",), None, "1.0"), (("POT",), "CUPS", "1.5"), (("CUPS", "POT"), None, "1.5")],
)
def test_is_stronger_the_more_of_it_is_in_sight(cart, looked_at, strength):
    [candidate] = Bundle().propose(a_basket(*cart, looked_at=looked_at))

    assert (candidate.anchor, candidate.strength) == ("POT", Decimal(strength))


def test_takes_the_place_of_a_part_in_the_cart_rather_than_of_one_looked_at():
    situation = a_basket("POT", just_added=None, looked_at="CUPS")

    assert [c.anchor for c in Bundle().propose(situation)] == ["POT"]


@pytest.mark.parametrize(
    ("cart", "skus"), [(("A",), ["LARGE", "SMALL"]), (("C", "A"), ["LARGE", "SMALL"]),
                       (("C",), ["LARGE"])],
)
def test_begins_with_the_bundle_that_holds_most_of_the_cart(cart, skus):
    proposed = Bundle().propose(a_basket(*cart, catalogue=a_toaster_shop()))

    assert [c.sku for c in proposed] == skus


@pytest.mark.parametrize(("price", "skus"), [("39.99", ["SMALL"]), ("40.00", [])])
def test_costs_less_than_its_parts(price, skus):
    proposed = Bundle().propose(a_basket("B", catalogue=a_toaster_shop(price)))

    assert [c.sku for c in proposed if c.sku == "SMALL"] == skus


def test_is_no_substitute_for_several_pieces_of_a_part():
    situation = a_basket("POT", cart=(CartItem("POT", 2),))

    assert Bundle().propose(situation) == []


@pytest.mark.parametrize("changes", [{}, {"looked_at": "TRAY"}, {"looked_at": "TEA-SET"}])
def test_keeps_quiet_when_none_of_its_parts_is_in_sight(changes):
    assert Bundle().propose(a_basket(**changes)) == []


def test_keeps_quiet_about_what_has_no_price_in_the_currency():
    assert Bundle().propose(a_basket("POT", currency="EUR")) == []
