"""What is learned has weights to rank by, beside the counts that are told."""
import sqlalchemy as sa
from alembic.operations import Operations

revision = "0011"
down_revision = "0010"


def upgrade(op: Operations) -> None:
    op.add_column(
        "learned_companion", sa.Column("weight", sa.Float, nullable=False, server_default="0")
    )
    op.create_table(
        "learned_habit",
        sa.Column("run", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(10), primary_key=True),
        sa.Column("about", sa.String(60), primary_key=True),
        sa.Column("weight", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )
