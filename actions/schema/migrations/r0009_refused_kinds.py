"""What a shopper said no to in a visit, offered or not."""
import sqlalchemy as sa
from alembic.operations import Operations

revision = "0009"
down_revision = "0008"


def upgrade(op: Operations) -> None:
    op.add_column("selling_session", sa.Column("refused", sa.JSON))
