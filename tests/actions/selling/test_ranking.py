"""Ranking: chance times what is earned, pins first, silence below the floor."""
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from actions.selling.acceptance import Acceptance
from actions.selling.model import CartItem
from actions.selling.ranking import choose, rank
from actions.selling.rules import Rules
from tests.actions.selling.builders import a_camera_shop, a_candidate, a_situation, a_tier, priced
from tests.builders import a_catalogue, a_link, a_product

SHOP = a_camera_shop()
CASE, CARD, BATTERY = (a_candidate(sku) for sku in ("CASE", "CARD", "BATTERY"))


def rules(prior="0.1", **overrides):
    """Rules with this prior for both strategies."""
    priors = {name: {"prior": Decimal(prior)} for name in ("accessory", "next_tier")}
    return Rules(**{"strategies": priors, "value_floor": {}, **overrides})


def ranked_skus(candidates, situation, given=None):
    ranked, _ = rank(candidates, situation, given or rules())
    return [place.candidate.sku for place in ranked]


def ranked_alone(candidate, situation=None, given=None):
    ranked, _ = rank([candidate], situation or a_situation(), given or rules())
    [place] = ranked
    return place


def refusals_of(candidate, situation, given=None):
    """The reason codes against a candidate that isn't ranked."""
    ranked, refusals = rank([candidate], situation, given or rules())
    assert ranked == []
    return [refusal.reason_code for refusal in refusals]


def with_extra(sku, **changes):
    """A situation of a shop of CAM-1 at $100.00 and this product."""
    return a_situation(catalogue=a_catalogue(SHOP.products["CAM-1"], a_product(sku, **changes)))


def test_the_higher_margin_comes_first():
    assert ranked_skus([CASE, CARD, BATTERY], a_situation()) == ["BATTERY", "CARD", "CASE"]


def test_value_is_chance_times_margin_in_the_shoppers_currency():
    in_dollars = ranked_alone(BATTERY)
    in_rupiah = ranked_alone(BATTERY, a_situation(currency="IDR"))

    assert in_dollars.relevance == Decimal("0.105")  # 0.1 × (1.2 - 0.5 × 30 / 100)
    assert in_dollars.value == Decimal("2.10")  # × (30 - 10)
    assert in_rupiah.relevance == Decimal("0.105")
    assert in_rupiah.value == Decimal("33600")


def test_what_answers_teach_of_a_strategy_moves_its_chance_and_no_other():
    learned = a_situation(acceptance=Acceptance({"strategy=accessory": 1.0}))

    place = ranked_alone(BATTERY, learned)

    # The odds of 0.105, times e.
    assert place.relevance == pytest.approx(Decimal("0.2418"), abs=Decimal("0.001"))
    assert place.value == place.relevance * 20
    assert place.parts["answers"] == place.relevance / Decimal("0.105")
    assert ranked_alone(a_tier("CAM-2", "CAM-1"), learned).relevance == pytest.approx(
        Decimal("0.095"), abs=Decimal("0.0001")
    )


def test_what_answers_show_to_be_taken_too_seldom_falls_silent_and_says_so():
    avoided = a_situation(acceptance=Acceptance({"strategy=accessory": -2.0}))
    floor = rules(value_floor={"USD": 1}, relevance_floor=0)

    assert refusals_of(BATTERY, avoided, floor) == ["hardly_taken"]
    assert refusals_of(CASE, avoided, floor) == ["below_value_floor"]  # as it was before them


@pytest.mark.parametrize(
    ("strength", "relevance"),
    [("0.1", "0.02625"), ("0.25", "0.02625"), ("0.5", "0.0525"), ("2", "0.21"), ("9", "0.21")],
)
def test_strong_evidence_raises_the_chance_within_bounds(strength, relevance):
    candidate = replace(BATTERY, strength=Decimal(strength))

    assert ranked_alone(candidate, given=rules(relevance_floor=0)).relevance == Decimal(relevance)


def test_no_chance_is_more_than_certain():
    certain = replace(BATTERY, strength=Decimal(2))

    assert ranked_alone(certain, given=rules(prior="0.9")).relevance == 1


@pytest.mark.parametrize(
    ("usd", "relevance"),
    [("1.00", "0.1195"), ("40.00", "0.1"), ("100.00", "0.07"), ("140.00", "0.05"),
     ("500.00", "0.05")],
)
def test_a_dearer_add_on_is_taken_less_often(usd, relevance):
    situation = with_extra("EXTRA", **priced(usd, "0.50"))

    place = ranked_alone(a_candidate("EXTRA"), situation, rules(relevance_floor=0))

    assert place.relevance == Decimal(relevance)


@pytest.mark.parametrize(
    ("usd", "relevance"), [("50.00", "0.12"), ("100.00", "0.12"), ("150.00", "0.095")]
)
def test_in_the_place_of_another_only_the_difference_is_dear(usd, relevance):
    situation = with_extra("OTHER", **priced(usd, "1.00"))

    assert ranked_alone(a_tier("OTHER", "CAM-1"), situation).relevance == Decimal(relevance)


def test_without_an_anchor_a_price_is_beside_all_that_was_chosen():
    beside_nothing = a_situation(cart=(), just_added=None)

    assert ranked_alone(a_candidate("CASE", anchor=None)).relevance == Decimal("0.1075")
    assert ranked_alone(a_candidate("CASE", anchor=None), beside_nothing).relevance == (
        Decimal("0.1")
    )


def test_an_up_sell_counts_only_what_it_earns_beyond_the_anchor():
    place = ranked_alone(a_tier("CAM-2", "CAM-1"))

    assert place.value == Decimal("1.90")  # 0.095 × ((150 - 100) - (100 - 70))


def test_as_many_as_are_offered_cost_and_earn_as_many_times():
    two = replace(BATTERY, quantity=2)

    place = ranked_alone(two)

    assert place.relevance == Decimal("0.09")  # 0.1 × (1.2 - 0.5 × 60 / 100)
    assert place.value == Decimal("3.60")  # × 2 × (30 - 10)


def test_in_the_place_of_all_pieces_only_what_they_earn_beyond_counts():
    situation = a_situation(cart=(CartItem("CAM-1", 3),))

    place = ranked_alone(a_tier("CAM-2", "CAM-1", quantity=3), situation)

    assert (place.relevance, place.value) == (Decimal("0.095"), Decimal("5.70"))


def test_a_bundle_is_worth_what_it_earns_beyond_its_parts_in_the_cart():
    kit = a_product("KIT", kind="bundle", **priced("110.00", "70.00"))
    catalogue = a_catalogue(
        *SHOP.products.values(), kit,
        links=[a_link("KIT", sku, "contains") for sku in ("CAM-1", "CASE")],
    )
    cart = (CartItem("CAM-1"), CartItem("CASE"))

    place = ranked_alone(a_tier("KIT", "CAM-1"), a_situation(catalogue=catalogue, cart=cart))

    assert place.relevance == Decimal("0.12")  # cheaper than both: nothing is added
    assert place.value == Decimal("0.60")  # 0.12 × (40 - 30 - 5)


@pytest.mark.parametrize(
    ("part", "weight", "relevance", "value"),
    [
        ("evidence", "0", "0.105", "2.10"),
        ("evidence", "2", "0.23625", "4.7250"),  # 0.1 × 1.5² × 1.05
        ("price", "0", "0.15", "3.00"),
        ("price", "2", "0.165375", "3.307500"),
        ("margin", "0", "0.1575", "0.1575"),
        ("margin", "2", "0.1575", "63.0000"),  # × 20²
    ],
)
def test_a_merchant_says_how_much_each_part_counts(part, weight, relevance, value):
    strong = replace(BATTERY, strength=Decimal("1.5"))

    place = ranked_alone(strong, given=rules(weighing={part: Decimal(weight)}))

    assert (place.relevance, place.value) == (Decimal(relevance), Decimal(value))


def test_a_loss_is_none_the_less_one_where_margin_counts_twice():
    loss = with_extra("BAD", **priced("5.00", "9.00"))

    given = rules(weighing={"margin": 2})

    assert refusals_of(a_candidate("BAD"), loss, given) == ["earns_nothing"]


@pytest.mark.parametrize(
    ("sample_share", "value"), [("0.15", "0.5658"), ("0", "0.0828"), ("1", "3.3028")]
)
def test_a_sample_counts_a_share_of_what_it_leads_to(sample_share, value):
    catalogue = a_catalogue(
        a_product("CREAM", **priced("40.00", "12.00")),
        a_product("TRIAL", kind="sample", **priced("4.00", "3.28")),
    )
    trial = a_candidate("TRIAL", anchor="CREAM", leads_to="CREAM")
    given = rules(sample_share=Decimal(sample_share))

    place = ranked_alone(trial, a_situation(catalogue=catalogue), given)

    assert place.value == Decimal(value)  # 0.115 × (0.72 + share × (40 - 12))


def test_ties_go_by_sku():
    twins = [a_product(sku, **priced("10.00", "5.00")) for sku in ("B", "A", "C")]
    situation = a_situation(catalogue=a_catalogue(a_product("CAM-1"), *twins))

    assert ranked_skus([a_candidate(s) for s in ("C", "A", "B")], situation) == ["A", "B", "C"]


def test_a_boost_multiplies_the_value_and_leaves_the_chance():
    boosted = rules(boost=[{"offer": "CASE", "factor": 3}, {"offer": "CASE", "factor": 2}])

    place = ranked_alone(CASE, given=boosted)

    assert (place.relevance, place.value) == (Decimal("0.1075"), Decimal("3.225"))
    assert ranked_skus([BATTERY, CASE], a_situation(), boosted) == ["CASE", "BATTERY"]


@pytest.mark.parametrize(
    ("pin", "first"),
    [
        ({"offer": "CASE"}, "CASE"),
        ({"offer": "CASE", "goes_with": "cameras"}, "CASE"),
        ({"offer": "CASE", "goes_with": "CAM-2"}, "BATTERY"),
        ({"offer": "CASE", "since": date(2024, 5, 1), "until": date(2024, 5, 1)}, "CASE"),
        ({"offer": "CASE", "since": date(2024, 5, 2)}, "BATTERY"),
        ({"offer": "CASE", "until": date(2024, 4, 30)}, "BATTERY"),
    ],
)
def test_what_is_pinned_comes_first_while_its_rule_holds(pin, first):
    assert ranked_skus([BATTERY, CASE], a_situation(), rules(pin=[pin]))[0] == first


def test_the_pinned_are_ranked_among_themselves():
    pins = rules(pin=[{"offer": "CASE"}, {"offer": "CARD"}])

    assert ranked_skus([BATTERY, CASE, CARD], a_situation(), pins) == ["CARD", "CASE", "BATTERY"]


def test_what_earns_nothing_is_refused():
    assert refusals_of(
        a_candidate("GIFT"), with_extra("GIFT", **priced("5.00", "5.00"))
    ) == ["earns_nothing"]


@pytest.mark.parametrize(("cost", "reasons"), [("18.75", None), ("18.76", ["margin_too_low"])])
def test_below_the_least_margin_of_its_strategy_nothing_is_offered(cost, reasons):
    situation = with_extra("EXTRA", **priced("25.00", cost))
    quarter = rules(strategies={"accessory": {"prior": 0.1, "min_margin": 0.25}})

    if reasons is None:
        assert ranked_skus([a_candidate("EXTRA")], situation, quarter) == ["EXTRA"]
    else:
        assert refusals_of(a_candidate("EXTRA"), situation, quarter) == reasons


def test_a_shop_that_tells_no_costs_is_ranked_by_its_prices():
    cheap = a_product("CHEAP", prices={"USD": Decimal("5.00")}, costs={})
    dear = a_product("DEAR", prices={"USD": Decimal("9.00")}, costs={})
    catalogue = a_catalogue(SHOP.products["CAM-1"], cheap, dear)

    assert ranked_skus(
        [a_candidate("CHEAP"), a_candidate("DEAR")], a_situation(catalogue=catalogue)
    ) == ["DEAR", "CHEAP"]


@pytest.mark.parametrize(("floor", "skus"), [("0.1075", ["CASE"]), ("0.1076", [])])
def test_below_the_relevance_floor_silence_is_better(floor, skus):
    assert ranked_skus([CASE], a_situation(), rules(relevance_floor=Decimal(floor))) == skus


@pytest.mark.parametrize(("floor", "skus"), [("0.53", ["CASE"]), ("0.54", [])])
def test_what_is_worth_less_than_the_place_it_takes_is_left_out(floor, skus):
    """A chance of 0.1075 at 5.00."""
    given = rules(value_floor={"USD": Decimal(floor)}, patience=0)

    assert ranked_skus([CASE], a_situation(), given) == skus


@pytest.mark.parametrize(("stage", "floor", "skus"), [
    ("cart", "0.26", ["CASE"]), ("cart", "0.28", []), ("after_purchase", "0.26", ["CASE"]),
])
def test_a_no_puts_a_share_of_the_visit_at_risk_until_it_is_ordered(stage, floor, skus):
    """0.1075 × 5.00 against the floor and 0.01 × 0.8925 × 30 for the camera in the cart."""
    prior = "0.2" if stage == "after_purchase" else "0.1"
    given = rules(prior, value_floor={"USD": Decimal(floor)}, patience=Decimal("0.01"))

    assert ranked_skus([CASE], a_situation(stage=stage), given) == skus


def test_a_currency_without_a_floor_lets_everything_pass():
    given = rules(value_floor={"IDR": 9000}, patience=1)

    assert ranked_skus([CASE], a_situation(), given) == ["CASE"]


def test_what_is_needed_is_offered_whatever_it_brings():
    needed = replace(CASE, need="needed")

    assert ranked_skus([needed], a_situation(), rules(value_floor={"USD": 100})) == ["CASE"]


def test_a_floor_of_another_currency_is_none_of_this_one():
    assert ranked_skus([CASE], a_situation(), rules(value_floor={"IDR": 4500})) == ["CASE"]


def test_many_bad_ratings_push_a_product_below_the_floor():
    bad = with_extra("BAD", rating=1.0, rating_count=500, **priced("10.00", "5.00"))

    assert refusals_of(a_candidate("BAD"), bad) == ["below_relevance_floor"]


def test_what_goes_with_the_latest_choice_comes_before_what_goes_with_an_earlier_one():
    two = (CartItem("CAM-1"), CartItem("CAM-2"))
    situation = a_situation(cart=two, just_added="CAM-2")
    candidates = [a_candidate("CASE", "CAM-1"), a_candidate("CASE", "CAM-2")]

    ranked, _ = rank(candidates, situation, rules())

    assert [place.candidate.anchor for place in ranked] == ["CAM-2", "CAM-1"]


@pytest.mark.parametrize(
    ("need", "relevance"), [("needed", "0.15"), ("useful", "0.1"), ("nice", "0.075")]
)
def test_what_is_needed_more_is_taken_oftener(need, relevance):
    situation = with_extra("EXTRA", **priced("40.00", "20.00"))

    place = ranked_alone(a_candidate("EXTRA", need=need), situation)

    assert place.relevance == Decimal(relevance)  # × 1.2 - 0.5 × 40 / 100


@pytest.mark.parametrize(("usd", "relevance"), [("80.00", "0.08"), ("320.00", "0.025")])
def test_beyond_the_band_a_link_is_taken_less_often_and_not_silenced(usd, relevance):
    """By the root: four times the band is half the chance."""
    situation = with_extra("EXTRA", **priced(usd, "1.00"))
    given = rules(relevance_floor=0)

    place = ranked_alone(a_candidate("EXTRA", need="useful"), situation, given)

    assert place.relevance == Decimal(relevance)


def test_a_link_is_judged_by_all_that_was_chosen():
    situation = a_situation(cart=(CartItem("CARD"), CartItem("CAM-2")), just_added="CARD")

    place = ranked_alone(a_candidate("CASE", anchor="CARD", need="useful"), situation)

    assert round(place.relevance, 4) == Decimal("0.1126")  # 0.1 × (1.2 - 0.5 × 25 / 170)


def test_margin_never_comes_before_need():
    battery = replace(BATTERY, need="nice")  # earns most
    card, case = replace(CARD, need="useful"), replace(CASE, need="needed")

    assert ranked_skus([battery, card, case], a_situation()) == ["CASE", "CARD", "BATTERY"]


def test_only_links_of_one_choice_change_places():
    """What buyers take along keeps the place that its value gives it."""
    battery, case = replace(BATTERY, need="nice"), replace(CASE, need="useful")
    low = rules(strategies={
        "accessory": {"prior": Decimal("0.2")}, "bought_together": {"prior": Decimal("0.2")},
    })
    card = replace(CARD, strategy="bought_together")

    assert ranked_skus([battery, card, case], a_situation(), low) == ["CASE", "CARD", "BATTERY"]
    assert ranked_skus([battery, card], a_situation(), low) == ["BATTERY", "CARD"]


def test_a_greeting_is_answered_with_what_is_likeliest():
    likely = replace(CASE, strength=Decimal("1.5"))

    assert ranked_skus([BATTERY, likely], a_situation())[0] == "BATTERY"
    assert ranked_skus([BATTERY, likely], a_situation(is_greeting=True))[0] == "CASE"


@pytest.mark.parametrize("turn", range(40))
def test_exploring_never_passes_over_what_is_needed(turn):
    situation = a_situation(turn=turn)
    given = rules(learning={"explore": Decimal("0.3"), "explore_within": Decimal("0.01")})
    together = replace(BATTERY, strategy="next_tier")
    ranked, _ = rank([replace(CASE, need="needed"), together], situation, given)

    assert choose(ranked, situation, given) == (ranked[0].candidate, 1.0)
