import numpy as np
import pytest

from bot.nlu.intents.calibration import (
    PLAIN,
    Trial,
    held_out_rows,
    learn_trust,
    left_out_groups,
    log_odds,
)


def a_trial(right: int, wrong: int, unknown: int) -> Trial:
    """Right guesses look like their intent, wrong and unknown ones don't."""
    random = np.random.default_rng(1)
    is_right = np.repeat([True, False, False], [right, wrong, unknown])
    signs = random.normal(np.where(is_right, 2.0, -1.0)[:, None], 0.5, (len(is_right), 3))
    return Trial(signs, is_right, np.repeat([False, False, True], [right, wrong, unknown]))


def test_trusts_what_looks_like_the_right_guesses():
    trust = learn_trust([a_trial(60, 10, 60)], unknown_share=0.5)

    like, unlike = trust.chances(np.array([[2.0, 2.0, 2.0], [-1.0, -1.0, -1.0]]))

    assert like > 0.95
    assert unlike < 0.05
    assert unlike < trust.threshold < like


def test_more_strangers_ask_for_more_trust():
    trials = [a_trial(60, 30, 60)]

    few, many = (learn_trust(trials, share).chances(np.full((1, 3), 0.5)) for share in (0.1, 0.9))

    assert many < few


def test_a_sign_never_speaks_against_trust():
    trial = a_trial(60, 10, 60)
    odd = Trial(trial.signs * [1, 1, -1], trial.is_right, trial.is_unknown)

    weights = learn_trust([odd], unknown_share=0.5).weights

    assert weights[0] > 0
    assert weights[1] > 0
    assert weights[2] == 0


def test_without_anything_wrong_it_trusts_the_classifier():
    assert learn_trust([a_trial(20, 0, 0)], unknown_share=0.5) is PLAIN


def test_log_odds_of_certainty_stay_finite():
    odds = log_odds(np.array([[1.0, 0.0], [0.5, 0.5]]))

    assert odds[0] == pytest.approx(13.8, abs=0.1)
    assert odds[1] == pytest.approx(0.0)


def test_leaves_out_every_intent_once_but_the_refusal():
    labels = ["a"] * 9 + ["b"] * 5 + ["c"] * 4 + ["d"] * 3 + ["e"] * 2 + ["none"] * 7

    groups = left_out_groups(labels, "none")

    assert sorted(name for group in groups for name in group) == ["a", "b", "c", "d", "e"]
    assert {"a"} in groups
    assert len(groups) == 3


def test_every_intent_keeps_an_example_to_learn_from():
    names = np.array(["a"] * 10 + ["b"] * 2 + ["c"])

    seen, kept_out = held_out_rows(names, np.arange(13))

    assert set(names[seen]) == {"a", "b", "c"}
    assert len(kept_out) == 3
    assert sorted([*seen, *kept_out]) == list(range(13))
