"""Products by what they mean: those whose vectors are nearest to the one of a search."""
from dataclasses import dataclass
from typing import Optional

import numpy as np

# Up to so many, every vector is compared in full. Beyond, all are compared along the directions
# in which the catalogue differs most, and in full only the nearest by those.
MOST_COMPARED = 4_000
DIRECTIONS = 96
SAMPLE = 20_000  # rows the directions are learned from
CANDIDATES_EACH = 6  # compared in full for each one wanted
FEW = 1.5  # standard deviations above the mean: where the nearest are looked for first


@dataclass(frozen=True)
class Meanings:
    """Vectors of one state of the catalogue. Nearness is in standard deviations above its mean.

    So the same number means the same for every search, and there is one for "nothing like it".
    """

    rows: np.ndarray  # of the products that have vectors, ascending
    vectors: np.ndarray  # float16, (n, dimensions)
    coarse: np.ndarray  # float32, (n, directions), centred
    directions: np.ndarray  # (dimensions, directions)
    mean: np.ndarray
    covariance: np.ndarray

    def nearest(
        self, query: np.ndarray, most: int, allowed: Optional[np.ndarray] = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Rows and their nearness, in no order; `allowed` is a mask over all rows."""
        rough = self.coarse @ (query @ self.directions)
        if allowed is not None:
            rough[~allowed[self.rows]] = -np.inf
        places = _largest(rough, most * CANDIDATES_EACH, FEW * self._spread(query))
        nearness = self._nearness(query, places)
        best = np.argpartition(-nearness, most)[:most] if len(places) > most else slice(None)
        return self.rows[places[best]], nearness[best]

    def nearness(self, query: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Of these rows; minus infinity for those without a vector."""
        found = np.full(len(rows), -np.inf, np.float32)
        if not len(self.rows):
            return found
        places = np.minimum(np.searchsorted(self.rows, rows), len(self.rows) - 1)
        known = self.rows[places] == rows
        found[known] = self._nearness(query, places[known])
        return found

    def _nearness(self, query: np.ndarray, places: np.ndarray) -> np.ndarray:
        cosines = self.vectors[places].astype(np.float32) @ query
        return (cosines - self.mean @ query) / self._spread(query)

    def _spread(self, query: np.ndarray) -> float:
        return float(np.sqrt(max(query @ self.covariance @ query, 1e-9)))


def meanings(rows: np.ndarray, vectors: np.ndarray) -> Meanings:
    """Of unit vectors (n, dimensions) for these ascending rows."""
    sample = vectors[:: max(1, len(vectors) // SAMPLE)].astype(np.float32)
    mean = sample.mean(axis=0) if len(sample) else np.zeros(vectors.shape[1], np.float32)
    covariance = (sample - mean).T @ (sample - mean) / max(len(sample), 1)
    if len(vectors) <= MOST_COMPARED:
        directions = np.eye(vectors.shape[1], dtype=np.float32)
    else:
        directions = np.linalg.eigh(covariance)[1][:, ::-1][:, :DIRECTIONS].astype(np.float32)
    coarse = np.empty((len(vectors), directions.shape[1]), np.float32)
    for start in range(0, len(vectors), SAMPLE):  # float32 of all at once would take 150 MB
        part = vectors[start : start + SAMPLE].astype(np.float32)
        coarse[start : start + SAMPLE] = (part - mean) @ directions
    return Meanings(rows, vectors.astype(np.float16), coarse, directions, mean, covariance)


def _largest(values: np.ndarray, most: int, likely_floor: float) -> np.ndarray:
    """Places of the `most` largest finite values; those above the floor first, as it is quick."""
    places = np.flatnonzero(values > likely_floor)
    if len(places) < most:
        places = np.flatnonzero(values > -np.inf)
    if len(places) <= most:
        return places
    return places[np.argpartition(-values[places], most)[:most]]
