"""The tables that the shop had when revisions began, frozen.

A database from before revisions has them already: what it lacks is added, nothing is touched.
"""
import sqlalchemy as sa
from alembic.operations import Operations

revision = "0001"
down_revision = None

METADATA = sa.MetaData()

sa.Table(
    "attribute", METADATA,
    sa.Column("attribute", sa.String(60), primary_key=True),
    sa.Column("type", sa.String(10), nullable=False),
    sa.Column("unit", sa.String(20), nullable=False),
    sa.Column("labels", sa.JSON, nullable=False),
    sa.Column("synonyms", sa.JSON, nullable=False),
    sa.Column("better", sa.String(10), nullable=False),
    sa.Column("gains", sa.JSON, nullable=False),
)
sa.Table(
    "cart", METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("visitor", sa.String(120), nullable=False),
    sa.Column("open_for", sa.String(120), unique=True),
    sa.Column("currency", sa.String(3), nullable=False),
    sa.Column("last_message", sa.String(200), nullable=False),
    sa.Column("reviewed", sa.JSON),
    sa.Column("reward", sa.String(40)),
    sa.Column("updated_at", sa.DateTime, nullable=False),
    sa.Index("ix_cart_visitor", "visitor"),
)
sa.Table(
    "category", METADATA,
    sa.Column("category", sa.String(60), primary_key=True),
    sa.Column("names", sa.JSON, nullable=False),
    sa.Column("synonyms", sa.JSON, nullable=False),
)
sa.Table(
    "customer", METADATA,
    sa.Column("customer", sa.String(60), primary_key=True),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("email", sa.String(200), nullable=False),
    sa.Column("city", sa.String(80), nullable=False),
    sa.Column("language", sa.String(5), nullable=False),
    sa.Column("loyalty_tier", sa.String(20), nullable=False),
    sa.Column("joined", sa.DateTime),
    sa.Column("consent", sa.Boolean),
)
sa.Table(
    "handover", METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("visitor", sa.String(120), nullable=False),
    sa.Column("conversation", sa.String(80), nullable=False),
    sa.Column("reason", sa.String(20), nullable=False),
    sa.Column("is_open", sa.Boolean, nullable=False),
    sa.Column("asked_at", sa.DateTime, nullable=False),
    sa.Index("ix_handover_conversation", "conversation"),
)
sa.Table(
    "learned_chance", METADATA,
    sa.Column("context", sa.String(60), primary_key=True),
    sa.Column("strategy", sa.String(40), primary_key=True),
    sa.Column("chance", sa.Float, nullable=False),
    sa.Column("shown", sa.Integer, nullable=False),
    sa.Column("accepted", sa.Integer, nullable=False),
    sa.Column("learned_at", sa.DateTime, nullable=False),
)
sa.Table(
    "learned_companion", METADATA,
    sa.Column("run", sa.Integer, primary_key=True),
    sa.Column("relation", sa.String(10), primary_key=True),
    sa.Column("sku", sa.String(60), primary_key=True),
    sa.Column("rank", sa.Integer, primary_key=True),
    sa.Column("companion", sa.String(60), nullable=False),
    sa.Column("buyers", sa.Integer, nullable=False),
    sa.Column("out_of", sa.Integer, nullable=False),
    sa.CheckConstraint("buyers <= out_of"),
    sqlite_with_rowid=False,
)
sa.Table(
    "learned_deal", METADATA,
    sa.Column("run", sa.Integer, primary_key=True),
    sa.Column("category", sa.String(60), primary_key=True),
    sa.Column("kind", sa.String(20), primary_key=True),
    sa.Column("rank", sa.Integer, primary_key=True),
    sa.Column("sku", sa.String(60), nullable=False),
    sa.Column("sold", sa.Integer, nullable=False),
    sa.Column("days", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)
sa.Table(
    "learned_peer_pick", METADATA,
    sa.Column("run", sa.Integer, primary_key=True),
    sa.Column("customer", sa.String(60), primary_key=True),
    sa.Column("rank", sa.Integer, primary_key=True),
    sa.Column("sku", sa.String(60), nullable=False),
    sa.Column("buyers", sa.Integer, nullable=False),
    sa.Column("out_of", sa.Integer, nullable=False),
    sa.CheckConstraint("buyers <= out_of"),
    sqlite_with_rowid=False,
)
sa.Table(
    "learning_run", METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("started_at", sa.DateTime, nullable=False),
    sa.Column("learned_at", sa.DateTime),
    sqlite_autoincrement=True,
)
sa.Table(
    "offer_decision", METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("session_id", sa.String(32), nullable=False),
    sa.Column("decided_at", sa.DateTime, nullable=False),
    sa.Column("turn", sa.Integer, nullable=False),
    sa.Column("stage", sa.String(20), nullable=False),
    sa.Column("outcome", sa.String(40), nullable=False),
    sa.Column("offer_id", sa.String(32)),
    sa.Column("verdicts", sa.JSON, nullable=False),
    sa.Index("ix_offer_decision_session_id", "session_id"),
    sa.Index("ix_offer_decision_decided_at", "decided_at"),
)
sa.Table(
    "offer_preference", METADATA,
    sa.Column("visitor", sa.String(120), primary_key=True),
    sa.Column("stopped", sa.Boolean, nullable=False),
    sa.Column("changed_at", sa.DateTime, nullable=False),
)
sa.Table(
    "points_entry", METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("customer", sa.String(60), nullable=False),
    sa.Column("order_number", sa.String(30)),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("points", sa.Integer, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.UniqueConstraint("order_number", "kind"),
    sa.Index("ix_points_entry_customer", "customer"),
)
sa.Table(
    "selling_session", METADATA,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("visitor", sa.String(120), nullable=False),
    sa.Column("ordinal", sa.Integer, sa.CheckConstraint("ordinal >= 1"), nullable=False),
    sa.Column("started_at", sa.DateTime, nullable=False),
    sa.Column("last_seen_at", sa.DateTime, nullable=False),
    sa.Column("declines_in_row", sa.Integer, nullable=False),
    sa.UniqueConstraint("visitor", "ordinal"),
)
sa.Table(
    "shop_state", METADATA,
    sa.Column("key", sa.String(40), primary_key=True),
    sa.Column("value", sa.JSON, nullable=False),
)
sa.Table(
    "offer_ledger", METADATA,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("session_id", sa.String(32), sa.ForeignKey("selling_session.id"), nullable=False),
    sa.Column("ordinal", sa.Integer),
    sa.Column("origin", sa.String(12), nullable=False),
    sa.Column("visitor", sa.String(120), nullable=False),
    sa.Column("customer", sa.String(60)),
    sa.Column("conversation", sa.String(80), nullable=False),
    sa.Column("channel", sa.String(40), nullable=False),
    sa.Column("strategy", sa.String(40), nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("act", sa.String(10), nullable=False),
    sa.Column("sku", sa.String(60), nullable=False),
    sa.Column("anchor", sa.String(60)),
    sa.Column("quantity", sa.Integer, nullable=False),
    sa.Column("context", sa.String(60), nullable=False),
    sa.Column("propensity", sa.Float, nullable=False),
    sa.Column("price", sa.BigInteger, nullable=False),
    sa.Column("currency", sa.String(3), nullable=False),
    sa.Column("status", sa.String(20), nullable=False),
    sa.Column("turn", sa.Integer, nullable=False),
    sa.Column("proposed_at", sa.DateTime, nullable=False),
    sa.Column("answered_at", sa.DateTime),
    sa.Column("order_number", sa.String(30)),
    sa.UniqueConstraint("session_id", "ordinal"),
    sa.UniqueConstraint("session_id", "origin", "sku"),
    sa.CheckConstraint("ordinal >= 1", name="ordinal_from_1"),
    sa.CheckConstraint(
        "status IN ('proposed', 'shown', 'accepted', 'declined', 'ignored', 'purchased', "
        "'returned', 'withheld')", name="legal_status",
    ),
    sa.CheckConstraint("origin IN ('proactive', 'asked', 'withheld')", name="legal_origin"),
    sa.CheckConstraint("(ordinal IS NULL) = (origin = 'asked')", name="asked_for_has_no_place"),
    sa.Index("ix_offer_ledger_visitor_proposed", "visitor", "proposed_at"),
    sa.Index("ix_offer_ledger_order_number", "order_number"),
)
sa.Table(
    "product", METADATA,
    sa.Column("sku", sa.String(60), primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("category", sa.String(60), sa.ForeignKey("category.category"), nullable=False),
    sa.Column("brand", sa.String(80), nullable=False),
    sa.Column("names", sa.JSON, nullable=False),
    sa.Column("descriptions", sa.JSON, nullable=False),
    sa.Column("prices", sa.JSON, nullable=False),
    sa.Column("costs", sa.JSON, nullable=False),
    sa.Column("was_prices", sa.JSON),
    sa.Column("attributes", sa.JSON, nullable=False),
    sa.Column("reviews", sa.JSON, nullable=False),
    sa.Column("stock", sa.Integer, sa.CheckConstraint("stock >= 0")),
    sa.Column("rating", sa.Numeric(3, 1)),
    sa.Column("rating_count", sa.Integer, nullable=False),
    sa.Column("family", sa.String(60)),
    sa.Column("tier", sa.Integer),
    sa.Column("rebuy_days", sa.Integer),
    sa.Column("picture", sa.String(200), nullable=False),
    sa.Index("ix_product_category", "category"),
    sa.Index("ix_product_family", "family"),
)
sa.Table(
    "shop_order", METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("number", sa.String(30), unique=True),
    sa.Column("cart_id", sa.Integer, sa.ForeignKey("cart.id"), unique=True),
    sa.Column("visitor", sa.String(120), nullable=False),
    sa.Column("customer", sa.String(60)),
    sa.Column("status", sa.String(20), nullable=False),
    sa.Column("currency", sa.String(3), nullable=False),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("delivery", sa.String(40), nullable=False),
    sa.Column("delivery_price", sa.BigInteger, nullable=False),
    sa.Column("discount", sa.BigInteger, nullable=False),
    sa.Column("points_redeemed", sa.Integer, nullable=False),
    sa.Column("points_to_earn", sa.Integer, nullable=False),
    sa.Column("total", sa.BigInteger, nullable=False),
    sa.Column("ordered_at", sa.DateTime, nullable=False),
    sa.Index("ix_shop_order_visitor", "visitor"),
    sa.Index("ix_shop_order_customer", "customer"),
    sa.Index("ix_shop_order_ordered_at", "ordered_at"),
)
sa.Table(
    "cart_line", METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("cart_id", sa.Integer, sa.ForeignKey("cart.id"), nullable=False),
    sa.Column("sku", sa.String(60), sa.ForeignKey("product.sku"), nullable=False),
    sa.Column("variant", sa.String(80), nullable=False),
    sa.Column("quantity", sa.Integer, sa.CheckConstraint("quantity > 0"), nullable=False),
    sa.UniqueConstraint("cart_id", "sku", "variant"),
)
sa.Table(
    "link", METADATA,
    sa.Column("sku", sa.String(60), sa.ForeignKey("product.sku"), primary_key=True),
    sa.Column("relation", sa.String(20), primary_key=True),
    sa.Column("target", sa.String(60), sa.ForeignKey("product.sku"), primary_key=True),
    sa.Column("reasons", sa.JSON, nullable=False),
)
sa.Table(
    "order_line", METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("order_id", sa.Integer, sa.ForeignKey("shop_order.id"), nullable=False),
    sa.Column("sku", sa.String(60), nullable=False),
    sa.Column("variant", sa.String(80), nullable=False),
    sa.Column("title", sa.String(200), nullable=False),
    sa.Column("quantity", sa.Integer, nullable=False),
    sa.Column("unit_price", sa.BigInteger, nullable=False),
    sa.Index("ix_order_line_order_id", "order_id"),
    sa.Index("ix_order_line_sku", "sku"),
)
sa.Table(
    "product_vector", METADATA,
    sa.Column(
        "sku", sa.String(60), sa.ForeignKey("product.sku", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("digest", sa.String(32), nullable=False),
    sa.Column("vector", sa.LargeBinary, nullable=False),
)
sa.Table(
    "variant", METADATA,
    sa.Column("variant", sa.String(80), primary_key=True),
    sa.Column("sku", sa.String(60), sa.ForeignKey("product.sku"), nullable=False),
    sa.Column("size", sa.String(20), nullable=False),
    sa.Column("colours", sa.JSON, nullable=False),
    sa.Column("stock", sa.Integer, sa.CheckConstraint("stock >= 0"), nullable=False),
    sa.Index("ix_variant_sku", "sku"),
)


def upgrade(op: Operations) -> None:
    METADATA.create_all(op.get_bind())
