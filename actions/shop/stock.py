"""What is left on the shelf, live from the database."""
from typing import Iterable, Mapping, Optional

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.orm import Session

from actions.shop.catalogue import Product
from actions.shop.models import ProductRow, VariantRow

# Made once: putting these together would take longer than running them.
_products, _variants = ProductRow.__table__.c, VariantRow.__table__.c
_COUNTED = select(_products.sku, _products.stock).where(
    _products.sku.in_(bindparam("skus", expanding=True))
)
_BY_VARIANT = (
    select(_variants.sku, func.sum(_variants.stock))
    .where(_variants.sku.in_(bindparam("skus", expanding=True)))
    .group_by(_variants.sku)
)


def stock_of(db: Session, skus: Iterable[str]) -> Mapping[str, Optional[int]]:
    """Pieces left by SKU, variants added up; None means unlimited."""
    wanted = {"skus": list(set(skus))}
    found: dict[str, Optional[int]] = dict(db.execute(_COUNTED, wanted).all())
    found.update({sku: int(total) for sku, total in db.execute(_BY_VARIANT, wanted)})
    return found


def stock_of_line(db: Session, product: Product, variant: str) -> Optional[int]:
    """Pieces left of exactly this choice; None means unlimited."""
    if variant:
        return db.scalar(select(VariantRow.stock).where(VariantRow.variant == variant))
    return db.scalar(select(ProductRow.stock).where(ProductRow.sku == product.sku))


def take(db: Session, sku: str, variant: str, quantity: int) -> bool:
    """Take pieces off the shelf; False, and nothing taken, when there are too few."""
    table, key = (VariantRow, VariantRow.variant == variant) if variant else (
        ProductRow, ProductRow.sku == sku
    )
    taken = db.execute(
        update(table)
        .where(key, or_(table.stock.is_(None), table.stock >= quantity))
        .values(stock=table.stock - quantity)
        .execution_options(synchronize_session=False)
    )
    return taken.rowcount == 1


def put_back(db: Session, sku: str, variant: str, quantity: int) -> None:
    """Return pieces to the shelf; nothing happens where stock is not counted."""
    table, key = (VariantRow, VariantRow.variant == variant) if variant else (
        ProductRow, ProductRow.sku == sku
    )
    db.execute(
        update(table)
        .where(key, table.stock.is_not(None))
        .values(stock=table.stock + quantity)
        .execution_options(synchronize_session=False)
    )
