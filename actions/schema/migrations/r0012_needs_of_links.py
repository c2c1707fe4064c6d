"""How much a linked product is needed, and what was looked at in a visit."""
import sqlalchemy as sa
from alembic.operations import Operations

revision = "0012"
down_revision = "0011"


def upgrade(op: Operations) -> None:
    op.add_column("link", sa.Column("need", sa.String(10)))
    op.add_column("selling_session", sa.Column("looked_at", sa.JSON))
