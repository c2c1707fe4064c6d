"""How much each thing in a cart speaks for another: weights to be summed over the whole cart.

A sparse linear model for baskets: each product is explained by its nearest neighbours together, so
that three that always come in one set don't count three times (SLIM with chosen neighbours: Ning
and Karypis 2011; with the penalty of left out items: Steck 2020, "Autoencoders that don't overfit
towards the identity"). Found on Online Retail and The Complete Journey, on baskets earlier than
those measured. Each product is solved for by itself: time and memory grow with the products, never
with their square.
"""
import numpy as np
from scipy import sparse

from actions.learning.number_columns import Column, ranks_in, starts_of

MOST_NEIGHBOURS = 48
RIDGE = 3.0  # in weights of baskets, so many of which have no say
LEFT_OUT = 0.5  # odds of an item being left out, which keeps weights from leaning on one
CHUNK = 1000  # products solved for at once


def cart_weights(first: Column, second: Column, together: Column, alone: Column) -> Column:
    """The weight from `first` to `second` of each pair, both ways given; 0 where it has none.

    `together` and `alone` are sums of the weights of baskets: of each pair, by product.
    """
    size = len(alone)
    met = sparse.csr_matrix((together, (first, second)), shape=(size, size))
    near = _nearest(first, second, together / np.sqrt(alone[first] * alone[second]))
    source, target = first[near], second[near]
    in_order = np.lexsort((source, target))
    source, target = source[in_order], target[in_order]
    starts = np.append(starts_of(target), len(target))
    solved = np.zeros(len(target))
    for begin in range(0, len(starts) - 1, CHUNK):
        bounds = starts[begin:begin + CHUNK + 1]
        part = slice(bounds[0], bounds[-1])
        solved[part] = _solved(source[part], target[part], bounds - bounds[0], met, alone)
    weights = np.zeros(len(first))
    weights[np.flatnonzero(near)[in_order]] = solved.clip(0)
    return weights


def _nearest(first: Column, second: Column, likeness: Column) -> Column:
    """Which pairs lead from one of the nearest neighbours of their `second`."""
    in_order = np.lexsort((first, -np.round(likeness, 9), second))
    near = np.zeros(len(first), dtype=bool)
    near[in_order[ranks_in(second[in_order]) <= MOST_NEIGHBOURS]] = True
    return near


def _solved(
    source: Column, target: Column, bounds: Column, met: sparse.csr_matrix, alone: Column
) -> Column:
    """The weights of each target's neighbours, all targets at once; `bounds` part the targets."""
    sizes = np.diff(bounds)
    most, count = int(sizes.max()), len(sizes)
    row = np.repeat(np.arange(count), sizes)
    place = np.arange(len(source)) - bounds[row]
    items = np.zeros((count, most), dtype=np.int64)
    items[row, place] = source
    is_there = np.arange(most) < sizes[:, None]
    left, right = np.repeat(items, most, axis=1).ravel(), np.tile(items, most).ravel()
    both = (is_there[:, :, None] & is_there[:, None, :]).ravel()
    among = np.zeros(count * most * most)
    among[both] = np.asarray(met[left[both], right[both]]).ravel()
    among = among.reshape(count, most, most)
    diagonal = np.where(is_there, alone[items] * (1 + LEFT_OUT) + RIDGE, 1.0)
    among[:, np.arange(most), np.arange(most)] = diagonal
    wanted = np.zeros((count, most))
    wanted[row, place] = np.asarray(met[source, target]).ravel()
    return np.asarray(np.linalg.solve(among, wanted[:, :, None]))[row, place, 0]
