"""Of what reaches the same sum, the cheapest alone is offered."""
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from actions.selling.cheapest import leave_dearer
from actions.selling.sell import explain
from actions.selling.strategy import StrategyRules
from tests.actions.selling.baskets import a_basket, a_tea_shop, usd
from tests.actions.selling.builders import a_candidate, a_situation, eager, plenty, priced
from tests.builders import a_catalogue, a_product

cents = st.integers(1, 10_000).map(lambda number: Decimal(number) / 100)


@given(st.lists(cents, min_size=1, max_size=8), st.lists(cents, max_size=4))
def test_no_dearer_one_is_left_for_the_same_sum_and_nothing_else_is_touched(prices, others):
    goods = [a_product(f"P{n}", **priced(str(price), "0")) for n, price in enumerate(prices)]
    rest = [a_product(f"R{n}", **priced(str(price), "0")) for n, price in enumerate(others)]
    situation = a_situation(catalogue=a_catalogue(a_product("CAM-1"), *goods, *rest))
    closing = [replace(a_candidate(p.sku), reaches=Decimal(60)) for p in goods]
    free = [a_candidate(p.sku) for p in rest]

    kept, refusals = leave_dearer([*closing, *free], situation)

    cheapest = [c for c in closing if situation.price(c.sku).amount == min(prices)]
    assert kept == [*cheapest, *free]
    assert {r.candidate.sku for r in refusals} == {c.sku for c in closing if c not in cheapest}
    assert {r.reason_code for r in refusals} <= {"cheaper_one_does"}


def only(name, situation, shelf=plenty):
    """What the engine would offer of this strategy, which takes whatever there is."""
    rules = eager(strategies={name: {"prior": 0.5}})
    off = {
        other: its.copy(update={"enabled": other == name})
        for other, its in rules.strategies.items()
    }
    return explain(situation, rules.copy(update={"strategies": off}), shelf)


def test_free_delivery_is_reached_by_the_cheapest_thing_that_fits():
    decision = only("free_delivery", a_basket("POT"))

    assert decision.chosen.sku == "CUPS"
    dearer = [(r.candidate.sku, r.reason_code) for r in decision.refusals]
    assert dearer == [("TRAY", "cheaper_one_does")]


def test_what_is_sold_out_gives_way_to_the_next_cheapest():
    def without_cups(skus):
        return {sku: 0 if sku == "CUPS" else 9 for sku in skus}

    assert only("free_delivery", a_basket("POT"), without_cups).chosen.sku == "TRAY"


def test_twenty_cents_short_is_no_reason_to_buy_something_dear():
    shop = a_tea_shop()
    pot = replace(shop.products["POT"], prices={"USD": Decimal("49.80")})
    near = a_basket("POT", catalogue=replace(shop, products={**shop.products, "POT": pot}))

    def without_taster(skus):
        return {sku: 0 if sku == "TASTER" else 9 for sku in skus}

    chosen = only("free_delivery", near).chosen
    assert (chosen.sku, chosen.facts.saved) == ("TASTER", usd("3.00"))  # for $1.00
    # Delivery is $3.00, the next add-on $5.00.
    assert only("free_delivery", near, without_taster).chosen is None


def test_rules_of_all_strategies_are_of_their_kind():
    assert all(isinstance(its, StrategyRules) for its in eager().strategies.values())
