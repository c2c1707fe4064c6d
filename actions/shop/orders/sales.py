"""How much of what was sold."""
from typing import Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from actions.shop.models import Order, OrderLine
from actions.shop.order_status import BOUGHT


def sold_of(db: Session, skus: Sequence[str]) -> Mapping[str, int]:
    """Pieces in all orders that weren't cancelled or returned, by SKU."""
    lines = (
        select(OrderLine.sku, func.sum(OrderLine.quantity))
        .join(Order, Order.id == OrderLine.order_id)
        .where(OrderLine.sku.in_(skus), Order.status.in_(BOUGHT))
        .group_by(OrderLine.sku)
    )
    return {sku: int(pieces) for sku, pieces in db.execute(lines)}
