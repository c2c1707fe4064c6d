"""What a message says until it is answered, who is at it, and where its replies are then.

What an earlier version noted has no words: it counts as answered, unless it failed.
"""
import sqlalchemy as sa
from alembic.operations import Operations

revision = "0004"
down_revision = "0003"

IS_OPEN = sa.text("text IS NOT NULL")


def upgrade(op: Operations) -> None:
    op.add_column("seen_message", sa.Column("text", sa.Text))
    op.add_column("seen_message", sa.Column("metadata", sa.Text))
    op.add_column("seen_message", sa.Column("recipient", sa.String(200)))
    op.add_column("seen_message", sa.Column("attempts", sa.Integer))
    op.add_column("seen_message", sa.Column("fence", sa.BigInteger))
    op.add_column("seen_message", sa.Column("first_event", sa.Integer))
    op.add_column("seen_message", sa.Column("next_event", sa.Integer))
    op.create_index(
        "ix_seen_message_conversation_fence", "seen_message", ["conversation", "fence"]
    )
    op.create_index(
        "ix_seen_message_open", "seen_message", ["conversation", "turn"],
        sqlite_where=IS_OPEN, postgresql_where=IS_OPEN,
    )
