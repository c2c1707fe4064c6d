"""What was offered in a moment, held against what a good shop assistant would offer there."""
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Iterable, Mapping, Optional, Sequence

from actions.shop.catalogue.catalogue import Catalogue, Product
from tests.selling.moment_files import ANYTHING, Moment, skus_of

RIGHT, TOLERABLE, SILENT, WRONG, MUST_NOT = "right", "tolerable", "silent", "wrong", "must not"
DIGITS = 3


@dataclass(frozen=True)
class Offered:
    """An offer as a shopper sees it; `products` are all that it holds, at least one."""

    products: tuple[Product, ...]
    strategy: str
    kind: str
    act: str

    def __str__(self) -> str:
        return f"{' + '.join(product.sku for product in self.products)} ({self.strategy})"


@dataclass(frozen=True)
class Judged:
    moment: Moment
    outcome: str
    offered: Optional[Offered] = None


def judge(moment: Moment, offered: Optional[Offered], catalogue: Catalogue) -> Judged:
    return Judged(moment, _outcome(moment, offered, catalogue), offered)


def _outcome(moment: Moment, offered: Optional[Offered], catalogue: Catalogue) -> str:
    if offered is None:
        return SILENT if moment.told.good else RIGHT
    if any(_is_forbidden(product, offered, moment, catalogue) for product in offered.products):
        return MUST_NOT
    if any(_is_among(moment.told.good, product, offered) for product in offered.products):
        return RIGHT
    return TOLERABLE if all(
        _is_among(moment.told.may, product, offered) for product in offered.products
    ) else WRONG


def _is_forbidden(
    product: Product, offered: Offered, moment: Moment, catalogue: Catalogue
) -> bool:
    limit = moment.told.over_usd
    is_dear = limit is not None and product.prices["USD"] > Decimal(limit)
    if offered.act == "resume":
        return _is_among(moment.told.must_not, product, offered)  # it is theirs already
    return (
        is_dear
        or product.sku in never_right(moment, catalogue)
        or _is_among(moment.told.must_not, product, offered)
    )


def never_right(moment: Moment, catalogue: Catalogue) -> set[str]:
    """In the cart, just ordered, refused, or owned and not used up."""
    scene = moment.scene
    owned = {each.sku for each in scene.customer.owns} if scene.customer else set()
    kept = {sku for sku in owned if not catalogue.products[sku].rebuy_days}
    refused = {each.sku for each in scene.refused}
    return {*skus_of(scene.cart), *skus_of(scene.just_ordered), *refused, *kept}


def _is_among(words: Iterable[str], product: Product, offered: Offered) -> bool:
    means = {product.sku, product.category, product.kind, offered.strategy, offered.kind, ANYTHING}
    return bool(means.intersection(words))


def figures(found: Sequence[Judged]) -> Mapping[str, float]:
    count = Counter(each.outcome for each in found)
    fine = count[RIGHT] + count[TOLERABLE] + count[SILENT]
    return {
        "moments": len(found),
        "right_or_silent": round(fine / len(found), DIGITS),
        "must_not": count[MUST_NOT],
        "right": round(count[RIGHT] / len(found), DIGITS),
        "tolerable": round(count[TOLERABLE] / len(found), DIGITS),
        "silent": round(count[SILENT] / len(found), DIGITS),
        "wrong": round(count[WRONG] / len(found), DIGITS),
    }
