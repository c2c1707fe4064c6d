"""When a message was taken in: what shows that a talk goes on before its turn has ended."""
import sqlalchemy as sa
from alembic.operations import Operations

revision = "0003"
down_revision = "0002"


def upgrade(op: Operations) -> None:
    op.add_column("seen_message", sa.Column("noted_at", sa.Float))
    op.create_index("ix_seen_message_noted_at", "seen_message", ["noted_at"])
