"""What shoppers say they need, when they are asked."""
import sqlalchemy as sa
from alembic.operations import Operations

revision = "0014"
down_revision = "0013"


def upgrade(op: Operations) -> None:
    op.add_column("offer_ledger", sa.Column("needed", sa.JSON))
