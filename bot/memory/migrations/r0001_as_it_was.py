"""The tables that the memory had when revisions began, frozen.

A database from before revisions has them already: what it lacks is added, nothing is touched.
"""
import sqlalchemy as sa
from alembic.operations import Operations

revision = "0001"
down_revision = None

METADATA = sa.MetaData()

sa.Table(
    "button", METADATA,
    sa.Column("conversation", sa.String(64), primary_key=True),
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
)
sa.Table(
    "event", METADATA,
    sa.Column("conversation", sa.String(64), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("type", sa.String(64), nullable=False),
    sa.Column("timestamp", sa.Float, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
)
sa.Table(
    "seen_message", METADATA,
    sa.Column("conversation", sa.String(64), primary_key=True),
    sa.Column("message_id", sa.String(64), primary_key=True),
    sa.Column("turn", sa.Integer, nullable=False),
    sa.Column("is_failed", sa.Boolean, nullable=False),
    sa.UniqueConstraint("conversation", "turn"),
)
sa.Table(
    "snapshot", METADATA,
    sa.Column("conversation", sa.String(64), primary_key=True),
    sa.Column("next_ordinal", sa.Integer, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
)


def upgrade(op: Operations) -> None:
    METADATA.create_all(op.get_bind())
