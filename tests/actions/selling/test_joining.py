"""Joining: one product, several reasons, one offer."""
from decimal import Decimal

from actions.learning.model import Companion
from actions.selling.decisions import verdicts
from actions.selling.joining import JOINED, joined
from actions.selling.model import Ranked
from actions.selling.sell import explain
from tests.actions.selling.baskets import a_basket, a_standing
from tests.actions.selling.builders import a_candidate, a_tier, eager, plenty


def ranked(candidate, relevance="0.2", value="4"):
    return Ranked(candidate, Decimal(relevance), Decimal(value))


def test_the_best_reason_stands_first_and_the_others_beside_it():
    fits, together = a_candidate("CASE"), a_candidate("CASE", strategy="bought_together")

    [place], others = joined([ranked(fits), ranked(together, "0.1", "2")])

    assert (place.candidate.strategy, place.candidate.also) == ("accessory", (together,))
    assert [(r.candidate, r.reason_code) for r in others] == [(together, JOINED)]


def test_both_count_for_the_chance_and_what_it_earns():
    [place], _ = joined([
        ranked(a_candidate("CASE"), "0.2", "4"),
        ranked(a_candidate("CASE", strategy="reward"), "0.1", "2"),
    ])

    assert place.relevance == Decimal("0.22")  # 0.2 + 0.8 × 0.1 × 0.25
    assert place.value == Decimal("4.4")


def test_a_strategy_is_told_once_however_many_anchors_it_found():
    [place], others = joined([
        ranked(a_candidate("CASE", "CAM-1")), ranked(a_candidate("CASE", "CAM-2")),
        ranked(a_candidate("CASE", strategy="reward")),
    ])

    assert [c.strategy for c in place.candidate.also] == ["reward"]
    assert len(others) == 2


def test_what_changes_the_cart_in_another_way_is_another_offer():
    places, others = joined([
        ranked(a_candidate("CAM-2")), ranked(a_tier("CAM-2", "CAM-1")),
        ranked(a_tier("CAM-2", "CASE")), ranked(a_candidate("CAM-2", quantity=2)),
    ])

    assert (len(places), others) == (4, [])


def test_what_any_reason_promises_is_kept():
    [place], _ = joined([
        ranked(a_candidate("CASE")),
        ranked(a_candidate("CASE", strategy="free_delivery", reaches=Decimal("50.00"))),
    ])

    assert place.candidate.reaches == Decimal("50.00")


def test_an_accessory_that_brings_the_reward_says_both_and_is_kept_as_one():
    situation = a_basket("POT", "SAUCERS", standing=a_standing(to_next_reward=60), companions={
        "POT": (Companion("POT", "TRAY", 3, 10),),
    })

    decision = explain(situation, eager(), plenty)
    told = verdicts(decision, "offered")

    of_cups = [place.candidate for place in decision.ranked if place.candidate.sku == "CUPS"]
    assert len({candidate.strategy for candidate in of_cups}) > 1
    best = next(candidate for candidate in of_cups if candidate.also)
    beside = {v["strategy"] for v in told if v["sku"] == "CUPS" and v["verdict"] == JOINED}
    assert {candidate.strategy for candidate in best.also} <= beside
    [kept] = [v for v in told if v["sku"] == "CUPS" and "also" in v]
    assert kept["also"] == [candidate.strategy for candidate in best.also]
