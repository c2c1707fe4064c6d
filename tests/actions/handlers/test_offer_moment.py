"""The stage of a visit, from what forbids offers to what invites them."""
from datetime import timedelta

import pytest

from actions.shop.buying import cart as carts
from actions.shop.models import Handover
from actions.turn.moment import stage_of, where_in
from actions.turn.turn import Turn
from tests.actions.handlers.shop import NOON
from tests.actions.handlers.visits import ordered


def stage(shop, in_cart=(), intent="", form=None, **slots):
    """The stage of ann's turn with this cart and these slots."""
    turn = Turn("ann", intent=intent, slots=slots, active_form=form)
    with shop.front.visit(turn.shopper, writes=True) as visit:
        for sku in in_cart:
            carts.add_to_cart(visit.db, visit.catalogue, visit.shopper, (sku, ""), 1, NOON)
        visit.db.flush()
        return stage_of(turn, where_in(visit), visit.now)


def call_a_person(shop, hours_ago, is_open=True):
    with shop.database.session_scope() as db:
        db.add(Handover(
            visitor="c:ann", conversation="an-earlier-one", reason="asked", is_open=is_open,
            asked_at=NOON - timedelta(hours=hours_ago),
        ))


@pytest.mark.parametrize(("intent", "focus", "just_added", "in_cart", "expected"), [
    ("search_product", None, None, (), "browsing"),
    ("search_product", "BEANS", None, (), "browsing"),
    ("greet", "BEANS", "BEANS", ("BEANS",), "browsing"),
    ("show_product", "BEANS", None, (), "deciding"),
    ("show_product", "BEANS", None, ("KNIFE",), "deciding"),
    ("ask_price", "BEANS", None, ("BEANS",), "deciding"),
    ("view_cart", "BEANS", None, ("BEANS",), "cart"),
    ("view_cart", None, None, ("BEANS",), "cart"),
    ("add_to_cart", "BEANS", "BEANS", ("BEANS",), "cart"),
    ("view_cart", None, "BEANS", (), "browsing"),
    ("compare", "BEANS", None, (), "browsing"),
])
def test_tells_where_the_shopper_stands(shop, intent, focus, just_added, in_cart, expected):
    assert stage(shop, in_cart, intent, focus=focus, just_added=just_added) == expected


def test_a_comparison_with_the_product_talked_about_is_a_decision(shop):
    assert stage(shop, (), "compare", focus="BEANS", listed=["BEANS", "TEA"]) == "deciding"


def test_the_form_is_the_checkout(shop):
    assert stage(shop, ("BEANS",), form="checkout_form", just_added="BEANS") == "checkout"


def test_an_upset_shopper_is_served_not_sold_to(shop):
    assert stage(shop, ("BEANS",), form="checkout_form", upset=True) == "service"


@pytest.mark.parametrize(("hours_ago", "is_open", "expected"), [
    (0, True, "service"), (11, True, "service"), (12, True, "browsing"), (0, False, "browsing"),
])
def test_a_call_for_a_person_counts_for_half_a_day(shop, hours_ago, is_open, expected):
    call_a_person(shop, hours_ago, is_open)

    assert stage(shop) == expected


@pytest.mark.parametrize(("status", "minutes_ago", "expected"), [
    ("placed", 0, "payment"),
    ("placed", 30, "payment"),
    ("placed", 31, "after_purchase"),
    ("paid", 0, "after_purchase"),
    ("paid", 24 * 60, "after_purchase"),
    ("paid", 24 * 60 + 1, "browsing"),
    ("cancelled", 0, "browsing"),
])
def test_an_order_is_paid_first_and_may_then_be_completed(
    shop, ann, status, minutes_ago, expected
):
    ordered(ann, status, NOON - timedelta(minutes=minutes_ago))

    assert stage(shop, intent="thank") == expected


@pytest.mark.parametrize(("in_cart", "focus", "expected"), [
    (("BEANS",), None, "cart"),
    ((), "SHOE", "deciding"),  # something new
    ((), "TOAST-2", "after_purchase"),  # what was just bought
])
def test_after_an_order_something_new_may_begin(shop, ann, in_cart, focus, expected):
    ordered(ann, "paid", sku="TOAST-2")

    assert stage(shop, in_cart, "show_product", focus=focus) == expected
