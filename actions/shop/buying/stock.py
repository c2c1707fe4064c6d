"""What is left on the shelf, live from the database."""
from typing import Iterable, Mapping, Optional

from sqlalchemy import func, literal, or_, select, union_all, update
from sqlalchemy.orm import Session

from actions.databases.compiled_once import CompiledOnce
from actions.databases.one_of import is_one_of
from actions.shop.catalogue.catalogue import Product
from actions.shop.models import ProductRow, VariantRow

FEW_LEFT = 3  # worth telling of

# Made once, and both in one: putting them together and asking twice takes longer than running.
_products, _variants = ProductRow.__table__.c, VariantRow.__table__.c
_LEFT = CompiledOnce(union_all(
    select(literal(0), _products.sku, _products.stock).where(is_one_of(_products.sku, "skus")),
    select(literal(1), _variants.sku, func.sum(_variants.stock))
    .where(is_one_of(_variants.sku, "skus"))
    .group_by(_variants.sku),
))


def stock_of(db: Session, skus: Iterable[str]) -> Mapping[str, Optional[int]]:
    """Pieces left by SKU, variants added up; None means unlimited."""
    db.flush()  # plain statements see only what is written
    # A product with variants comes twice: what its variants say counts.
    rows = sorted(_LEFT.run(db, {"skus": list(set(skus))}), key=lambda row: row[0])
    return {sku: None if stock is None else int(stock) for _, sku, stock in rows}


def stock_of_variants(db: Session, skus: Iterable[str]) -> Mapping[str, int]:
    """Pieces left of each variant of these products, by variant."""
    left = select(VariantRow.variant, VariantRow.stock).where(VariantRow.sku.in_(list(skus)))
    return {variant: int(stock) for variant, stock in db.execute(left)}


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
