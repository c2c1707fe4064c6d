"""The likeliest sequence of labels, and what may not follow what."""
import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bot.nlu.reading.tagged import LabelNames, best_sequence, step_gains, wishes_of

NAMES = ["B-kind", "B-trait", "I-kind", "I-trait", "I-unread", "O"]
SEEN = [["O", "B-kind", "I-kind", "O"], ["B-trait", "B-kind"], ["B-trait", "I-trait", "O"]]
STEPS = step_gains(NAMES, SEEN)
SCORES = st.integers(1, 12).flatmap(
    lambda words: arrays(np.float64, (words, len(NAMES)), elements=st.floats(-9, 9))
)


@given(SCORES)
def test_nothing_goes_on_that_has_not_begun(scores):
    path = [NAMES[at] for at in best_sequence(scores, STEPS)]

    assert len(path) == len(scores)
    for before, label in zip(["O", *path[:-1]], path, strict=True):
        if label.startswith("I-"):
            assert before in (f"B-{label[2:]}", label)


def test_sure_words_keep_their_labels():
    wanted = ["O", "B-kind", "I-kind", "B-trait"]
    scores = np.full((len(wanted), len(NAMES)), -20.0)
    scores[range(len(wanted)), [NAMES.index(each) for each in wanted]] = 20.0

    assert [NAMES[at] for at in best_sequence(scores, STEPS)] == wanted


def test_words_between_two_labels_follow_what_examples_do():
    undecided = np.zeros((2, len(NAMES)))
    undecided[0, NAMES.index("B-kind")] = 9.0

    assert [NAMES[at] for at in best_sequence(undecided, STEPS)] == ["B-kind", "I-kind"]


def test_scores_are_cut_by_kind():
    names = LabelNames(fields=["O", "B-kind"], breaks=["", "wish"], matter=[""], acts=["add"])

    parts = names.split(np.arange(12).reshape(2, 6))

    assert [part.tolist() for part in parts] == [[[0, 1], [6, 7]], [[2, 3], [8, 9]], [[4], [10]],
                                                 [[5], [11]]]


def test_words_know_their_wish():
    assert wishes_of(["", "object", "wish", "", "wish"]).tolist() == [0, 0, 1, 1, 2]
