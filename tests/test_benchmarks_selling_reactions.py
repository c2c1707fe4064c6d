"""How the invented shoppers take an offer: what it is to them, and what it costs their nerves."""
from dataclasses import replace
from decimal import Decimal

import pytest

from actions.shop.catalogue.catalogue import Profile
from actions.shop.money import Money
from tests.benchmarks.selling.builders import NOW, a_faithful_world, a_shopper, priced
from tests.benchmarks.selling.mind import Memory, come_in
from tests.benchmarks.selling.policy import Moment, OfferMade, Visible
from tests.benchmarks.selling.reaction import judge, respond
from tests.benchmarks.selling.shoppers import Main, Need
from tests.benchmarks.selling.world import World
from tests.builders import DELIVERIES, a_catalogue, a_link

LOCK = Need("LOCK", strength=1.0, anchor="BIKE")
ALONE = Need("LOCK", strength=1.0)


def a_mind(world=None, **shopper):
    return come_in(a_shopper(**shopper), world or a_faithful_world(), Memory())


def a_moment(stage="cart", turn=1, **given):
    visible = Visible(1, "c:s1", None, "en", "USD", NOW)
    total = given.pop("total", Money(Decimal(0), "USD"))
    return Moment(visible, stage, turn, NOW, (), total, **given)


def nuisance_of(sku, mind, **made):
    return judge(OfferMade(sku, **made), a_moment(), mind).nuisance


def test_what_is_needed_is_least_of_a_nuisance_and_what_is_owned_most():
    mind = a_mind(needs=(ALONE,), owned=frozenset({"LAMP"}))
    strange = a_mind()

    needed, near, far, owned = (
        nuisance_of("LOCK", mind), nuisance_of("LOCK", strange),
        nuisance_of("LAMP", strange), nuisance_of("LAMP", mind),
    )

    assert needed < near < far < owned


def test_consumables_are_offered_again_without_offence():
    mind = a_mind(owned=frozenset({"SOAP", "LAMP"}))

    assert nuisance_of("SOAP", mind) < nuisance_of("LAMP", mind)


def test_what_was_refused_before_is_thoughtless():
    mind = a_mind(needs=(ALONE,))
    mind.said_no.append("LOCK")

    verdict = judge(OfferMade("LOCK"), a_moment(), mind)

    assert (verdict.chance, verdict.nuisance) == (0, mind.world.assumed.thoughtless)


@pytest.mark.parametrize(("ceiling", "likely"), [(109.0, 0), (110.0, 0.45), (1000.0, 0.9)])
def test_a_need_is_met_within_the_budget_and_less_often_at_its_end(ceiling, likely):
    mind = a_mind(needs=(ALONE,), ceiling=ceiling)

    assert judge(OfferMade("LOCK"), a_moment(), mind).chance == pytest.approx(likely, abs=0.01)


def test_an_add_on_is_wanted_less_before_the_choice_and_after_the_order():
    mind = a_mind(needs=(LOCK,), ceiling=100000.0)
    before = judge(OfferMade("LOCK"), a_moment("deciding"), mind).chance
    mind.choose(mind.pending[0], "BIKE")
    chosen = judge(OfferMade("LOCK"), a_moment(), mind).chance
    after = judge(OfferMade("LOCK"), a_moment("after_purchase"), mind).chance

    assert (before, chosen, after) == pytest.approx((0.63, 0.9, 0.54), abs=0.001)


def test_a_swap_is_for_those_who_wish_it_and_soon():
    wish = (Main("BIKE", ("BIKE",), better={"BIKE-2": 1.0}),)
    mind = a_mind(mains=wish, ceiling=100000.0)
    made = OfferMade("BIKE-2", replaces="BIKE")
    looking = judge(made, a_moment("deciding"), mind).chance
    mind.choose(mind.pending[0], "BIKE")
    mind.just_added = wish[0]
    added = judge(made, a_moment(), mind).chance
    mind.just_added = None
    late = judge(made, a_moment(), mind).chance

    assert (looking, added, late) == pytest.approx((0.9, 0.54, 0), abs=0.001)
    assert judge(made, a_moment("deciding"), a_mind()).chance <= mind.world.assumed.changes_mind


def test_a_bundle_is_worth_it_when_its_parts_are_wanted_and_dearer_apart():
    def chance(price, needs):
        kit = priced("KIT", price, "60", kind="bundle", category="bicycles")
        world = a_faithful_world()
        links = [a_link("KIT", part, "contains") for part in ("BIKE", "LOCK")]
        products = [*world.catalogue.products.values(), kit]
        catalogue = a_catalogue(*products, links=links)
        world = World(catalogue, world.history, {}, world.assumed)
        made = OfferMade("KIT", replaces="BIKE")
        return judge(made, a_moment("deciding"), a_mind(world, needs=needs)).chance

    assert chance("105", (ALONE,)) > 0.8
    assert chance("115", (ALONE,)) <= 0.06
    assert chance("105", ()) <= 0.06


def test_some_fill_up_to_free_delivery():
    world = a_faithful_world()
    delivery = replace(DELIVERIES[0], free_from={"USD": Decimal(110)})
    profile = Profile("Toko Contoh", {"en": "USD"}, (delivery,))
    catalogue = a_catalogue(*world.catalogue.products.values(), profile=profile)
    mind = a_mind(World(catalogue, world.history, {}, world.assumed))
    mind.choose(mind.pending[0], "BIKE")

    def chance(total):
        moment = a_moment(total=Money(Decimal(total), "USD"))
        return judge(OfferMade("LOCK"), moment, mind).chance

    assert (chance(99), chance(100), chance(110)) == (0.03, 0.1, 0.03)


def annoyance_after(*offers):
    """Of (turn, stage) in which a lamp, a soap, a lock that nobody needs are offered."""
    mind = a_mind(a_faithful_world(impulse=0, impulse_dear=0))
    for sku, (turn, stage) in zip(("LAMP", "SOAP", "LOCK"), offers, strict=False):
        respond(OfferMade(sku), a_moment(stage, turn), mind)
    return mind.annoyance


def test_offers_turn_after_turn_and_straight_after_a_no_annoy_more():
    spaced = annoyance_after((1, "cart"), (5, "cart"))
    after_no = annoyance_after((1, "cart"), (3, "cart"))
    in_a_row = annoyance_after((1, "cart"), (2, "cart"))

    assert (spaced, after_no, in_a_row) == (2.0, 2.5, 3.25)


def test_offers_during_payment_annoy_much_more():
    assert annoyance_after((1, "payment")) == 3 * annoyance_after((1, "cart"))


def test_the_same_thing_meets_the_same_mind():
    answers = {
        respond(OfferMade("LOCK"), a_moment(turn=turn), a_mind(needs=(ALONE,)))
        for turn in range(1, 9)
    }

    assert len(answers) == 1
