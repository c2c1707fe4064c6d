"""How surely a product is what a search means: by its kind, and by the words of its titles."""
from typing import Callable, Collection, Iterable, Iterator, Optional, Sequence

import numpy as np

from actions.language.pack_tables import Phrase
from actions.language.tokens import phrase
from actions.shop.catalogue.kinds import Kinds
from actions.shop.catalogue.title_runs import place_in
from actions.shop.search.said_kind import SaidKind

# How surely a product is of the kind asked for: of one that often goes by the same name; of it by a
# value or its category; by its title; by a title that says all the rest too.
NEAR, OWN, TITLED, DESCRIBED = 1, 2, 3, 4
# How a title holds the very words of a search.
WITHIN, BEGUN, WHOLE = 1, 2, 3
MOST_DESCRIBED = 500  # of a larger kind, words alone tell which are meant


def titled_rows(said: Phrase, named: Iterable[tuple[int, Iterable[str]]]) -> dict[int, int]:
    """By row, how its titles hold these words: wholly, from the beginning, or in between.

    None where it is a single word that no title is.
    """
    degrees = ((row, max(_titled(phrase(name), said) for name in names)) for row, names in named)
    return {row: degree for row, degree in degrees if degree}


def kind_degrees(
    said: Optional[SaidKind], kinds: Kinds, title_words_of: Callable[[str], Collection[str]]
) -> Iterator[tuple[Sequence[str], int]]:
    """SKUs and how surely they are of the kind that is said, the surer behind the others."""
    if said is None:
        return
    near = [sku for kind in said.kinds for k in kinds.at(kind.near) for sku in k.skus]
    yield near, NEAR
    yield said.skus, OWN
    yield [sku for kind in said.kinds for sku in kind.skus[: kind.titled]], TITLED
    yield described(said.skus, said.described, title_words_of), DESCRIBED


def _titled(title: Phrase, words: Phrase) -> int:
    if title == words:
        return WHOLE
    place = place_in(title, words) if len(words) > 1 else -1
    return 0 if place < 0 else BEGUN if place == 0 else WITHIN


def with_rows(
    rows: np.ndarray, scores: np.ndarray, more: Collection[int]
) -> tuple[np.ndarray, np.ndarray]:
    """Rows with others, whose scores are 0."""
    together = np.union1d(rows, np.asarray(list(more), np.int64))
    all_scores = np.zeros(len(together), np.float32)
    all_scores[np.searchsorted(together, rows)] = scores
    return together, all_scores


def described(
    skus: Sequence[str], words: Collection[str], title_words_of: Callable[[str], Collection[str]]
) -> Sequence[str]:
    """Those whose titles hold these words, as far as any of them do; none where none does."""
    found, is_told = skus if len(skus) <= MOST_DESCRIBED else (), False
    for word in words:
        holding = [sku for sku in found if word in title_words_of(sku)]
        if holding:
            found, is_told = holding, True
    return found if is_told else ()

