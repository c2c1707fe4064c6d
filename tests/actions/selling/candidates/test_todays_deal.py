"""Today's deal: what sells fast or is cleared, told with honest numbers."""
from datetime import date
from decimal import Decimal

import pytest

from actions.learning.model import Deal
from actions.selling.candidates.todays_deal import (
    Dated,
    DatedDeal,
    FastSeller,
    TodaysDeal,
    Unsold,
)
from actions.selling.model import CartItem, OfferFacts
from actions.shop.money import Money
from tests.actions.selling.builders import a_situation as a_cart_just_filled
from tests.actions.selling.builders import priced
from tests.builders import a_catalogue, a_product

FAST = Deal("CARD", "fast_seller", 42, 7, "camera_accessories")


def a_situation(**overrides):
    """Nothing was added just now."""
    return a_cart_just_filled(**{"just_added": None, **overrides})


def a_cleared_shop(**was_prices):
    cleared = a_product(
        "STRAP", was_prices={c: Decimal(p) for c, p in was_prices.items()}, **priced("9.00", "5.00")
    )
    return a_catalogue(a_product("CAM-1"), cleared)


def test_tells_how_many_were_sold_in_how_many_days():
    [candidate] = TodaysDeal().propose(a_situation(deals=(FAST,)))

    assert (candidate.sku, candidate.anchor, candidate.act) == ("CARD", None, "add")
    assert candidate.facts == FastSeller(sold=42, days=7)


def test_tells_the_price_before_of_what_is_cleared():
    deal = Deal("STRAP", "clearance", 1, 60, "toasters")
    situation = a_situation(catalogue=a_cleared_shop(USD="15.00"), deals=(deal,))

    [candidate] = TodaysDeal().propose(situation)

    was_price = Money(Decimal("15.00"), "USD")
    assert candidate.facts == OfferFacts(was_price=was_price)


@pytest.mark.parametrize("was_prices", [{}, {"IDR": "240000"}])
def test_keeps_quiet_of_a_clearance_without_a_price_to_compare(was_prices):
    deal = Deal("STRAP", "clearance", 1, 60, "toasters")
    situation = a_situation(catalogue=a_cleared_shop(**was_prices), deals=(deal,))

    assert TodaysDeal().propose(situation) == []


@pytest.mark.parametrize(
    "in_sight",
    [{"looked_at": "CARD"}, {"cart": (CartItem("CARD"),)}],
)
def test_keeps_quiet_of_what_is_in_sight_already(in_sight):
    assert TodaysDeal().propose(a_situation(deals=(FAST,), **in_sight)) == []


def test_keeps_quiet_of_what_left_the_catalogue():
    gone = Deal("GONE", "fast_seller", 99, 7, "cameras")

    assert TodaysDeal().propose(a_situation(deals=(gone,))) == []


def test_proposes_the_best_deals_in_their_order():
    case = Deal("CASE", "fast_seller", 3, 7, "camera_accessories")
    situation = a_situation(deals=(FAST, case))

    assert [c.sku for c in TodaysDeal().propose(situation)] == ["CARD", "CASE"]
    assert [c.sku for c in TodaysDeal(most=1).propose(situation)] == ["CARD"]


def test_what_goes_with_a_thing_just_chosen_comes_first():
    assert TodaysDeal().propose(a_situation(deals=(FAST,), just_added="CAM-1")) == []


@pytest.mark.parametrize(("days", "response"), [
    (60, "utter_offer_todays_deal_unsold"), (59, "utter_offer_todays_deal_clearance"),
])
def test_says_that_it_lies_where_nothing_was_sold_for_so_long(days, response):
    deal = Deal("STRAP", "clearance", 0, days, "toasters")
    situation = a_situation(catalogue=a_cleared_shop(USD="15.00"), deals=(deal,))

    [candidate] = TodaysDeal().propose(situation)

    assert candidate.response == response
    if days == 60:
        assert candidate.facts == Unsold(days=60, was_price=Money(Decimal("15.00"), "USD"))


@pytest.mark.parametrize(("today", "is_told"), [
    (date(2024, 5, 1), True), (date(2024, 5, 2), True), (date(2024, 5, 3), False),
])
def test_a_deal_has_the_end_that_the_merchant_gave_it(today, is_told):
    strategy = TodaysDeal(deals=(DatedDeal(offer="STRAP", until=date(2024, 5, 2)),))
    situation = a_situation(
        catalogue=a_cleared_shop(USD="15.00"), looked_at="CAM-1", today=today
    )

    found = strategy.propose(situation)

    assert [candidate.sku for candidate in found] == (["STRAP"] if is_told else [])
    if is_told:
        was_price = Money(Decimal("15.00"), "USD")
        assert found[0].facts == Dated(until=date(2024, 5, 2), was_price=was_price)
        assert found[0].response == "utter_offer_todays_deal_dated"


def test_an_end_without_a_price_before_is_no_deal():
    strategy = TodaysDeal(deals=(DatedDeal(offer="STRAP", until=date(2024, 5, 2)),))

    assert strategy.propose(a_situation(catalogue=a_cleared_shop(), looked_at="CAM-1")) == []


def test_a_second_one_of_what_lasts_is_no_deal():
    """Another camera for one who has a camera."""
    camera = Deal("CAM-3", "fast_seller", 42, 7, "cameras")
    owned = a_situation(deals=(camera, FAST), owned=frozenset({"CAM-1"}), looked_at="CASE", cart=())

    assert [c.sku for c in TodaysDeal().propose(owned)] == ["CARD"]
