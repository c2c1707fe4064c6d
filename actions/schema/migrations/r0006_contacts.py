"""How whoever ordered is reached, and what the courier must know."""
import sqlalchemy as sa
from alembic.operations import Operations

revision = "0006"
down_revision = "0005"


def upgrade(op: Operations) -> None:
    for column in (sa.Column("phone", sa.String(40)), sa.Column("email", sa.String(120)),
                   sa.Column("note", sa.Text)):
        op.add_column("shop_order", column)
