"""World B: halves that don't meet, needs the unseen half tells, answers mostly true, nerves."""
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.benchmarks.selling.baselines import NoOffers
from tests.benchmarks.selling.builders import NOW, Script, a_world, offering, silent
from tests.benchmarks.selling.policy import NeedQuestion, OfferMade
from tests.benchmarks.selling.shoppers import Main, Need
from tests.benchmarks.selling.world_b.answering import answer, true_answer
from tests.benchmarks.selling.world_b.arrivals import ArrivalsB
from tests.benchmarks.selling.world_b.builders import (
    a_mind_b,
    a_moment_b,
    a_shopper_b,
    a_sure_world_b,
    a_world_b,
    visit_b,
)
from tests.benchmarks.selling.world_b.halves import is_learned, without_links
from tests.benchmarks.selling.world_b.informed import InformedB
from tests.benchmarks.selling.world_b.mind_reader import MindReaderB
from tests.benchmarks.selling.world_b.reaction import judge
from tests.benchmarks.selling.world_b.together import chance_of

LOCK = Need("LOCK", strength=0.9, anchor="BIKE")
LAMP = Need("LAMP", strength=0.9, anchor="BIKE")
NEEDS = NeedQuestion("need", ("LOCK", "LAMP"))
OWNS = NeedQuestion("owns", ("LOCK",))


def average(policy, world, visits=200, **shopper):
    outcomes = [visit_b(a_shopper_b(n, **shopper), policy, world) for n in range(visits)]
    return sum(outcome.margin for outcome in outcomes) / visits


def test_half_of_the_customers_are_learned_always_the_same():
    learned = [is_learned(f"C{number:04d}") for number in range(1000)]

    assert 450 < sum(learned) < 550
    assert learned == [is_learned(f"C{number:04d}") for number in range(1000)]


@pytest.mark.parametrize(("share", "links"), [(0.0, 0), (1.0, 1)])
def test_links_are_taken_out_and_what_they_make_of_hosts_with_them(share, links):
    catalogue = without_links(a_world().catalogue, share)

    assert sum(map(len, catalogue.links.values())) == links
    assert len(catalogue.hosts.get("LOCK", ())) == links


def test_a_companion_is_one_whether_it_is_linked_or_not():
    world = a_world_b()
    bare = replace(world, seen=replace(
        world.seen, catalogue=without_links(world.seen.catalogue, 0.0)
    ))

    assert world.soon.companions["BIKE"] == bare.soon.companions["BIKE"] == {"LOCK"}
    assert world.soon.share("BIKE", "LOCK") == 0.8


def test_nothing_dearer_is_a_companion():
    assert a_world_b().soon.companions["LOCK"] == frozenset()


def test_the_chance_of_so_many_or_more():
    # One is expected: none at all in 37 %, one at most in 74 %.
    assert chance_of(0, 1.0) == 1
    assert chance_of(1, 1.0) == pytest.approx(0.632, abs=0.001)
    assert chance_of(2, 1.0) == pytest.approx(0.264, abs=0.001)


def test_the_same_seed_brings_the_same_shoppers_each_customer_once():
    world = a_world_b(identified=1)
    arrivals, again = (ArrivalsB(world, 7, 40) for _ in range(2))
    shoppers = [arrivals.shopper(number) for number in range(40)]

    assert shoppers == [again.shopper(number) for number in range(40)]
    assert [s.customer for s in shoppers if s.customer] == ["C1"]


def test_they_come_for_what_the_unseen_half_bought_and_need_what_goes_with_it():
    arrivals = ArrivalsB(a_world_b(odd_need=0, owns_elsewhere=0), 7, 200)
    shoppers = [arrivals.shopper(number) for number in range(200)]
    cyclists = [s for s in shoppers if s.mains[0].sku == "BIKE"]
    needy = [s.needs["LOCK"].found for s in cyclists if "LOCK" in s.needs]

    assert {main.sku for s in shoppers for main in s.mains} == {"BIKE", "SOAP", "LAMP"}
    # Eight of ten bought it themselves: that is no gain. The others need it as six others did.
    assert needy.count("never") / len(cyclists) == pytest.approx(0.2, abs=0.12)
    assert len(needy) == len(cyclists)


def test_who_owns_a_companion_from_elsewhere_does_not_need_it():
    arrivals = ArrivalsB(a_world_b(odd_need=0, owns_elsewhere=1), 7, 100)
    cyclists = [
        s for s in map(arrivals.shopper, range(100)) if any(m.sku == "BIKE" for m in s.mains)
    ]

    assert {need.found for s in cyclists for need in s.needs.values()} <= {"now", "later"}
    assert any("LOCK" in s.owned for s in cyclists)


def test_an_offer_of_what_is_needed_earns_and_silence_does_not():
    world = a_sure_world_b()

    assert average(offering("LOCK", "cart"), world, needs=(LOCK,)) == pytest.approx(45.4, abs=0.4)
    assert average(NoOffers(), world, needs=(LOCK,)) == 40


@pytest.mark.parametrize("found", ["now", "later"])
def test_what_they_would_have_bought_anyway_is_no_gain(found):
    world, known = a_sure_world_b(), replace(LOCK, found=found)

    assert average(offering("LOCK", "cart"), world, 50, needs=(known,)) == 46
    assert average(NoOffers(), world, 50, needs=(known,)) == 46


def test_the_same_offer_is_taken_most_right_after_the_choice():
    world, offer = a_sure_world_b(), OfferMade("LOCK")

    def likely(stage, **main):
        mind = a_mind_b(world, needs=(LOCK,), **main)
        if stage != "deciding":
            mind.choose(mind.pending[0], "BIKE")
        return judge(offer, a_moment_b(stage), mind).chance

    assert likely("cart") > likely("after_purchase") > likely("deciding") > likely("checkout")


def test_something_dear_still_open_takes_all_thought():
    mind, calm = (
        a_mind_b(a_sure_world_b(big_ticket=big), needs=(LOCK,)) for big in (100.0, 101.0)
    )
    offer, moment = OfferMade("LOCK"), a_moment_b("deciding")

    assert judge(offer, moment, mind).chance < judge(offer, moment, calm).chance


def test_a_price_near_that_of_the_cart_halves_the_wish():
    lamp = Need("LAMP", strength=0.8)
    world, free = a_sure_world_b(price_pain=0.5), a_sure_world_b()
    offer, moment = OfferMade("LAMP"), a_moment_b("cart")
    dear, plain = (a_mind_b(w, needs=(lamp,)) for w in (world, free))

    # 40 USD beside a bike of 100.
    assert judge(offer, moment, dear).chance == pytest.approx(
        judge(offer, moment, plain).chance * 0.8
    )
    assert judge(offer, moment, a_mind_b(world, needs=(lamp,), spare=39.0)).chance == 0


def test_a_better_version_is_taken_for_what_they_look_at():
    wish = (Main("BIKE", ("BIKE",), better={"BIKE-2": 0.9}),)
    policy = offering("BIKE-2", "deciding", replaces="BIKE")
    outcomes = [visit_b(a_shopper_b(n, mains=wish), policy, a_sure_world_b()) for n in range(50)]

    assert {o.bought for o in outcomes} == {("BIKE",), ("BIKE-2",)}


@pytest.mark.parametrize(("asked", "truth"), [
    (OWNS, True), (NeedQuestion("owns", ("LAMP",)), False),
    (NEEDS, ()), (NeedQuestion("need", ("SOAP", "LAMP")), ("SOAP",)),
])
def test_true_answers(asked, truth):
    mind = a_mind_b(a_world_b(), needs=(Need("SOAP", 0.8),), owned=frozenset({"LOCK"}))

    assert true_answer(asked, mind) == truth


def test_a_kind_is_told_from_what_would_suit_them():
    world = a_world_b()
    products = dict(world.seen.catalogue.products)
    for sku, gears in (("BIKE", "7"), ("BIKE-2", "21")):
        products[sku] = replace(products[sku], attributes={"gears": {"en": gears}})
    seen = replace(world.seen, catalogue=replace(world.seen.catalogue, products=products))
    wish = (Main("BIKE", ("BIKE",), better={"BIKE-2": 0.9}),)
    asked = NeedQuestion("attribute", attribute="gears", values=("7", "21"))

    assert true_answer(asked, a_mind_b(replace(world, seen=seen), mains=wish)) == "21"
    assert true_answer(asked, a_mind_b(replace(world, seen=seen))) == "7"
    assert true_answer(replace(asked, attribute="size"), a_mind_b(world)) is None


def test_most_answers_are_true_some_are_none_and_few_are_wrong():
    world = a_world_b()
    said = [answer(OWNS, a_moment_b(), a_mind_b(world, number=n)) for n in range(1000)]

    assert said.count(False) / 1000 == pytest.approx(0.88, abs=0.03)
    assert said.count(None) / 1000 == pytest.approx(0.07, abs=0.03)
    assert 0 < said.count(True) < 100


def test_each_further_question_costs_more_and_the_same_again_most():
    mind = a_mind_b(a_world_b())

    def cost(asked, turn):
        before = mind.annoyance
        answer(asked, a_moment_b(turn=turn), mind)
        return mind.annoyance - before

    first, second, again = cost(OWNS, 1), cost(NeedQuestion("need", ("BIKE-2",)), 2), cost(OWNS, 3)

    assert first == 0.3
    assert first < second < again
    assert again > 2


def test_whoever_is_asked_answers_and_hears_something_next_until_they_have_had_enough():
    asking = Script(lambda moment: NEEDS if moment.stage == "cart" else None)
    heard = []
    asking.told = lambda asked, said, moment: heard.append(said)
    outcome = visit_b(a_shopper_b(patience=5.0, needs=(LOCK,)), asking, a_sure_world_b())

    assert outcome.end == "pestered"
    assert heard == [("LOCK",)] * outcome.asked
    assert outcome.asked > 1


def test_a_question_then_an_offer_in_the_same_moment():
    def says(moment):
        return OfferMade("LOCK") if heard else NEEDS

    heard = []
    policy = Script(lambda moment: says(moment) if moment.just_added else None)
    policy.told = lambda asked, said, moment: heard.append(said)
    outcome = visit_b(a_shopper_b(needs=(LOCK,)), policy, a_sure_world_b(least_wish=1))

    assert (outcome.asked, len(outcome.offers)) == (1, 1)


def test_of_several_things_named_each_is_taken_or_not_as_if_it_came_alone():
    def both(moment):
        return OfferMade("LOCK", beside=("LAMP",)) if moment.just_added else None

    def offers(*needs):
        world = a_sure_world_b(least_wish=1, impulse=0, impulse_else=0)
        outcome = visit_b(a_shopper_b(needs=needs), Script(both), world)
        return outcome.bought, outcome.offers[0][1]

    assert offers(LOCK)[0] == ("BIKE", "LOCK")
    assert offers(LAMP) == (("BIKE", "LAMP"), "accepted")
    assert offers(LOCK, LAMP)[0] == ("BIKE", "LOCK", "LAMP")
    assert offers()[1] != "accepted"


def test_pestering_drives_off_and_one_offer_hardly_anybody():
    world = a_world_b()

    def lost(policy):
        shoppers = (a_shopper_b(n, patience=2.0 + n % 5) for n in range(60))
        return sum(visit_b(shopper, policy, world).end == "pestered" for shopper in shoppers)

    assert lost(silent()) == lost(offering("SOAP", "opening")) == 0
    assert lost(offering("LAMP")) > 20


def test_what_is_owned_is_the_most_heedless_offer_most_when_it_was_said():
    mind = a_mind_b(a_sure_world_b(), owned=frozenset({"LOCK"}))
    before = judge(OfferMade("LOCK"), a_moment_b(), mind).cost
    answer(OWNS, a_moment_b(), mind)
    said = judge(OfferMade("LOCK"), a_moment_b(), mind).cost

    assert judge(OfferMade("LAMP"), a_moment_b(), mind).cost < before < said


def test_a_mind_reader_earns_most_and_offers_nothing_where_nothing_is_needed():
    world = a_sure_world_b(others=1)
    needy, other = {"needs": (LOCK,)}, {"needs": (), "owned": frozenset({"LOCK"})}

    def both(policy):
        return average(policy, world, **needy), average(policy, world, **other)

    reader = both(MindReaderB())
    guess, asked = both(InformedB(world, asks=False)), both(InformedB(world, asks=True))

    assert reader[0] >= max(guess[0], asked[0]) > 40
    assert reader[1] == 40


def test_the_past_of_a_stranger_is_not_known_to_the_shop():
    policy = Script(lambda moment: None)
    world = a_world_b(identified=0)
    visit_b(ArrivalsB(world, 3, 10).shopper(1), policy, world)

    assert policy.greeted[0].customer is None
    assert policy.greeted[0].at > NOW - timedelta(days=60)
