"""Choosing: mostly the best, at times another for the sake of learning."""
from decimal import Decimal

import pytest

from actions.selling.model import Ranked
from actions.selling.ranking import choose
from actions.selling.rules import Rules
from tests.actions.selling.builders import a_candidate, a_situation


def a_place(sku, strategy, value, is_pinned=False):
    return Ranked(a_candidate(sku, strategy=strategy), Decimal("0.1"), Decimal(value), is_pinned)


BEST, NEAR, FAR = (
    a_place("BEST", "one", "10"), a_place("NEAR", "two", "5"), a_place("FAR", "three", "4.99")
)
EXPLORING = Rules(learning={"explore": 0.3, "explore_within": 0.5})


def choices(ranked, given, turns=400):
    """How often each was chosen over so many turns, and with which propensity."""
    made = [choose(ranked, a_situation(turn=turn), given) for turn in range(turns)]
    counts, propensities = {}, {}
    for candidate, propensity in made:
        counts[candidate.sku] = counts.get(candidate.sku, 0) + 1
        assert propensities.setdefault(candidate.sku, propensity) == propensity
    return counts, propensities


def test_of_nothing_nothing_is_chosen():
    assert choose([], a_situation(), EXPLORING) == (None, 1.0)


def test_the_best_is_chosen_mostly_and_what_is_worth_nearly_as_much_at_times():
    counts, propensities = choices([BEST, NEAR, FAR], EXPLORING)

    assert propensities == {"BEST": pytest.approx(0.85), "NEAR": pytest.approx(0.15)}
    assert sum(propensities.values()) == pytest.approx(1)
    assert 40 <= counts["NEAR"] <= 80  # 60 would be 0.15 of them


def test_each_strategy_is_explored_by_its_best_only():
    second = a_place("SECOND", "one", "9")

    counts, propensities = choices([BEST, second, NEAR], EXPLORING)

    assert sorted(counts) == ["BEST", "NEAR"]
    assert sum(propensities.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("ranked", "given"),
    [
        ([BEST, NEAR], Rules(learning={"explore": 0})),
        ([BEST, NEAR], Rules(learning={"explore": 0.3, "explore_within": 0.51})),
        ([BEST], EXPLORING),
        ([BEST, a_place("SECOND", "one", "9")], EXPLORING),
        ([a_place("BEST", "one", "1", is_pinned=True), NEAR], EXPLORING),
    ],
)
def test_without_a_rival_the_best_is_chosen_for_certain(ranked, given):
    assert choices(ranked, given, turns=50) == ({"BEST": 50}, {"BEST": 1.0})


def test_where_nothing_is_worth_it_what_answers_silenced_is_tried_again_rarely():
    made = [choose([], a_situation(turn=turn), EXPLORING, [FAR, NEAR]) for turn in range(400)]

    tried = [propensity for candidate, propensity in made if candidate is FAR.candidate]
    assert 12 <= len(tried) <= 40  # 24 would be 0.06 of them
    assert set(made) == {(FAR.candidate, 0.06), (None, 0.94)}
    never = Rules(learning={"explore": 0})
    assert choose([], a_situation(), never, [FAR]) == (None, 1.0)


def test_the_same_situation_gives_the_same_choice():
    situations = [a_situation(turn=turn) for turn in range(50)]

    first, second = (
        [choose([BEST, NEAR], situation, EXPLORING) for situation in situations]
        for _ in range(2)
    )

    assert first == second


def test_another_seed_another_choice():
    def chosen(seed):
        learning = {"explore": 0.3, "explore_within": 0.5, "seed": seed}
        given = Rules(learning=learning)
        turns = (a_situation(turn=turn) for turn in range(50))
        return [choose([BEST, NEAR], situation, given)[0].sku for situation in turns]

    assert chosen(1) != chosen(2)
