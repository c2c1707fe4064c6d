"""Relevance: how near a product is to what the visit is about."""
from decimal import Decimal
from typing import Iterator, Optional

from actions.selling.model import Situation
from actions.shop.catalogue.alike import is_alike
from actions.shop.catalogue.catalogue import ADD_ONS, Product

SAME, BESIDE = Decimal(1), Decimal("0.75")
TOGETHER = (*ADD_ONS, "set")


def nearness(sku: str, situation: Situation) -> Optional[Decimal]:
    """1 for the kinds that were looked at, put into the cart or ordered in this visit, less for
    what goes with them; None for anything else."""
    products = situation.catalogue.products
    category = products[sku].category
    if category in {products[other].category for other in about(situation)}:
        return SAME
    beside = {products[other].category for other in _beside(situation) if other in products}
    return BESIDE if category in beside else None


def about(situation: Situation) -> tuple[str, ...]:
    """What the visit is about: chosen, in sight, and looked at before."""
    skus = (*situation.chosen, *situation.anchors, *situation.seen)
    return tuple(dict.fromkeys(sku for sku in skus if sku in situation.catalogue.products))


def chosen_total(situation: Situation) -> Decimal:
    """What the shopper decided to spend: on the cart, or on the order just placed."""
    if situation.cart:
        return situation.cart_total.amount
    prices = (situation.price(sku) for sku in situation.chosen)
    return sum((price.amount for price in prices if price is not None), Decimal(0))


def owned_beside(product: Product, situation: Situation) -> list[Product]:
    """What they own of its category or family: nothing else can be alike."""
    sorts = {product.category, product.family or product.category}
    return [other for sort in sorts for other in situation.owned_sorts.get(sort, ())]


def serves_no_need(sku: str, situation: Situation) -> bool:
    """Whether something of its sort that lasts was chosen or is owned: another bike beside one."""
    products = situation.catalogue.products
    product = products[sku]
    if product.rebuy_days is not None:
        return False
    there = (*(products[other] for other in situation.chosen), *owned_beside(product, situation))
    return any(is_alike(product, other) for other in there)


def _beside(situation: Situation) -> Iterator[str]:
    catalogue = situation.catalogue
    for sku in about(situation):
        yield from (k.target for k in catalogue.links.get(sku, ()) if k.relation in TOGETHER)
        yield from catalogue.hosts.get(sku, ())
        yield from (found.companion for found in situation.companions.get(sku, ()))
