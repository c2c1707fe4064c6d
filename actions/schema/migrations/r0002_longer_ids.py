"""Customer ids of 128 characters, and indexes for what is asked by visitor and by time."""
from typing import Mapping

import sqlalchemy as sa
from alembic.operations import Operations

from actions.schema.migrations.r0001_as_it_was import METADATA

revision = "0002"
down_revision = "0001"

CUSTOMER, VISITOR = sa.String(128), sa.String(130)
WIDER: Mapping[str, Mapping[str, sa.String]] = {
    "customer": {"customer": CUSTOMER},
    "cart": {"visitor": VISITOR, "open_for": VISITOR},
    "shop_order": {"visitor": VISITOR, "customer": CUSTOMER},
    "points_entry": {"customer": CUSTOMER},
    "handover": {"visitor": VISITOR},
    "selling_session": {"visitor": VISITOR},
    "offer_ledger": {"visitor": VISITOR, "customer": CUSTOMER},
    "offer_preference": {"visitor": VISITOR},
    "learned_peer_pick": {"customer": CUSTOMER},
}


def upgrade(op: Operations) -> None:
    for name, columns in WIDER.items():
        # SQLite makes the table anew: from what we know of it, as it tells but a part itself.
        table = METADATA.tables[name]
        with op.batch_alter_table(
            name, copy_from=table, table_kwargs=dict(table.dialect_kwargs)
        ) as batch:
            for column, wider in columns.items():
                batch.alter_column(column, existing_type=table.c[column].type, type_=wider)
    op.create_index("ix_handover_visitor", "handover", ["visitor"])
    op.create_index("ix_offer_ledger_proposed_at", "offer_ledger", ["proposed_at"])
    op.create_index("ix_selling_session_last_seen_at", "selling_session", ["last_seen_at"])
    op.create_index("ix_shop_order_visitor_ordered", "shop_order", ["visitor", "ordered_at"])
    op.drop_index("ix_shop_order_visitor", "shop_order")
