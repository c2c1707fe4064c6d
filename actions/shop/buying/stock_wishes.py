"""Goods that shoppers wait for: noted once, told when they are there again, then forgotten."""
from datetime import datetime
from typing import Iterator

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from actions.shop.buying.stock import stock_of, stock_of_line
from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.models import StockWish
from actions.shop.shopper import Shopper

Which = tuple[str, str]  # SKU, variant; an empty one is whichever comes


def note_wish(db: Session, shopper: Shopper, which: Which, now: datetime) -> None:
    """That this shopper is to be told of it."""
    sku, variant = which
    theirs = StockWish.visitor == shopper.visitor
    is_noted = db.scalar(
        select(StockWish.id).where(theirs, StockWish.sku == sku, StockWish.variant == variant)
    )
    if is_noted is None:
        db.add(StockWish(visitor=shopper.visitor, sku=sku, variant=variant, noted_at=now))
        db.flush()


def wishes_of(db: Session, visitor: str) -> list[Which]:
    """In the order in which they were noted."""
    noted = select(StockWish.sku, StockWish.variant).where(StockWish.visitor == visitor)
    return [(sku, variant) for sku, variant in db.execute(noted.order_by(StockWish.id))]


def forget_wishes(db: Session, visitor: str, which: list[Which]) -> None:
    for sku, variant in which:
        db.execute(delete(StockWish).where(
            StockWish.visitor == visitor, StockWish.sku == sku, StockWish.variant == variant
        ))


def fulfilled(
    db: Session, catalogue: Catalogue, which: list[Which]
) -> Iterator[tuple[Product, str]]:
    """Those that are on sale and on the shelf."""
    for sku, variant in which:
        product = catalogue.products.get(sku)
        if product is None or (variant and product.variant(variant) is None):
            continue
        left = stock_of_line(db, product, variant) if variant else stock_of(db, [sku]).get(sku)
        if left != 0:
            yield product, variant
