"""Suggestions: a few of the best for a shopper who asks, whatever the caps say."""
from datetime import timedelta
from decimal import Decimal

import pytest

from actions.learning.model import Companion
from actions.selling import ledger
from actions.selling.rules import Rules
from actions.selling.sell import sell, suggest
from actions.shop.models import ProductRow
from tests.actions.selling.builders import (
    NOON,
    a_past_offer,
    a_shopper,
    eager,
    ledger_of,
    observed,
)

RULES = Rules(learning={"explore": 0})
THREE = ["CARD", "CASE", "BATTERY"]  # the likeliest to be taken first


def skus(offers):
    return [offer.product.sku for offer in offers]


def suggested(database, rules=RULES, kind=None, **seen):
    return skus(suggest(observed(database, **seen), rules, database, kind))


def test_suggests_the_likeliest_to_help_first_not_what_earns_most(database):
    assert suggested(database) == THREE


@pytest.mark.parametrize(("most", "expected"), [(1, ["CARD"]), (2, ["CARD", "CASE"]), (3, THREE)])
def test_suggests_as_many_as_the_merchant_wants(database, most, expected):
    assert suggested(database, Rules(suggestions_when_asked=most)) == expected


def test_suggestions_say_as_much_as_offers(database):
    [card, *_] = suggest(observed(database), RULES, database)

    assert (card.anchor.sku, card.strategy, card.reason) == ("CAM-1", "accessory", "CARD helps")
    assert (str(card.price.amount), card.quantity, card.stock_left) == ("20.00", 1, 10)
    assert card.ordinal is None


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("cross_sell", THREE), ("up_sell", ["CAM-2"]), ("occasion", []), (None, THREE)],
)
def test_suggests_what_kind_of_thing_was_asked_for(database, kind, expected):
    assert suggested(database, kind=kind, looked_at="CAM-1") == expected


@pytest.mark.parametrize(
    "changes",
    [
        {"offers_stopped": True},
        {"declines_in_row": 5},
        {"stage": "browsing"},
        {"stage": "checkout"},
        {"past": tuple(a_past_offer(f"SKU-{n}", turn=10) for n in range(30))},
        {"past": (a_past_offer("CARD", turn=10),)},
    ],
)
def test_one_who_asks_is_refused_by_no_cap_nor_moment(database, changes):
    assert suggested(database, **changes) == THREE


@pytest.mark.parametrize(("low", "high", "expected"), [
    (None, "24.99", ["CARD"]), ("25", None, ["CASE", "BATTERY"]), (None, "5", []),
])
def test_a_price_that_is_asked_for_bounds_them(database, low, high, expected):
    limits = {"asked_min": low and Decimal(low), "asked_max": high and Decimal(high)}

    assert suggested(database, **limits) == expected


@pytest.mark.parametrize(
    "rules",
    [
        Rules(cap_per_session=0, cap_per_day=0, cap_per_30_days=0),
        Rules(big_ticket={"USD": 1}),
        Rules(never_proactive={"categories": ["camera_accessories"]}),
        Rules(holdout_share=0.5),
        Rules(strategies={"accessory": {"cap_per_session": 0}}),
    ],
)
def test_one_who_asks_is_served_whatever_the_rules_keep_for_themselves(database, rules):
    assert suggested(database, rules) == THREE


@pytest.mark.parametrize(
    ("changes", "rules", "expected"),
    [
        ({"past": (a_past_offer("CARD", status="declined"),)}, RULES, ["CASE", "BATTERY"]),
        ({"owned": frozenset({"CARD"})}, RULES, ["CASE", "BATTERY"]),
        ({}, Rules(exclude={"skus": ["CARD"]}), ["CASE", "BATTERY"]),
        ({}, Rules(forbid=[{"offer": "CARD", "goes_with": "cameras"}]), ["CASE", "BATTERY"]),
        ({}, Rules(strategies={"accessory": {"enabled": False}}), []),
        ({}, Rules(relevance_floor=1), []),
    ],
)
def test_what_can_or_should_not_be_bought_is_not_suggested(database, changes, rules, expected):
    assert suggested(database, rules, **changes) == expected
    assert len(ledger_of(database)) == len(expected)


def test_what_is_sold_out_is_not_suggested(database):
    with database.session_scope() as db:
        db.get(ProductRow, "CARD").stock = db.get(ProductRow, "BATTERY").stock = 0

    assert suggested(database) == ["CASE"]


def test_suggestions_are_in_the_ledger_as_asked_for(database):
    offers = suggest(observed(database), RULES, database)

    entries = {entry.id: entry for entry in ledger_of(database)}
    assert {offer.id for offer in offers} == set(entries)
    assert {(e.origin, e.status, e.ordinal, e.propensity) for e in entries.values()} == {
        ("asked", "shown", None, 1.0)
    }


def test_asking_again_shows_the_same_entries(database):
    first = suggest(observed(database), RULES, database)
    again = suggest(observed(database, a_shopper(turn=12)), RULES, database)

    assert [offer.id for offer in again] == [offer.id for offer in first]
    assert [entry.turn for entry in ledger_of(database)] == [12, 12, 12]


def test_asking_again_with_another_product_an_entry_stands_for_what_is_said_now(database):
    suggest(observed(database), RULES, database)

    [card, *_] = suggest(observed(database, just_added="CAM-2"), RULES, database)

    noted = {entry.id: entry.anchor for entry in ledger_of(database)}
    assert (card.anchor.sku, noted[card.id]) == ("CAM-2", "CAM-2")


def test_what_was_declined_makes_room_for_another(database):
    two = Rules(suggestions_when_asked=2)
    [card, _] = suggest(observed(database), two, database)
    with database.session_scope() as db:
        ledger.decline(db, "c:conv", card.id, NOON)

    assert suggested(database, two) == ["CASE", "BATTERY"]


def test_suggestions_take_no_place_and_begin_no_cool_down(database):
    suggest(observed(database), Rules(suggestions_when_asked=2), database)

    offer = sell(observed(database), RULES, database)

    assert (offer.product.sku, offer.ordinal) == ("BATTERY", 1)


def test_what_was_asked_for_is_not_offered_once_more(database):
    suggest(observed(database), RULES, database)

    assert sell(observed(database), eager(), database) is None


def test_a_product_that_two_strategies_propose_is_suggested_once(database):
    taken = {"CAM-1": (Companion("CAM-1", "BATTERY", 40, 100),)}

    offers = suggest(observed(database, companions=taken), RULES, database)

    assert skus(offers) == ["BATTERY", "CARD", "CASE"]
    assert offers[0].strategy == "accessory"  # the shop's own reason says more


def test_a_cart_left_behind_is_nothing_to_suggest(database):
    ana = a_shopper(visitor="u:ana", customer="ana")
    observed(database, ana)

    back = observed(
        database, ana, just_added=None, now=NOON + timedelta(hours=20), stage="browsing"
    )

    assert sell(back, eager(), database).strategy == "finish_cart"
    assert skus(suggest(back, RULES, database)) == THREE


def test_of_a_kind_that_was_named_it_suggests_nothing_else(database):
    assert suggested(database, asked_skus=frozenset({"CASE", "GONE"})) == ["CASE"]
    assert suggested(database, asked_skus=frozenset({"GONE"})) == []


def test_no_two_are_of_one_kind_and_more_are_of_other_kinds_first(database):
    kinds = {"CARD": "small", "CASE": "small", "BATTERY": "power"}

    def more(are_further):
        situation = observed(database, a_shopper(turn=20))
        return skus(suggest(
            situation, RULES, database, "cross_sell", are_further=are_further,
            kind_of=lambda sku: kinds[sku],
        ))

    assert more(are_further=False) == ["CARD", "BATTERY"]
    assert more(are_further=True) == ["CASE"]
    assert more(are_further=True) == []
