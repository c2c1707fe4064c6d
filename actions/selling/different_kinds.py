"""Different kinds: whoever asks what else there is sees several things, not one three times."""
from typing import Callable, Collection, Iterable

from actions.selling.model import Candidate, Situation

KindOf = Callable[[str], str]  # by SKU; the same for what does the same


def of_different_kinds(
    candidates: Iterable[Candidate], suggested: Iterable[str], most: int, kind_of: KindOf
) -> list[Candidate]:
    """The first of each kind of complement; other kinds than those suggested come first.

    What takes another's place is of that kind anyway. Once all kinds were seen, they come again.
    """
    before, every = set(map(kind_of, suggested)), list(candidates)
    found = _first_of_each(every, before, kind_of) or _first_of_each(every, (), kind_of)
    return found[:most]


def by_family(situation: Situation) -> KindOf:
    """Where nothing else is known of what a thing is."""
    def kind_of(sku: str) -> str:
        product = situation.catalogue.products.get(sku)
        return (product.family if product else None) or sku

    return kind_of


def _first_of_each(
    candidates: Iterable[Candidate], seen: Collection[str], kind_of: KindOf
) -> list[Candidate]:
    known, found = set(seen), []
    for candidate in candidates:
        kind = kind_of(candidate.sku) if candidate.act == "add" else candidate.sku
        if kind not in known:
            known.add(kind)
            found.append(candidate)
    return found
