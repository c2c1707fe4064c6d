"""A question in the place of an offer: where knowing is worth more, once, and never what is known.
"""
from dataclasses import replace
from datetime import timedelta

import pytest

from actions.learning.model import Companion
from actions.selling import ledger
from actions.selling.acceptance import Acceptance
from actions.selling.model import CartItem
from actions.selling.sell import explain, sell, suggest
from tests.actions.selling.builders import (
    NOON,
    a_shopper,
    a_situation,
    eager,
    ledger_of,
    observed,
    plenty,
    priced,
)
from tests.builders import a_catalogue, a_database, a_link, a_product

THINGS = ("BELL", "LAMP", "LOCK")


def asking(**rules):
    return eager(**{"asking": {"enabled": True, "cost": {"USD": 1}}, **rules})


RULES = asking()


def a_bike_shop(**needs):
    """A bike with what may be needed for it: each of another sort."""
    goods = [
        a_product(sku, category=sku.lower(), **priced(f"{price}.00", "5.00"))
        for sku, price in zip(THINGS, (15, 20, 25), strict=True)
    ]
    return a_catalogue(
        a_product("BIKE", category="bikes", **priced("200.00", "120.00")), *goods,
        links=[
            replace(a_link("BIKE", sku, "accessory", en=f"of the {sku.lower()}"),
                    need=needs.get(sku, "useful"))
            for sku in THINGS
        ],
    )


SHOP = a_bike_shop()


def a_ride(**overrides):
    return a_situation(**{
        "catalogue": SHOP, "cart": (CartItem("BIKE"),), "just_added": "BIKE", **overrides,
    })


def chosen(situation, rules=RULES):
    return explain(situation, rules, plenty).chosen


def looking(database, turn=10):
    return observed(database, a_shopper(turn=turn), just_added="BIKE", catalogue=SHOP)


@pytest.fixture
def database(tmp_path):
    database = a_database(tmp_path, SHOP)
    yield database
    database.close()


def answered(database, *skus, question):
    with database.session_scope() as db:
        ledger.answer_need(db, "c:conv", question.id, skus, NOON)


def test_one_question_is_about_all_that_may_be_needed():
    question = chosen(a_ride())

    assert (question.act, question.anchor) == ("ask", "BIKE")
    assert [other.sku for other in question.others] == ["LOCK", "LAMP", "BELL"]


@pytest.mark.parametrize("rules", [
    asking(asking={"enabled": False}),
    asking(asking={"cost": {"USD": 50}}),
    asking(cap_per_session=1),  # no place would be left for what comes of it
    asking(pin=[{"offer": "BELL"}]),
], ids=["off", "dear", "no place", "pinned"])
def test_where_it_is_not_worth_it_the_best_is_offered(rules):
    assert chosen(a_ride(), rules).act == "add"


def test_what_can_not_be_done_without_is_said_and_not_asked():
    needed = chosen(a_ride(catalogue=a_bike_shop(BELL="needed")))

    assert (needed.act, needed.sku) == ("add", "BELL")


def test_one_thing_alone_is_offered():
    owned = frozenset(("LAMP", "LOCK"))

    assert (chosen(a_ride(owned=owned)).act, chosen(a_ride(owned=owned)).sku) == ("add", "BELL")


def test_what_is_worth_too_little_alone_may_be_worth_a_question():
    rules = asking(value_floor={"USD": 6})

    assert chosen(a_ride(), asking(value_floor={"USD": 6}, asking={"enabled": False})) is None
    assert [other.sku for other in chosen(a_ride(), rules).others] == ["LOCK", "LAMP", "BELL"]


def test_before_anything_is_chosen_nothing_is_asked():
    assert chosen(a_situation(catalogue=SHOP, looked_at="BIKE", cart=())) is None


def test_shoppers_who_do_not_answer_are_asked_no_more():
    assert chosen(a_ride(acceptance=Acceptance({"strategy=need_question": -9.0}))).act == "add"


def test_it_takes_a_place_and_offers_nothing(database):
    question = sell(looking(database), RULES, database)
    [entry] = ledger_of(database)

    assert (entry.act, entry.ordinal, entry.status, entry.sku) == ("ask", 1, "shown", "BIKE")
    assert ledger.asked_about(entry) == ("LOCK", "LAMP", "BELL")
    assert ledger.skus_of(entry) == ()
    assert [product.sku for product in question.goods] == ["LOCK", "LAMP", "BELL"]


def test_there_are_never_two_in_a_row(database):
    sell(looking(database), RULES, database)

    assert sell(looking(database, turn=11), RULES, database).act == "add"


def test_what_was_named_is_offered_at_once_and_nothing_else(database):
    rules = asking(cooldown_turns=5)
    question = sell(looking(database), rules, database)
    answered(database, "BELL", question=question)

    situation = looking(database, turn=11)
    offer = sell(situation, rules, database)

    assert offer.product.sku == "BELL"
    refused = {
        r.candidate.sku: r.reason_code for r in explain(situation, rules, plenty).refusals
    }
    assert refused == {"LAMP": "said_unneeded", "LOCK": "said_unneeded"}


def test_none_of_these_is_an_answer_and_no_refusal(database):
    answered(database, question=sell(looking(database), RULES, database))

    situation = looking(database, turn=14)

    assert situation.declines_in_row == 0
    assert situation.said_unneeded == {"BELL", "LAMP", "LOCK"}
    assert sell(situation, RULES, database) is None


def test_whoever_asks_is_told_of_what_they_did_not_need(database):
    answered(database, question=sell(looking(database), RULES, database))

    offers = suggest(looking(database, turn=14), RULES, database)

    assert {offer.product.sku for offer in offers} == {"BELL", "LAMP", "LOCK"}


@pytest.mark.parametrize(("customer", "later", "is_known"), [
    ("ana", timedelta(days=2), True),
    ("ana", timedelta(days=91), False),
    (None, timedelta(days=2), False),
], ids=["lately", "long ago", "a stranger"])
def test_what_is_not_needed_is_remembered_of_those_who_are_known(
    database, customer, later, is_known
):
    shopper = a_shopper(customer=customer)
    first = observed(database, shopper, just_added="BIKE", catalogue=SHOP)
    question = sell(first, RULES, database)
    with database.session_scope() as db:
        ledger.answer_need(db, shopper.visitor, question.id, ["BELL"], NOON)

    next_visit = observed(
        database, shopper, just_added="BIKE", catalogue=SHOP, now=NOON + later
    )

    assert next_visit.said_needed == frozenset()
    assert next_visit.said_unneeded == (frozenset(("LAMP", "LOCK")) if is_known else frozenset())


def test_what_an_answer_named_counts_as_sold_when_it_is_ordered(database):
    question = sell(looking(database), RULES, database)
    answered(database, "LAMP", question=question)

    with database.session_scope() as db:
        assert ledger.record_purchase(db, "c:conv", ["BIKE"], "P1") == 0
        assert ledger.record_purchase(db, "c:conv", ["LAMP"], "P2") == 1


def test_all_that_was_named_comes_at_once_for_one_place_and_nothing_after_it(database):
    rules = asking(cooldown_turns=5, cooldown_turns_after_ignored=5)
    question = sell(looking(database), rules, database)
    answered(database, "BELL", "LAMP", question=question)

    offers = [sell(looking(database, turn=turn), rules, database) for turn in (11, 12)]

    assert [product.sku for product in offers[0].goods] == ["LAMP", "BELL"]
    assert (offers[0].ordinal, offers[0].facts.in_cart) == (2, "Product BIKE")
    assert offers[1] is None


def test_what_has_no_reason_to_be_told_is_asked_about():
    """Six buyers tell nobody to buy it, but that it may be needed."""
    few = tuple(Companion("BIKE", sku, 3, 6) for sku in ("BELL", "LAMP"))
    unlinked = a_catalogue(*SHOP.products.values())
    ride = a_ride(catalogue=unlinked, companions={"BIKE": few})

    assert chosen(ride, asking(asking={"enabled": False})) is None
    assert [other.sku for other in chosen(ride).others] == ["LAMP", "BELL"]


@pytest.mark.parametrize(("weight", "act"), [(0.0, "add"), (4.0, "ask")])
def test_answers_that_name_more_than_was_expected_make_it_worth_more(weight, act):
    learned = Acceptance({"strategy=need_question": weight})
    rules = asking(asking={"enabled": True, "cost": {"USD": 6}})

    assert chosen(a_ride(acceptance=learned), rules).act == act


def test_what_is_only_nice_to_have_is_no_need():
    rules = asking(asking={"enabled": True, "cost": {}, "chance": 1})
    question = chosen(a_ride(catalogue=a_bike_shop(LAMP="nice")), rules)

    assert [other.sku for other in question.others] == ["LOCK", "BELL"]
