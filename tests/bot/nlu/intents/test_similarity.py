import numpy as np
import pytest
from scipy.sparse import csr_matrix

from bot.nlu.intents.similarity import learn_likeness

VECTORS = np.array([[1, 0, 0], [0, 1, 0], [0.9, 0.1, 0], [0, 0, 1]], np.float32)
LETTERS = csr_matrix(np.array([[1, 0], [0, 1], [1, 0], [0, 1]], np.float32))
INTENTS = np.array([1, 0, 1, 2])


def test_is_highest_for_the_intent_of_the_nearest_example():
    likeness = learn_likeness(VECTORS, LETTERS, INTENTS)

    alike = likeness.of(VECTORS, LETTERS)

    assert alike.shape == (4, 3, 2)
    assert alike[:, :, 0].argmax(axis=1).tolist() == [1, 0, 1, 2]


def test_letters_count_apart_from_meaning():
    likeness = learn_likeness(VECTORS, LETTERS, INTENTS)

    spelt = likeness.of(VECTORS[:1], csr_matrix(np.array([[0, 1]], np.float32)))[0, :, 1]

    assert spelt[0] == pytest.approx(1.0)
    assert spelt[2] == pytest.approx(1.0)
    assert spelt[1] < 0.1


def test_one_very_like_counts_for_more_than_many_a_little():
    vectors = np.array([[1, 0]] + [[0.8, 0.6]] * 5, np.float32)
    letters = csr_matrix(np.ones((6, 1), np.float32))
    likeness = learn_likeness(vectors, letters, np.array([0, 1, 1, 1, 1, 1]))

    meant = likeness.of(vectors[:1], letters[:1])[0, :, 0]

    assert meant[0] > meant[1]


def test_many_messages_are_compared_alike():
    likeness = learn_likeness(VECTORS, LETTERS, INTENTS)
    rows = np.arange(1300) % 4

    together = likeness.of(VECTORS[rows], LETTERS[rows])

    assert together == pytest.approx(likeness.of(VECTORS, LETTERS)[rows], abs=1e-5)


def test_a_message_at_the_centre_is_like_nothing():
    likeness = learn_likeness(VECTORS, LETTERS, INTENTS)

    meant = likeness.of(VECTORS.mean(axis=0)[None], LETTERS[:1])[0, :, 0]

    assert meant == pytest.approx(np.log([1, 2, 1]) / 20, abs=1e-5)
