"""Sessions that were ended, messages to be sent, and an index for what is told by time."""
import sqlalchemy as sa
from alembic.operations import Operations

revision = "0002"
down_revision = "0001"

STATES = "('queued', 'sent', 'failed')"


def upgrade(op: Operations) -> None:
    op.create_index("ix_event_timestamp", "event", ["timestamp"])
    op.create_table(
        "signed_out",
        sa.Column("conversation", sa.String(64), primary_key=True),
        sa.Column("at", sa.Float, nullable=False),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String(128), nullable=False, unique=True),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("recipient", sa.String(200), nullable=False),
        sa.Column("conversation", sa.String(64), nullable=False, index=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due_at", sa.Float, nullable=False),
        sa.Column("last_error", sa.Text),
        sa.Column("created_at", sa.Float, nullable=False),
        sa.CheckConstraint(f"state IN {STATES}", name="legal_state"),
        sa.Index("ix_outbox_state_due", "state", "due_at"),
    )
