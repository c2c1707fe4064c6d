"""The invented shoppers: the same for a seed, put off when pestered, glad of what they need."""
from datetime import timedelta

import pytest

from tests.benchmarks.selling.arrivals import Arrivals
from tests.benchmarks.selling.baselines import (
    NoOffers,
    best_margin,
    most_popular,
    random_offers,
)
from tests.benchmarks.selling.builders import (
    NOW,
    Script,
    a_faithful_world,
    a_shopper,
    a_world,
    average_margin,
    offering,
    silent,
    visit,
)
from tests.benchmarks.selling.history import a_history
from tests.benchmarks.selling.mind import Memory
from tests.benchmarks.selling.mind_reader import MindReader
from tests.benchmarks.selling.policy import OfferMade
from tests.benchmarks.selling.shoppers import LeftCart, Main, Need
from tests.benchmarks.selling.visit import play

LOCK = Need("LOCK", strength=0.8, anchor="BIKE")
WISH = (Main("BIKE", ("BIKE",), better={"BIKE-2": 0.8}),)


def some_history():
    """Three customers: two took a lock with their bike, one has soap every month."""
    lines = [
        ("C1", "BIKE", NOW - timedelta(days=90)), ("C1", "LOCK", NOW - timedelta(days=90)),
        ("C2", "BIKE", NOW - timedelta(days=70)), ("C2", "LOCK", NOW - timedelta(days=65)),
        ("C3", "SOAP", NOW - timedelta(days=60)), ("C3", "SOAP", NOW - timedelta(days=30)),
        ("C3", "LAMP", NOW - timedelta(days=30)),
    ]
    return a_history({"C1": "en", "C2": "id", "C3": "en"}, lines)


def test_the_same_seed_brings_the_same_shoppers():
    arrivals, again = (Arrivals(a_world(some_history()), 7, 40) for _ in range(2))

    assert [arrivals.shopper(n) for n in range(40)] == [again.shopper(n) for n in range(40)]


def test_another_seed_brings_others():
    arrivals, others = (Arrivals(a_world(some_history()), seed, 40) for seed in (7, 8))

    assert [arrivals.shopper(n) for n in range(40)] != [others.shopper(n) for n in range(40)]


def test_shoppers_come_in_the_order_of_their_numbers_over_the_weeks():
    arrivals = Arrivals(a_world(some_history(), weeks=2), 7, 40)
    times = [arrivals.shopper(number).arrives for number in range(40)]

    assert times == sorted(times)
    assert timedelta(days=12) < times[-1] - times[0] < timedelta(days=14)


def test_what_was_bought_for_something_else_is_not_what_people_come_for():
    assert dict(a_world(some_history()).wanted_alone) == {"BIKE": 2, "LAMP": 1, "SOAP": 2}


def test_an_identified_shopper_owns_what_they_bought():
    arrivals = Arrivals(a_world(some_history(), identified=1), 7, 40)
    shoppers = [arrivals.shopper(number) for number in range(40)]

    assert {s.owned for s in shoppers if s.customer == "C3"} == {frozenset({"SOAP", "LAMP"})}


def test_whoever_stays_silent_sees_the_same_visit():
    world = a_world(some_history())
    arrivals = Arrivals(world, 7, 40)

    def played(policy):
        memory = Memory()
        return [play(arrivals.shopper(n), policy, world, memory) for n in range(40)]

    assert played(NoOffers()) == played(silent())
    assert {outcome.end for outcome in played(NoOffers())} == {"ordered", "left"}


def test_a_visit_leads_from_the_opening_to_the_order():
    policy = silent()
    outcome = visit(a_shopper(), policy, a_faithful_world(views_cart=1, chats_after_order=1))

    assert [moment.stage for moment in policy.moments] == [
        "opening", "deciding", "cart", "cart", "checkout", "payment",
        "after_purchase", "after_purchase",
    ]
    assert [moment.just_added for moment in policy.moments][2] == "BIKE"
    assert policy.orders == [("BIKE",)]
    assert (outcome.end, outcome.margin) == ("ordered", 40.0)


def test_who_leaves_earns_the_shop_nothing():
    outcome = visit(a_shopper(), NoOffers(), a_faithful_world(leaves_at_payment=1))

    assert (outcome.end, outcome.margin, outcome.bought) == ("left", 0, ())


def test_a_met_need_raises_the_margin():
    world = a_faithful_world()
    offered = average_margin(offering("LOCK", "cart"), world, 200, needs=(LOCK,))

    # 0.8 of strength is a yes in eight of ten cases, less a little for the price: 6 USD each.
    assert offered == pytest.approx(40 + 0.8 * 6, abs=0.4)
    assert average_margin(NoOffers(), world, 200, needs=(LOCK,)) == 40


def test_what_they_would_have_found_themselves_gains_nothing():
    known = Need("LOCK", strength=0.8, found="now", anchor="BIKE")
    world = a_faithful_world()

    assert average_margin(offering("LOCK", "cart"), world, 100, needs=(known,)) == 46
    assert average_margin(NoOffers(), world, 100, needs=(known,)) == 46


def test_what_they_would_have_bought_later_gains_nothing():
    known = Need("LOCK", strength=0.8, found="later", anchor="BIKE")
    world = a_faithful_world()

    assert average_margin(offering("LOCK", "cart"), world, 100, needs=(known,)) == 46
    assert average_margin(NoOffers(), world, 100, needs=(known,)) == 46


def test_a_better_version_takes_the_place_of_what_was_wanted():
    outcome = visit(
        a_shopper(mains=WISH), offering("BIKE-2", "deciding", replaces="BIKE"),
        a_faithful_world(yes_at_least=1, price_pain=0),
    )

    assert (outcome.bought, outcome.margin) == (("BIKE-2",), 60.0)


def test_a_better_version_comes_too_late_once_the_cart_is_made():
    policy = Script(
        lambda m: OfferMade("BIKE-2", replaces="BIKE") if m.stage == "checkout" else None
    )
    outcome = visit(a_shopper(mains=WISH), policy, a_faithful_world(yes_at_least=1, price_pain=0))

    assert outcome.bought == ("BIKE",)


def test_an_accepted_offer_after_the_order_is_ordered_too():
    policy = offering("LOCK", "after_purchase")
    world = a_faithful_world(yes_at_least=1, yes_after_order=1, price_pain=0)
    outcome = visit(a_shopper(needs=(LOCK,)), policy, world)

    assert policy.orders == [("BIKE",), ("LOCK",)]
    assert outcome.margin == 46


def test_pestering_raises_leaving():
    world = a_faithful_world()

    def left(policy):
        shoppers = (a_shopper(number, patience=6.0 + number % 6) for number in range(60))
        return sum(visit(shopper, policy, world).end == "pestered" for shopper in shoppers)

    assert left(NoOffers()) == left(offering("LAMP", "opening")) == 0
    assert 0 < left(offering("LAMP", "opening", "deciding", "cart")) < left(offering("LAMP"))


def test_who_has_ordered_and_then_had_enough_has_ordered():
    outcome = visit(a_shopper(patience=0.1), offering("LAMP", "after_purchase"), a_faithful_world())

    assert (outcome.end, outcome.margin) == ("ordered", 40.0)


def test_a_left_cart_is_finished_when_somebody_reminds_them():
    left = LeftCart(("LAMP",), NOW - timedelta(days=2), "glad")
    world = a_faithful_world(knows_need=1, notices_left_cart=0)
    shopper = a_shopper(left_cart=left)
    reminded = visit(shopper, offering("LAMP", "opening", resumes=True), world)

    assert set(reminded.bought) == {"BIKE", "LAMP"}
    assert visit(shopper, NoOffers(), world).bought == ("BIKE",)


def test_what_was_bought_in_an_earlier_visit_is_needed_no_more():
    world, memory = a_faithful_world(yes_at_least=1, price_pain=0), Memory()
    visits = [a_shopper(n, visitor="u:C1", customer="C1", needs=(LOCK,)) for n in (1, 2)]
    policy = offering("LOCK", "cart")

    first, second = (play(shopper, policy, world, memory) for shopper in visits)

    assert "LOCK" in first.bought
    assert "LOCK" not in second.bought


@pytest.mark.parametrize("make", [
    lambda world: random_offers(world, 3), most_popular, best_margin,
])
def test_other_shops_offer_three_times_at_most_and_not_during_checkout(make):
    world = a_faithful_world(history=some_history(), views_cart=1)
    stages = []
    policy = make(world)
    watched = Script(
        lambda moment: _noted(policy.offer(moment), moment.stage, stages)
    )
    policy.session_started(None)
    visit(a_shopper(), watched, world)

    assert 1 <= len(stages) <= 3
    assert not {"checkout", "payment"} & set(stages)


def _noted(made, stage, stages):
    if made is not None:
        stages.append(stage)
    return made


def test_the_best_earner_of_the_categories_in_sight_is_offered():
    policy, world = silent(), a_faithful_world()
    visit(a_shopper(), policy, world)
    opening, looking = policy.moments[:2]

    assert best_margin(world).offer(opening) is None
    assert best_margin(world).offer(looking) == OfferMade("BIKE-2", strategy="best margin")


def test_nobody_knows_better_than_a_mind_reader():
    world = a_faithful_world()
    shopper = {"needs": (LOCK,), "mains": WISH}
    known = average_margin(MindReader(), world, 100, **shopper)

    assert known > average_margin(offering("LOCK", "cart"), world, 100, **shopper) > 40
