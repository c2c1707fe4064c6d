"""Rivals of World A: links and tier, bought together, and one who knows the chances."""
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from actions.selling.offer_made import Offer, OfferedToo
from actions.shop.money import Money
from tests.benchmarks.selling.assumptions import Assumptions
from tests.benchmarks.selling.baselines import NoOffers
from tests.benchmarks.selling.builders import (
    NOW,
    Script,
    a_faithful_world,
    a_shopper,
    average_margin,
    offering,
    silent,
    visit,
)
from tests.benchmarks.selling.history import a_history
from tests.benchmarks.selling.informed import Informed
from tests.benchmarks.selling.nerves import Nerves
from tests.benchmarks.selling.our_questions import as_question
from tests.benchmarks.selling.policy import NeedQuestion, OfferMade
from tests.benchmarks.selling.purse import Purse
from tests.benchmarks.selling.rivals import LinksAndTier, bought_together
from tests.benchmarks.selling.shoppers import Main, Need

LOCK = Need("LOCK", strength=0.8, anchor="BIKE")


def cyclists(count=8):
    """All buy a bike, most a lock and one a lamp with it."""
    lines = []
    for number in range(count):
        at = NOW - timedelta(days=90 - number)
        lines += [(f"C{number}", sku, at) for sku in ("BIKE", "LOCK", "LAMP")[:2 + (number == 0)]]
    return a_history({f"C{number}": "en" for number in range(count)}, lines)


def moments(world, **shopper):
    policy = silent()
    visit(a_shopper(**shopper), policy, world)
    return {(m.stage, m.just_added): m for m in policy.moments}


def test_the_next_tier_while_they_look_the_link_when_it_is_in_the_cart():
    world = a_faithful_world(history=cyclists())
    seen, rival = moments(world), LinksAndTier(world)

    assert rival.offer(seen["opening", None]) is None
    assert rival.offer(seen["deciding", None]) == OfferMade(
        "BIKE-2", replaces="BIKE", strategy="tier"
    )
    assert rival.offer(seen["cart", "BIKE"]) == OfferMade("LOCK", strategy="link")
    assert rival.offer(seen["cart", "BIKE"]) is None
    assert rival.offer(seen["payment", None]) is None


def test_the_widget_shows_what_most_buyers_took_with_it():
    world = a_faithful_world(history=cyclists())
    widget = bought_together(world)
    seen = moments(world)
    offered = [widget.offer(seen["deciding", None]), widget.offer(seen["cart", "BIKE"])]

    assert [made.sku for made in offered] == ["LOCK", "LAMP"]


def test_who_knows_the_chances_earns_more_than_silence_and_stays_silent_where_none_is():
    world = a_faithful_world(history=cyclists())
    bare = a_faithful_world(
        history=cyclists(), need_per_linked_share=0, least_linked_need=0, need_per_other_share=0,
        wants_better=0,
    )
    wish = (Main("BIKE", ("BIKE",), better={"BIKE-2": 0.8}),)
    informed = average_margin(Informed(world), world, 200, needs=(LOCK,), mains=wish)

    assert informed > average_margin(NoOffers(), world, 200, needs=(LOCK,), mains=wish) + 2
    assert visit(a_shopper(), Informed(bare), bare).offers == ()


def test_a_second_no_may_cost_more_than_the_first_and_a_big_ticket_more_again():
    assumed, calm = Assumptions(), Nerves()
    vexed = calm.after(assumed, 0.0, 1, is_yes=False)

    def risk(nerves, is_big=False):
        return nerves.chance_to_lose(assumed, 0.0, 2, is_big)

    assert risk(calm) < risk(vexed) < risk(vexed, is_big=True)
    assert risk(calm.after(assumed, 0.0, 0, is_yes=True)) == risk(calm)


@pytest.mark.parametrize(("extra", "bears"), [(0.0, 1.0), (10_000.0, 0.0)])
def test_a_purse_bears_what_costs_nothing_and_not_a_fortune(extra, bears):
    assert Purse(Assumptions(), 50.0).bears(extra, 0.5) == bears


def test_a_purse_bears_less_the_dearer_it_is():
    purse = Purse(Assumptions(), 50.0)

    assert purse.bears(5.0, 0.5) > purse.bears(10.0, 0.5) > purse.bears(20.0, 0.5) > 0


def test_nobody_answers_in_world_a_and_each_question_costs_nerves():
    asking, heard = Script(lambda moment: NeedQuestion("need", ("LOCK",))), []
    asking.told = lambda asked, said, moment: heard.append(said)
    world = a_faithful_world()
    calm = visit(a_shopper(needs=(LOCK,)), asking, world)
    vexed = visit(a_shopper(needs=(LOCK,), patience=2.0), asking, world)

    assert set(heard) == {None}
    assert (calm.end, calm.offers) == ("ordered", ())
    assert calm.asked > vexed.asked > 1
    assert vexed.end == "pestered"


def test_a_question_is_as_heavy_as_a_needless_offer():
    world = a_faithful_world(impulse=0, impulse_dear=0, fills_up_to_free_delivery=0)
    asked, offered = (
        [visit(a_shopper(n, patience=0.4 + n / 100), policy, world).end for n in range(20)]
        for policy in (
            Script(lambda m: NeedQuestion("owns", ("LOCK",)) if m.stage == "opening" else None),
            offering("LOCK", "opening"),
        )
    )

    assert asked == offered
    assert {"ordered", "pestered"} == set(asked)


def test_a_question_of_the_engine_becomes_one_of_the_game():
    goods = list(a_faithful_world(history=cyclists()).catalogue.products.values())[:3]
    price = Money(Decimal(1), "USD")
    made = Offer(
        id="q1", session_id="s", ordinal=1, strategy="need_question", kind="cross_sell",
        product=goods[0], anchor=goods[0], reason="", gains=(), price=price,
        price_difference=None, response="utter_ask_need", act="ask",
        others=tuple(OfferedToo(product, "", price) for product in goods[1:]),
    )

    assert as_question(made) == NeedQuestion(
        "need", tuple(product.sku for product in goods[1:]), strategy="need_question", handle="q1"
    )
    assert as_question(replace(made, act="add")) is None
