"""How much a shopper needs what a link names: as the merchant says, its reason, or its buyers."""
from dataclasses import dataclass
from decimal import Decimal
from typing import Iterable, Literal, Mapping, Sequence

from actions.learning.model import Companion
from actions.selling.model import Situation
from actions.selling.relevance import owned_beside
from actions.shop.catalogue.alike import is_alike
from actions.shop.catalogue.catalogue import Catalogue, Link
from actions.shop.catalogue.link_needs import NEEDS, Need, need_in_words

LEAST_BUYERS = 20  # fewer tell nothing of the others
MOST_HAVE, HARDLY_ANY = Decimal("0.5"), Decimal("0.03")  # of the buyers

Related = Mapping[str, Sequence[Companion]]
Source = Literal["merchant", "reason", "buyers", "nothing"]


@dataclass(frozen=True)
class Judged:
    """A need and what tells of it; `having` of so many buyers, where they tell."""

    need: Need
    source: Source
    having: int = 0
    buyers: int = 0


def need_of(link: Link, situation: Situation) -> Need:
    """To this shopper; what they have one of already, or take, is only nice to have."""
    if _has_one(link, situation):
        return "nice"
    return judge(link, situation.companions, situation.sequels).need


def judge(link: Link, together: Related, later: Related) -> Judged:
    """To whoever buys the product. `later` may tell of the target, too: who had one before."""
    marked = next((need for need in NEEDS if need == link.need), None)
    if marked is not None:
        return Judged(marked, "merchant")
    said = need_in_words(link.reasons)
    return Judged(said, "reason") if said else _of_buyers(link, together, later)


def undecided(skus: Iterable[str], catalogue: Catalogue) -> list[str]:
    """What is linked with these, where only buyers can tell how much it is needed."""
    links = (link for sku in skus for link in catalogue.links.get(sku, ()))
    left = (k.target for k in links if not k.need and need_in_words(k.reasons) is None)
    return list(dict.fromkeys(left))


def _of_buyers(link: Link, together: Related, later: Related) -> Judged:
    """By how many of them took one with it, took one later, or had one before."""
    known = (*together.get(link.sku, ()), *later.get(link.sku, ()))
    buyers = known[0].of if known else 0
    took = sum(c.buyers for c in known if c.companion == link.target)
    had = sum(c.buyers for c in later.get(link.target, ()) if c.companion == link.sku)
    having = min(took + had, buyers)
    if buyers < LEAST_BUYERS or not having:  # of a few only the best are kept: none tells nothing
        return Judged("useful", "nothing")
    share = Decimal(having) / buyers
    need: Need = "needed" if share >= MOST_HAVE else "nice" if share < HARDLY_ANY else "useful"
    return Judged(need, "buyers", having, buyers)


def _has_one(link: Link, situation: Situation) -> bool:
    """Whether something of the sort that fits, too, is in the cart or lasts at home."""
    catalogue = situation.catalogue
    wanted = catalogue.products.get(link.target)
    if wanted is None:
        return False
    in_cart = filter(None, map(catalogue.products.get, situation.quantities))
    for other in (*in_cart, *owned_beside(wanted, situation)):
        if other.sku in (link.sku, link.target):
            continue
        lasts = other.rebuy_days is None or situation.has_in_cart(other.sku)
        hosts = catalogue.hosts.get(other.sku, frozenset())
        fits = not hosts or link.sku in hosts or other.family == wanted.family is not None
        if lasts and fits and is_alike(other, wanted):
            return True
    return False
