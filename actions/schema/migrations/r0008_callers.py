"""Where somebody who asked for a person can be reached, and in which language."""
import sqlalchemy as sa
from alembic.operations import Operations

revision = "0008"
down_revision = "0007"


def upgrade(op: Operations) -> None:
    op.add_column("handover", sa.Column("contact", sa.String(254)))
    op.add_column("handover", sa.Column("language", sa.String(5)))
