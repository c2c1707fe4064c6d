"""What an order holds beside what was told, and the figures over all of them."""
import re
from typing import Iterator, Mapping, Sequence

from tests.benchmarks.checkout.playing import Played

DIGITS = 4
NEEDED = ("name", "address", "phone", "email")  # to bring a parcel to whom it is for


def is_deliverable(played: Played) -> bool:
    """Placed, to the right person and place, with the contacts that were given, the way chosen."""
    right = played.checkout.right
    wanted = [name for name in (*NEEDED, "delivery") if name in right]
    return played.is_placed and all(
        _is_same(name, played.stored.get(name, ""), right[name]) for name in wanted
    )


def wrong_fields(played: Played) -> Iterator[str]:
    """Those that hold anything but what was told for them."""
    right = played.checkout.right
    for name, value in played.stored.items():
        if not _is_same(name, value, right.get(name, "")):
            yield name


def figures(found: Sequence[Played]) -> Mapping[str, float]:
    """Shares, by language too."""
    told = _shares(found, "")
    for language in sorted({each.checkout.language for each in found}):
        own = [each for each in found if each.checkout.language == language]
        told |= _shares(own, f"_{language}")
    return told


def share_deliverable(found: Sequence[Played]) -> float:
    return _share(sum(map(is_deliverable, found)), len(found))


def _shares(found: Sequence[Played], ending: str) -> dict[str, float]:
    wrong = sum(len(list(wrong_fields(each))) for each in found)
    return {
        f"checkout_deliverable{ending}": share_deliverable(found),
        f"checkout_wrong_fields{ending}": _share(wrong, sum(len(each.stored) for each in found)),
        f"checkouts{ending}": len(found),
    }


def _share(some: int, of: int) -> float:
    return round(some / of, DIGITS) if of else 0.0


def _is_same(name: str, stored: str, told: str) -> bool:
    """Apart from signs between words and from how a line of an address was ended."""
    if name == "email":
        return stored.casefold() == told.casefold()
    if name == "phone":
        return re.sub(r"[^\d+]", "", stored) == re.sub(r"[^\d+]", "", told)
    return _words(stored) == _words(told)


def _words(text: str) -> Sequence[str]:
    return re.findall(r"\w+", text.casefold())
