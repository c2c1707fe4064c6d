"""What is offered together with the first product of an offer."""
import sqlalchemy as sa
from alembic.operations import Operations

revision = "0013"
down_revision = "0012"


def upgrade(op: Operations) -> None:
    op.add_column("offer_ledger", sa.Column("others", sa.JSON))
