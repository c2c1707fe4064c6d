"""Acceptance: begins with the priors, and learns from the ledger what is taken where."""
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import insert

from actions.selling.acceptance import (
    CHANCES,
    CONTEXTS,
    Outcome,
    chances,
    context_of,
    fit,
    learn_chances,
)
from actions.selling.model import CartItem
from actions.selling.need_questions import NEED_QUESTION
from actions.selling.rules import Rules
from actions.selling.sessions import open_session
from actions.selling.tables import LearnedChance, LedgerEntry
from tests.actions.selling.builders import NOON, a_situation, observed

RULES = Rules(
    strategies={"accessory": {"prior": 0.12}, "next_tier": {"prior": 0.08}},
    learning={"prior_weight": 40, "window_days": 180},
)
HERE, NEAR, FAR = "cart stranger one", "cart new one", "after_purchase regular more"


def chance(outcomes, context=HERE, strategy="accessory", rules=RULES):
    return fit(outcomes, rules)[context, strategy]


@pytest.mark.parametrize(
    ("changes", "context"),
    [
        ({}, "cart stranger one"),
        ({"cart": (), "stage": "browsing", "segment": "new"}, "browsing new empty"),
        ({"cart": (CartItem("CASE", 2),), "segment": "regular"}, "cart regular more"),
        ({"cart": (CartItem("CASE"), CartItem("CARD"))}, "cart stranger more"),
        ({"stage": "after_purchase", "cart": ()}, "after_purchase stranger empty"),
    ],
)
def test_a_context_is_stage_segment_and_basket(changes, context):
    assert context_of(a_situation(**changes)) == context
    assert context in CONTEXTS


def test_a_new_shop_begins_with_the_priors():
    learned = fit([], RULES)

    assert {learned[context, "accessory"] for context in CONTEXTS} == {0.12}
    assert {learned[context, "next_tier"] for context in CONTEXTS} == {0.08}
    assert set(learned) == {
        (c, name) for c in CONTEXTS for name in (*RULES.strategies, NEED_QUESTION)
    }


@pytest.mark.parametrize(
    ("shown", "accepted", "expected"),
    [
        (10, 8, 0.256),  # (40 × 0.12 + 8) / (40 + 10)
        (40, 20, 0.31),
        (1, 1, 0.1415),
        (1, 0, 0.1171),
        (4000, 4000, 0.95),
        (4000, 0, 0.005),
    ],
)
def test_answers_weigh_against_the_prior_by_their_number(shown, accepted, expected):
    outcome = Outcome(HERE, "accessory", shown, accepted)

    assert chance([outcome]) == pytest.approx(expected, abs=0.0001)


def test_a_heavier_prior_gives_way_more_slowly():
    heavy = Rules(strategies={"accessory": {"prior": 0.12}}, learning={"prior_weight": 90})
    outcome = Outcome(HERE, "accessory", 10, 8)

    assert chance([outcome], rules=heavy) == pytest.approx(0.188)  # (90 × 0.12 + 8) / 100


def test_what_is_taken_here_counts_elsewhere_as_far_as_it_is_alike():
    learned = fit([Outcome(HERE, "accessory", 40, 30)], RULES)

    here, near, far = (learned[context, "accessory"] for context in (HERE, NEAR, FAR))

    assert here == pytest.approx(0.435)
    assert near == pytest.approx(0.12 + 0.315 * 3 / 4)
    assert far == pytest.approx(0.12 + 0.315 * 1 / 4)
    assert min(learned[context, "accessory"] for context in CONTEXTS) > 0.12


def test_what_is_passed_over_here_lowers_it_everywhere_and_most_here():
    learned = fit([Outcome(HERE, "accessory", 40, 0)], RULES)

    here, near, far = (learned[context, "accessory"] for context in (HERE, NEAR, FAR))

    assert here < near < far < 0.12


def test_other_strategies_keep_their_priors():
    learned = fit([Outcome(HERE, "accessory", 400, 300)], RULES)

    assert {learned[context, "next_tier"] for context in CONTEXTS} == {0.08}


def test_more_acceptances_never_lower_the_chance():
    found = [
        chance([Outcome(HERE, "accessory", 20, taken), Outcome(NEAR, "accessory", 50, 10)])
        for taken in range(0, 21, 4)
    ]

    assert found == sorted(found)
    assert len(set(found)) == 6


def test_each_context_keeps_its_own_where_answers_are_many():
    learned = fit(
        [Outcome(HERE, "accessory", 5000, 2500), Outcome(FAR, "accessory", 5000, 500)], RULES
    )

    assert learned[HERE, "accessory"] == pytest.approx(0.5, abs=0.01)
    assert learned[FAR, "accessory"] == pytest.approx(0.1, abs=0.01)


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome(HERE, "given_up", 10, 10),
        Outcome("payment stranger one", "accessory", 10, 10),
        Outcome(HERE, "accessory", 0, 0),
    ],
)
def test_what_is_not_known_any_more_teaches_nothing(outcome):
    assert fit([outcome], RULES) == fit([], RULES)


def test_learns_the_same_from_the_same():
    outcomes = [Outcome(HERE, "accessory", 17, 5), Outcome(FAR, "next_tier", 9, 4)]

    assert fit(outcomes, RULES) == fit(reversed(outcomes), RULES)


def made(database, *statuses, strategy="accessory", context=HERE, origin="proactive", days_ago=1):
    """Entries of the ledger with these statuses, a visitor each."""
    at = NOON - timedelta(days=days_ago)
    with database.session_scope() as db:
        for number, status in enumerate(statuses):
            visitor = f"{strategy}-{origin}-{days_ago}-{number}"
            session = open_session(db, visitor, at)
            db.execute(insert(LedgerEntry).values(
                id=visitor[:32], session_id=session.id, visitor=visitor, conversation="conv",
                ordinal=None if origin == "asked" else 1, origin=origin, channel="web",
                strategy=strategy, kind="cross_sell", act="add", sku="CASE", quantity=1,
                context=context, propensity=1.0, price=Decimal("25.00"), currency="USD",
                status=status, turn=1, proposed_at=at,
            ))


def learned_here(database, context=HERE):
    with database.read_scope() as db:
        return chances(db.execute(CHANCES, {"context": context}).all())


def test_nothing_is_known_before_anything_was_learned(database):
    assert learned_here(database) == {}


def test_learns_from_the_ledger_and_keeps_it(any_database):
    made(any_database, "accepted", "purchased", "returned", "declined", "ignored")

    assert learn_chances(any_database, RULES, NOON) == 5

    here = learned_here(any_database)
    assert here["accessory"] == pytest.approx(Decimal("0.17333"), abs=0.0001)  # (4.8 + 3) / 45
    assert here["next_tier"] == Decimal("0.08")
    with any_database.read_scope() as db:
        row = db.get(LearnedChance, (HERE, "accessory"))
    assert (row.shown, row.accepted, row.learned_at) == (5, 3, NOON)


def test_the_next_observation_knows_what_was_learned(database):
    made(database, *["accepted"] * 5)
    learn_chances(database, RULES, NOON)

    assert observed(database).chances["accessory"] > Decimal("0.2")


def test_learning_again_replaces_what_was_learned(database):
    made(database, *["accepted"] * 5)
    learn_chances(database, RULES, NOON)
    first = learned_here(database)

    assert learn_chances(database, RULES, NOON) == 5
    assert learned_here(database) == first


@pytest.mark.parametrize(
    ("changes", "statuses"),
    [
        ({"origin": "asked"}, ["accepted"]),
        ({"origin": "withheld"}, ["withheld"]),
        ({}, ["shown"]),  # still open
        ({"days_ago": 181}, ["accepted"]),
    ],
)
def test_learns_only_from_answers_to_its_own_offers_lately(database, changes, statuses):
    made(database, *statuses, **changes)

    assert learn_chances(database, RULES, NOON) == 0
    assert learned_here(database)["accessory"] == Decimal("0.12")


def test_answers_of_the_last_day_of_the_window_still_count(database):
    made(database, "accepted", days_ago=180)

    assert learn_chances(database, RULES, NOON) == 1
