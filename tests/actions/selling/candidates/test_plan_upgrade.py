"""Plan upgrade: one tier above the plan the shopper has."""
from datetime import timedelta
from decimal import Decimal

import pytest

from actions.selling.candidates.plan_upgrade import OwnedPlan, PlanUpgrade
from actions.selling.model import Purchase
from tests.actions.selling.baskets import a_basket
from tests.actions.selling.builders import NOON, priced
from tests.builders import a_catalogue, a_product


def an_owner(*owned, **overrides):
    return a_basket(customer="ana", owned=frozenset(owned), **overrides)


@pytest.mark.parametrize(
    ("owned", "found"),
    [
        (("PLAN-1",), [("PLAN-1", "PLAN-2")]),
        (("PLAN-1", "PLAN-2"), [("PLAN-2", "PLAN-3")]),
        (("PLAN-3", "PLAN-1"), []),
        (("POT", "GONE"), []),
        ((), []),
    ],
)
def test_goes_one_tier_above_the_best_plan_owned(owned, found):
    proposed = PlanUpgrade().propose(an_owner(*owned))

    assert [(c.anchor, c.sku) for c in proposed] == found


def test_takes_the_place_of_the_plan_owned():
    [candidate] = PlanUpgrade().propose(an_owner("PLAN-1"))

    assert (candidate.act, candidate.facts) == ("swap", OwnedPlan(owned="Product PLAN-1"))


@pytest.mark.parametrize(("days_ago", "skus"), [(29, []), (30, ["PLAN-2"])])
def test_lets_a_new_plan_be_used_for_a_month(days_ago, skus):
    bought = Purchase("PLAN-1", 1, NOON - timedelta(days=days_ago))

    proposed = PlanUpgrade().propose(an_owner("PLAN-1", purchases=(bought,)))

    assert [c.sku for c in proposed] == skus


@pytest.mark.parametrize(
    ("looked_at", "strength"), [("PLAN-3", "1.5"), (None, "1"), ("POT", "0.5")]
)
def test_is_stronger_while_plans_are_looked_at_and_weaker_beside_others(looked_at, strength):
    [candidate] = PlanUpgrade().propose(an_owner("PLAN-1", looked_at=looked_at))

    assert candidate.strength == Decimal(strength)


def test_keeps_quiet_about_a_plan_that_gives_nothing_more():
    catalogue = a_catalogue(
        *(
            a_product(f"P{tier}", kind="plan", family="p", tier=tier, **priced("9.00", "1.00"))
            for tier in (1, 2)
        )
    )

    assert PlanUpgrade().propose(an_owner("P1", catalogue=catalogue)) == []
