"""What an offer promised a yes would do, so that a yes can be held to it."""
import sqlalchemy as sa
from alembic.operations import Operations

revision = "0003"
down_revision = "0002"


def upgrade(op: Operations) -> None:
    op.add_column("offer_ledger", sa.Column("difference", sa.BigInteger))
    op.add_column("offer_ledger", sa.Column("takes", sa.JSON))
    op.add_column("offer_ledger", sa.Column("reaches", sa.BigInteger))
