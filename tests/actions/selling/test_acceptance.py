"""Acceptance: begins with what the rules expect, and learns from answers what moves a chance."""
import random
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as some

from actions.selling.acceptance import (
    EXPECTED,
    LEAST_CHANCE,
    MOST_CHANCE,
    Acceptance,
    Answered,
    fit,
    log_odds,
)

USUAL = log_odds(0.12)


def an_offer(*flags, expected=0.12):
    return {EXPECTED: log_odds(expected), "any": 1.0, **dict.fromkeys(flags, 1.0)}


def answers(taken, of, *flags, expected=0.12):
    offer = an_offer(*flags, expected=expected)
    return [Answered(offer, number < taken) for number in range(of)]


@pytest.mark.parametrize("expected", [0.005, 0.05, 0.12, 0.6, 0.95])
def test_without_answers_the_chance_is_what_the_rules_expect(expected):
    assert Acceptance().chance(an_offer(expected=expected)) == pytest.approx(expected)
    assert fit([], 40) == Acceptance()


def test_a_weight_moves_the_odds():
    learned = Acceptance({"swap": 1.0})

    odds = 0.12 / 0.88 * exp(1)
    assert learned.chance(an_offer("swap")) == pytest.approx(odds / (1 + odds))
    assert learned.chance(an_offer("add")) == pytest.approx(0.12)


@pytest.mark.parametrize(("taken", "of"), [(10, 40), (0, 40), (40, 40)])
def test_as_many_answers_as_the_prior_weighs_move_it_about_half_way(taken, of):
    """What is believed of the weights counts as many answers as it says, of the usual chance."""
    light, heavy = (fit(answers(taken, of), weight) for weight in (10, 1000))

    told, share = heavy.chance(an_offer()), taken / of
    assert abs(told - 0.12) < abs(light.chance(an_offer()) - 0.12) <= abs(share - 0.12)


def test_many_answers_overrule_what_was_expected():
    learned = fit(answers(600, 2000, "strategy=one") + answers(20, 2000, "strategy=two"), 40)

    assert learned.chance(an_offer("strategy=one")) == pytest.approx(0.3, abs=0.02)
    assert learned.chance(an_offer("strategy=two")) == pytest.approx(0.01, abs=0.01)


def test_what_nobody_takes_of_a_strategy_is_learned_sooner_than_of_a_moment():
    learned = fit(answers(0, 60, "strategy=one", "stage=cart"), 20)

    of_strategy, of_moment = (learned.weights[n] for n in ("strategy=one", "stage=cart"))
    assert of_strategy < 5 * of_moment < 0


def test_what_one_strategy_teaches_of_shoppers_counts_a_little_for_others():
    learned = fit(answers(60, 100, "strategy=accessory"), 40)

    own, other = (learned.chance(an_offer(f"strategy={n}")) for n in ("accessory", "warranty"))
    assert 0.12 < other < own


def test_learns_the_same_from_the_same_in_any_order():
    seen = answers(5, 17, "a") + answers(4, 9, "b")
    mixed = random.Random(1).sample(seen, len(seen))

    first, second = fit(seen, 40).weights, fit(mixed, 40).weights
    assert first == pytest.approx(second)


@given(some.lists(some.tuples(some.sampled_from("abc"), some.booleans()), max_size=30))
def test_a_chance_stays_one_whatever_was_answered(seen):
    learned = fit([Answered(an_offer(flag), is_taken) for flag, is_taken in seen], 1)

    assert all(LEAST_CHANCE <= learned.chance(an_offer(f)) <= MOST_CHANCE for f in "abcd")


@given(some.integers(0, 20), some.integers(0, 19))
def test_another_yes_never_lowers_the_chance(taken, fewer):
    less, more = sorted((taken, fewer))

    low, high = (fit(answers(n, 20, "a"), 40).chance(an_offer("a")) for n in (less, more))
    assert low <= high + 1e-6


def test_chances_come_true_for_visits_that_were_not_learned_from():
    """Offers whose true chances differ by two features; what is expected tells neither."""
    draw = random.Random(7)

    def drawn(number):
        flags = [flag for flag in ("warm", "dear") if draw.random() < 0.5]
        odds = exp(USUAL + 1.5 * ("warm" in flags) - 1.0 * ("dear" in flags))
        return [
            Answered(an_offer(*flags), draw.random() < odds / (1 + odds)) for _ in range(number)
        ]

    learned = fit([answer for _ in range(1500) for answer in drawn(2)], 40)
    unseen = [answer for _ in range(1500) for answer in drawn(2)]
    told = [learned.chance(answer.features) for answer in unseen]
    by_told: dict[float, list[bool]] = {}
    for chance, answer in zip(told, unseen, strict=True):
        by_told.setdefault(round(chance, 6), []).append(answer.is_taken)

    error = sum(abs(sum(came) - chance * len(came)) for chance, came in by_told.items())
    assert error / len(unseen) <= 0.03
