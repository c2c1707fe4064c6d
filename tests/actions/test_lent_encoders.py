"""Encoders computed by the process that loaded them, for another one."""
import os
import threading
from multiprocessing import Pipe

import numpy as np
import pytest

from actions import lent_encoders
from actions.lent_encoders import LentEncoder, borrow, lend


class AnEncoder:
    """As CTranslate2's: a row of two numbers for each piece."""

    def __init__(self, _folder):
        self.last_hidden_state = None

    def forward_batch(self, pieces):
        if not pieces:
            raise RuntimeError("nothing to encode")
        rows = [[[each, os.getpid()] for each in text] for text in pieces]
        self.last_hidden_state = np.array(rows, np.float32)
        return self


@pytest.fixture
def lent(monkeypatch):
    """Encoders that this process borrows from itself, as if forked from another."""
    for name, value in (("_Encoder", AnEncoder), ("_loaded", []), ("_lender", None)):
        monkeypatch.setattr(lent_encoders, name, value)
    encoders = [LentEncoder("first"), LentEncoder("second")]
    ours, theirs = Pipe()
    lending = threading.Thread(target=lend, args=(ours,))
    lending.start()
    borrow(theirs)
    yield encoders
    theirs.close()
    lending.join()


def borrowed(encoder, pieces):
    asked = LentEncoder.__new__(LentEncoder)
    asked.__dict__.update({**vars(encoder), "_loader": os.getpid() + 1, "_own": None})
    return asked.forward_batch(pieces).last_hidden_state


def test_whoever_loaded_it_computes_itself(lent):
    assert lent[0].forward_batch([[1, 2]]).last_hidden_state[0, :, 0].tolist() == [1, 2]


def test_another_process_is_given_the_same(lent):
    for encoder in lent:
        found = borrowed(encoder, [[1, 2], [3, 4]])

        assert found.dtype == np.float32
        assert (found == encoder.forward_batch([[1, 2], [3, 4]]).last_hidden_state).all()


def test_what_went_wrong_is_told_and_the_next_is_computed(lent):
    with pytest.raises(RuntimeError, match="nothing to encode"):
        borrowed(lent[0], [])

    assert borrowed(lent[0], [[5]])[0, 0, 0] == 5
