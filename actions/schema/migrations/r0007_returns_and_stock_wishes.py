"""Goods that shoppers want to send back, and goods that they wait for."""
import sqlalchemy as sa
from alembic.operations import Operations

revision = "0007"
down_revision = "0006"


def upgrade(op: Operations) -> None:
    op.create_table(
        "goods_return",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("visitor", sa.String(130), nullable=False),
        sa.Column("conversation", sa.String(80), nullable=False),
        sa.Column("order_number", sa.String(30), nullable=False),
        sa.Column("sku", sa.String(60), nullable=False),
        sa.Column("variant", sa.String(80), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("asked_at", sa.DateTime, nullable=False),
        sa.Column("closed_at", sa.DateTime),
        sa.UniqueConstraint("order_number", "sku", "variant"),
        sa.Index("ix_goods_return_visitor", "visitor"),
    )
    op.create_table(
        "stock_wish",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("visitor", sa.String(130), nullable=False),
        sa.Column("sku", sa.String(60), nullable=False),
        sa.Column("variant", sa.String(80), nullable=False),
        sa.Column("noted_at", sa.DateTime, nullable=False),
        sa.UniqueConstraint("visitor", "sku", "variant"),
    )
