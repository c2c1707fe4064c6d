"""Encoders of CTranslate2 for forked processes: whoever loaded them computes for all.

Their threads don't survive a fork, and each process would hold a hundred megabytes of its own.
"""
import contextlib
import os
import threading
from multiprocessing.connection import Connection
from typing import Any, NamedTuple, Optional, Sequence

import ctranslate2
import numpy as np

Pieces = Sequence[Sequence[int]]


class Output(NamedTuple):
    last_hidden_state: np.ndarray  # float32, shape (texts, pieces, dimensions)


class LentEncoder:
    """What is used here of `ctranslate2.Encoder`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._loader = os.getpid()
        self._own = _Encoder(*args, **kwargs)
        self._number = len(_loaded)
        _loaded.append(self)

    def forward_batch(self, pieces: Pieces) -> Output:
        """Raises what CTranslate2 raises, or EOFError once the one that loaded it is gone."""
        if os.getpid() == self._loader:
            return Output(np.asarray(self._own.forward_batch(pieces).last_hidden_state))
        assert _lender is not None, "whoever forked this process lends its encoders"
        return _lender.ask(self._number, pieces)


class Lender:
    """The process that loaded the encoders, as one forked from it sees it."""

    def __init__(self, line: Connection) -> None:
        self._line = line
        self._one_at_a_time = threading.Lock()

    def ask(self, number: int, pieces: Pieces) -> Output:
        with self._one_at_a_time:
            self._line.send((number, pieces))
            answer = self._line.recv()
        if isinstance(answer, Exception):
            raise answer
        return Output(answer)


_Encoder = ctranslate2.Encoder
_loaded: list[LentEncoder] = []  # for good: to end one waits for its threads
_lender: Optional[Lender] = None


def load_to_lend() -> None:
    """Whatever encoder is loaded from now on can be lent."""
    ctranslate2.Encoder = LentEncoder


def lend(line: Connection) -> None:
    """Compute for one forked process until it is gone."""
    with contextlib.suppress(EOFError, OSError):
        while True:
            number, pieces = line.recv()
            try:
                line.send(_loaded[number].forward_batch(pieces).last_hidden_state)
            except RuntimeError as error:  # as CTranslate2 calls whatever goes wrong
                line.send(error)


def borrow(line: Connection) -> None:
    """In the forked process."""
    global _lender
    _lender = Lender(line)
