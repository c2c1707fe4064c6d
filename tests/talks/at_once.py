"""Several shoppers at once, each of whom does one thing after another."""
from concurrent.futures import ThreadPoolExecutor
from typing import Callable, Iterator, Optional, Protocol, Sequence, TypeVar

SHOPPERS = 3


class Told(Protocol):
    """Something told of a shopper; who isn't signed in is another one each time."""

    @property
    def customer(self) -> Optional[str]: ...


T = TypeVar("T", bound=Told)
R = TypeVar("R")


def done(all_told: Sequence[T], do: Callable[[T], R]) -> Iterator[R]:
    """What comes of each; those of one customer keep their order."""
    with ThreadPoolExecutor(SHOPPERS) as pool:
        for results in pool.map(lambda own: [do(each) for each in own], _by_shopper(all_told)):
            yield from results


def _by_shopper(all_told: Sequence[T]) -> list[list[T]]:
    own: dict[object, list[T]] = {}
    for place, told in enumerate(all_told):
        own.setdefault(told.customer or place, []).append(told)
    return list(own.values())
