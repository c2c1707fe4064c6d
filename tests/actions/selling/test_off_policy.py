"""Off-policy: what the present rules would earn is told from offers that others chose."""
import random

import pytest

from actions.selling.acceptance import EXPECTED, log_odds
from actions.selling.off_policy import LEAST_OFFERS, LEAST_TAKEN, Choice, Option, evaluate
from actions.selling.rules import Rules

RULES = Rules(learning={"explore": 0.1, "explore_within": 0.5, "prior_weight": 20})
# Expected alike; truly taken as often as this.
CHANCES = {"warm": 0.4, "cold": 0.1}
EARNED = 10.0


def an_option(name, earned=EARNED, *flags):
    told = {EXPECTED: log_odds(0.12), "any": 1.0, name: 1.0, **dict.fromkeys(flags, 1.0)}
    return Option(name, told, earned)


def a_choice(number, made, is_taken, options, propensity=0.5):
    return Choice(f"s{number // 2}", options, made, propensity, is_taken)


def drawn(number, seed=3, options=None):
    """Each of two was offered as often as the other."""
    draw, both = random.Random(seed), options or [an_option("warm"), an_option("cold")]
    made = [draw.randrange(2) for _ in range(number)]
    return [
        a_choice(n, place, draw.random() < CHANCES[both[place].strategy], both)
        for n, place in enumerate(made)
    ]


def test_what_was_chosen_by_chance_earns_less_than_what_the_rules_would_choose():
    judged = evaluate(drawn(3000), RULES)

    assert (judged.sessions, judged.offers) == (1500, 3000)
    assert judged.earned.value == pytest.approx(2.5, abs=0.3)
    assert judged.present.low <= 4.0 <= judged.present.high  # "cold" is worth too little to explore
    assert judged.present.low > judged.earned.high


def test_what_is_needed_goes_first_whatever_it_earns():
    options = [an_option("warm"), an_option("cold", EARNED, "need=needed")]

    judged = evaluate(drawn(3000, options=options), RULES)

    assert judged.present.low <= 1.0 <= judged.present.high


def test_chances_are_told_by_tenths_as_they_come_true():
    judged = evaluate(drawn(9000), RULES)

    assert sum(decile.offers for decile in judged.deciles) == 9000
    assert [d.expected for d in judged.deciles] == sorted(d.expected for d in judged.deciles)
    assert judged.deciles[0].taken < 0.2 < judged.deciles[-1].taken
    assert judged.error <= 0.03


def test_more_visits_tell_it_more_exactly():
    few, many = (evaluate(drawn(number), RULES).present for number in (300, 3000))

    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize(("offers", "taken"), [
    (LEAST_OFFERS - 1, LEAST_TAKEN), (LEAST_OFFERS, LEAST_TAKEN - 1),
])
def test_of_too_little_nothing_is_told(offers, taken):
    both = [an_option("warm"), an_option("cold")]
    choices = [a_choice(n, 0, n < taken, both) for n in range(offers)]

    assert evaluate(choices, RULES) is None
    assert evaluate([*choices, a_choice(999, 0, True, both)], RULES) is not None


def test_the_same_offers_are_judged_the_same():
    assert evaluate(drawn(200), RULES) == evaluate(drawn(200), RULES)
