"""What messages did in the shop, so that it is done once."""
import sqlalchemy as sa
from alembic.operations import Operations

revision = "0010"
down_revision = "0009"


def upgrade(op: Operations) -> None:
    op.create_table(
        "turn_step",
        sa.Column("conversation", sa.String(80), primary_key=True),
        sa.Column("message", sa.String(80), primary_key=True),
        sa.Column("step", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("action", sa.String(60), nullable=False),
        sa.Column("fence", sa.BigInteger, nullable=False),
        sa.Column("reply", sa.Text, nullable=False),
        sa.Column("done_at", sa.DateTime, nullable=False, index=True),
        sa.Index("ix_turn_step_conversation_fence", "conversation", "fence"),
    )
