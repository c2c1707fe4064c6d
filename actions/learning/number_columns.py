"""Columns of numbers, and what is done with them everywhere."""
from typing import Sequence

import numpy as np

Column = np.ndarray  # one number a row


def joined(parts: Sequence[Column]) -> Column:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def starts_of(*keys: Column) -> Column:
    """Places at which a run of equal keys begins."""
    is_start = np.ones(len(keys[0]), dtype=bool)
    if len(is_start):
        is_start[1:] = np.logical_or.reduce([key[1:] != key[:-1] for key in keys])
    return np.flatnonzero(is_start)


def sizes_of(key: Column) -> Column:
    """Of each row, how long the run of equal keys is that it lies in."""
    starts = starts_of(key)
    sizes = np.diff(starts, append=len(key))
    return np.repeat(sizes, sizes)


def ranks_in(*keys: Column) -> Column:
    """Place within its run of equal keys, from 1."""
    starts = starts_of(*keys)
    sizes = np.diff(starts, append=len(keys[0]))
    return np.arange(len(keys[0])) - np.repeat(starts, sizes) + 1


def sums_of(column: Column, starts: Column) -> Column:
    """Sums of the runs that begin at these places."""
    return np.add.reduceat(column, starts) if len(starts) else column[:0]
