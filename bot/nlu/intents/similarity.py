"""How like the known examples of each intent a message is, by meaning and by letters.

A soft maximum of the cosines to an intent's examples (a kernel density by a constant): one that
is very like counts for more than many that are a little.
"""
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

SHARPNESS = 20.0
# In which sentences differ most: the rest is as good left out, and takes two thirds of the time.
DIRECTIONS = 128
ROWS = 512  # compared at a time, so that many messages need little memory


@dataclass(frozen=True)
class Likeness:
    """The examples, those of each intent together: `starts` says where each intent begins."""

    centre: np.ndarray
    directions: np.ndarray  # (dimensions, 128)
    vectors: np.ndarray  # unit rows of centred vectors along the directions, (examples, 128)
    letters: csr_matrix  # of letter n-grams, unit columns, (n-grams, examples)
    starts: np.ndarray

    def of(self, vectors: np.ndarray, letters: csr_matrix) -> np.ndarray:
        """Likeness of messages to each intent, by meaning and by letters: (n, intents, 2)."""
        rows = _unit((vectors - self.centre) @ self.directions)
        parts = []
        for at in range(0, max(len(rows), 1), ROWS):
            meant = rows[at : at + ROWS] @ self.vectors.T
            spelt = (letters[at : at + ROWS] @ self.letters).toarray()
            parts.append(np.stack([self._soft_maximum(meant), self._soft_maximum(spelt)], axis=2))
        return np.concatenate(parts)

    def _soft_maximum(self, cosines: np.ndarray) -> np.ndarray:
        sums = np.add.reduceat(np.exp(SHARPNESS * cosines), self.starts, axis=1)
        return np.log(sums) / SHARPNESS


def learn_likeness(vectors: np.ndarray, letters: csr_matrix, targets: np.ndarray) -> Likeness:
    """`targets` is the number of each example's intent; every number has one at least."""
    centre = vectors.mean(axis=0)
    order = np.argsort(targets, kind="stable")
    starts = np.flatnonzero(np.diff(targets[order], prepend=-1))
    rows = _unit(vectors[order] - centre)
    directions = np.linalg.eigh(rows.T @ rows)[1][:, ::-1][:, :DIRECTIONS].astype(np.float32)
    rows = _unit(rows @ directions).astype(np.float32)
    return Likeness(centre, directions, rows, letters[order].T.tocsr().astype(np.float32), starts)


def _unit(rows: np.ndarray) -> np.ndarray:
    """Unit rows, of centred vectors: uncentred, all sentences look alike to this encoder."""
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
