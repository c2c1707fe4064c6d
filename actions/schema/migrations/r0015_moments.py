"""The chance of an offer is learned from what each offer and its moment were like."""
import sqlalchemy as sa
from alembic.operations import Operations

revision = "0015"
down_revision = "0014"


def upgrade(op: Operations) -> None:
    op.add_column("offer_ledger", sa.Column("features", sa.JSON))
    op.create_table(
        "learned_acceptance",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("weights", sa.JSON, nullable=False),
        sa.Column("learned_at", sa.DateTime, nullable=False),
    )
