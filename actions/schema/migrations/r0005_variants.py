"""What each variant costs, and what tells it from the others beside size and colour."""
import sqlalchemy as sa
from alembic.operations import Operations

revision = "0005"
down_revision = "0004"


def upgrade(op: Operations) -> None:
    op.add_column("variant", sa.Column("prices", sa.JSON))
    op.add_column("variant", sa.Column("options", sa.JSON))
