"""Decisions: what is kept of why each candidate was offered or not."""
from datetime import timedelta
from decimal import Decimal

import pytest

from actions.selling import contact_policy, eligibility
from actions.selling.decisions import (
    RANKING_REASONS,
    REASONS,
    decisions_of,
    record,
    steps_of,
    verdicts,
)
from actions.selling.model import Decision, Ranked, Refusal
from actions.selling.sell import explain
from tests.actions.selling.builders import (
    NOON,
    a_candidate,
    a_past_offer,
    a_situation,
    eager,
    plenty,
)

CHECKS = (*eligibility.CHECKS, *contact_policy.CANDIDATE_CHECKS)
SILENCE = Decision(None, refusals=(Refusal(None, "quiet_stage"),))


def one_of_each_extra(skus):
    return {"BATTERY": 1, "CARD": 1, "CASE": 1}


def kept(database, *situations, decision=SILENCE, outcome="quiet_stage"):
    with database.session_scope() as db:
        for situation in situations:
            record(db, situation, decision, outcome, None)


def told(database, session_id="s1"):
    with database.read_scope() as db:
        return decisions_of(db, session_id)


def test_a_verdict_says_what_it_was_what_it_was_worth_and_what_became_of_it():
    situation = a_situation(
        past=(a_past_offer("BATTERY"),), owned=frozenset({"CASE"}), looked_at="CAM-1",
    )
    rules = eager(strategies={"accessory": {"prior": 0.12}})

    found = verdicts(explain(situation, rules, one_of_each_extra), "offered")

    assert [tuple(verdict.values())[:6] for verdict in found] == [
        ("accessory", "BATTERY", "CAM-1", "offered_before", "0.1260", "2.52"),
        ("accessory", "CARD", "CAM-1", "offered", "0.1320", "1.06"),
        ("accessory", "CASE", "CAM-1", "owned", None, None),
        ("next_tier", "CAM-2", "CAM-1", "out_of_stock", None, None),
        ("next_tier", "CAM-3", "CAM-1", "out_of_stock", None, None),
    ]
    assert list(found[0]) == ["strategy", "sku", "anchor", "verdict", "chance", "value", "parts"]
    assert found[1]["features"]["strategy=accessory"] == 1.0  # of what could be offered alone
    assert found[1]["parts"] == {
        "chance": "0.1200", "evidence": "1.0000", "rating": "1.0000", "need": "1.0000",
        "time": "1.0000", "price": "1.1000", "answers": "1.0000",
        "margin": "8.0000", "boost": "1.0000",
    }
    assert found[2]["parts"] is None


def test_what_could_have_been_offered_too_was_not_good_enough():
    found = verdicts(explain(a_situation(), eager(), plenty), "offered")

    assert [(verdict["sku"], verdict["verdict"]) for verdict in found] == [
        ("BATTERY", "offered"), ("CARD", "another_was_better"), ("CASE", "another_was_better")
    ]


def test_the_same_product_beside_two_others_has_two_verdicts():
    case = [a_candidate("CASE", anchor=anchor) for anchor in ("CAM-1", "CAM-2")]
    decision = Decision(
        case[0], (Ranked(case[0], Decimal("0.1"), Decimal(1)),),
        (Refusal(case[1], "does_not_fit"),),
    )

    assert [(v["anchor"], v["verdict"]) for v in verdicts(decision, "offered")] == [
        ("CAM-1", "offered"), ("CAM-2", "does_not_fit")
    ]


@pytest.mark.parametrize("outcome", ["withheld", "overtaken"])
def test_what_was_chosen_and_not_made_says_so(outcome):
    found = verdicts(explain(a_situation(), eager(), plenty), outcome)

    assert [verdict["verdict"] for verdict in found][:2] == [outcome, "another_was_better"]


def test_a_moment_of_silence_has_no_verdicts():
    assert verdicts(SILENCE, "quiet_stage") == []


def test_decisions_are_told_by_session_in_order(any_database):
    kept(
        any_database, a_situation(turn=3, stage="payment"), a_situation(session_id="other"),
        a_situation(turn=4, now=NOON + timedelta(minutes=1)),
    )

    found = told(any_database)

    assert [(row.turn, row.stage, row.outcome) for row in found] == [
        (3, "payment", "quiet_stage"), (4, "cart", "quiet_stage")
    ]
    assert (found[0].decided_at, found[0].offer_id, found[0].verdicts) == (NOON, None, [])
    assert told(any_database, "no-such") == []


def test_of_a_large_shop_only_the_best_are_kept(database):
    ranked = [
        Ranked(a_candidate(f"SKU-{number}"), Decimal("0.1"), Decimal(100 - number))
        for number in range(70)
    ]
    decision = Decision(ranked[0].candidate, tuple(ranked))
    kept(database, a_situation(), decision=decision, outcome="offered")

    [row] = told(database)

    assert len(row.verdicts) == 60
    assert (row.verdicts[0]["sku"], row.verdicts[0]["verdict"]) == ("SKU-0", "offered")
    assert row.verdicts[59]["sku"] == "SKU-59"


def test_every_check_of_the_engine_has_its_reasons():
    assert set(REASONS) == {check.__name__ for check in CHECKS}


def test_no_two_checks_give_the_same_reason():
    reasons = [reason for given in REASONS.values() for reason in given] + [*RANKING_REASONS]

    assert len(set(reasons)) == len(reasons)


@pytest.mark.parametrize(
    ("reason_code", "passed", "stopped_at"),
    [
        ("unknown_product", 0, "is_known"),
        ("out_of_stock", 5, "is_in_stock"),
        ("in_cart", 6, "is_not_in_cart"),
        ("several_choices", 8, "asks_one_choice"),
        ("margin_too_low", 15, "is_worth_offering"),
        ("not_these_days", 16, "strategy_is_on"),
        ("stage_not_allowed", 18, "strategy_fits_stage"),
        ("only_when_asked", 26, "may_be_proactive"),
        ("another_was_better", 27, "is_chosen"),
        ("withheld", 28, "is_made"),
    ],
)
def test_the_steps_end_where_a_candidate_was_stopped(reason_code, passed, stopped_at):
    *before, last = steps_of(reason_code)

    assert (len(before), last.check, last.is_passed) == (passed, stopped_at, False)
    assert all(step.is_passed for step in before)


def test_what_was_offered_passed_every_step():
    steps = steps_of("offered")

    assert [step.check for step in steps][:2] == ["is_known", "is_consented_to"]
    assert (len(steps), steps[-1].check) == (29, "is_made")
    assert all(step.is_passed for step in steps)
