"""Objects of one wish beside each other: what one says of several, and what they share."""
from typing import Iterable, Iterator, Sequence, get_args

from actions.reading.reading import Act, Description, Mode
from bot.nlu.reading.chunks import Chunk

MODES = get_args(Mode)
COUNTED = (*MODES, "quantity")
PAIR, MOST_AT_END = 2, 9
# Acts whose objects may only differ from each other, and what is the same of all then.
SHARED = {"find": ("kind", "brand", "size", "price", "purpose"), "add": ("kind",)}
TELLING = frozenset(("traits", "size", "brand"))
DIFFERING = TELLING | {"quantity"}
REFUSALS = frozenset(("not_trait", "not_brand", "not_size"))


def at_ends(described: Description, group: Sequence[Chunk]) -> Iterator[Description]:
    """ "The first two", "dua terakhir": each of them; "two of the first" are two pieces."""
    place, number = described.ordinal, described.quantity
    beside = [each.field for each in group for other in group
              if each.field in ("ordinal", *COUNTED) and each.end == other.first]  # fmt: skip
    is_of_several = isinstance(number, int) and PAIR <= number <= MOST_AT_END
    if not (beside and is_of_several and place in (1, -1)):
        yield described
        return
    assert isinstance(number, int)
    places = range(1, number + 1) if place == 1 else range(-number, 0)
    for each in places:
        yield described.copy(update={"ordinal": each, "quantity": None, "mode": None})


def with_refusals(groups: Iterable[list[Chunk]]) -> list[list[Chunk]]:
    """ "The 64 gb, not the 128": what only refuses is said of the object before."""
    joined: list[list[Chunk]] = []
    for group in groups:
        if joined and all(chunk.field in REFUSALS for chunk in group):
            joined[-1].extend(group)
        else:
            joined.append(group)
    return joined


def shared_out(act: Act, objects: Sequence[Description]) -> tuple[Description, ...]:
    """ "Running shoes, white or grey": what only differs in traits is otherwise the same."""
    full: list[Description] = []
    for each in objects:
        said = {name for name, value in each.dict().items() if value}
        if full and said & TELLING and said <= DIFFERING and _is_shared(full[-1]):
            shared = {n: getattr(full[-1], n) for n in SHARED[act] if not getattr(each, n)}
            each = each.copy(update=shared)
        full.append(each)
    return tuple(full)


def _is_shared(described: Description) -> bool:
    return bool(described.kind) and not described.is_refused
