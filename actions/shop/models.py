"""Tables of the shop: catalogue, customers, carts, orders and points."""
from decimal import Decimal

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    Numeric,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import relationship

from actions.language.packs import default_language
from actions.shop.database import Amount, Base
from actions.shop.shopper import (
    LONGEST_CUSTOMER_ID,
    LONGEST_EMAIL,
    LONGEST_PHONE,
    LONGEST_VISITOR,
)

# Texts are JSON objects by language ({"en": …, "id": …}), prices by currency ({"USD": "39.90"}).


class ShopState(Base):
    """Facts about the shop as a whole: its profile and the version of its catalogue."""

    __tablename__ = "shop_state"
    key = Column(String(40), primary_key=True)
    value = Column(JSON, nullable=False)


class CategoryRow(Base):
    __tablename__ = "category"
    category = Column(String(60), primary_key=True)
    names = Column(JSON, nullable=False)
    synonyms = Column(JSON, nullable=False)


class AttributeRow(Base):
    __tablename__ = "attribute"
    attribute = Column(String(60), primary_key=True)
    type = Column(String(10), nullable=False)
    unit = Column(String(20), nullable=False, default="")
    labels = Column(JSON, nullable=False)
    synonyms = Column(JSON, nullable=False)
    better = Column(String(10), nullable=False)
    gains = Column(JSON, nullable=False)


class ProductRow(Base):
    __tablename__ = "product"
    sku = Column(String(60), primary_key=True)
    kind = Column(String(20), nullable=False)
    category = Column(ForeignKey("category.category"), nullable=False, index=True)
    brand = Column(String(80), nullable=False, default="")
    names = Column(JSON, nullable=False)
    descriptions = Column(JSON, nullable=False)
    prices = Column(JSON, nullable=False)
    costs = Column(JSON, nullable=False)
    was_prices = Column(JSON)  # what it cost before; null: no cheaper than ever
    attributes = Column(JSON, nullable=False)  # {attribute: {"en": "red", "id": "merah"}}
    reviews = Column(JSON, nullable=False)
    stock = Column(Integer, CheckConstraint("stock >= 0"))  # null: unlimited
    rating = Column(Numeric(3, 1, asdecimal=False))
    rating_count = Column(Integer, nullable=False, default=0)
    family = Column(String(60), index=True)
    tier = Column(Integer)
    rebuy_days = Column(Integer)
    picture = Column(String(200), nullable=False, default="")


class VariantRow(Base):
    __tablename__ = "variant"
    variant = Column(String(80), primary_key=True)
    sku = Column(ForeignKey("product.sku"), nullable=False, index=True)
    size = Column(String(20), nullable=False, default="")
    colours = Column(JSON, nullable=False)
    prices = Column(JSON)  # by currency; null: those of the product
    options = Column(JSON)  # {"Storage": {"en": "64 GB"}}; null: size and colour say all
    stock = Column(Integer, CheckConstraint("stock >= 0"), nullable=False)


class LinkRow(Base):
    """`target` goes with `sku`: see RELATIONS of the loading."""

    __tablename__ = "link"
    sku = Column(ForeignKey("product.sku"), primary_key=True)
    relation = Column(String(20), primary_key=True)
    target = Column(ForeignKey("product.sku"), primary_key=True)
    reasons = Column(JSON, nullable=False)
    need = Column(String(10))  # null: the merchant doesn't say


class Customer(Base):
    __tablename__ = "customer"
    customer = Column(String(LONGEST_CUSTOMER_ID), primary_key=True)
    name = Column(String(120), nullable=False)
    email = Column(String(200), nullable=False, default="")
    city = Column(String(80), nullable=False, default="")
    language = Column(String(5), nullable=False, default=default_language)
    loyalty_tier = Column(String(20), nullable=False, default="")
    joined = Column(DateTime)
    consent = Column(Boolean)  # may purchases be used for offers; null: never asked


class Cart(Base):
    """A visitor's basket; `open_for` is the visitor while it is open, so there is one at most."""

    __tablename__ = "cart"
    id = Column(Integer, primary_key=True)
    visitor = Column(String(LONGEST_VISITOR), nullable=False, index=True)
    open_for = Column(String(LONGEST_VISITOR), unique=True)
    currency = Column(String(3), nullable=False)
    last_message = Column(String(200), nullable=False, default="")  # last that added something
    reviewed = Column(JSON)  # what the shopper saw before confirming: currency and amounts
    reward = Column(String(40))  # chosen to be paid with points; null: none
    updated_at = Column(DateTime, nullable=False)
    lines = relationship(
        "CartLine", order_by="CartLine.id", cascade="all, delete-orphan", lazy="selectin"
    )


class CartLine(Base):
    __tablename__ = "cart_line"
    __table_args__ = (UniqueConstraint("cart_id", "sku", "variant"),)
    id = Column(Integer, primary_key=True)
    cart_id = Column(ForeignKey("cart.id"), nullable=False)
    sku = Column(ForeignKey("product.sku"), nullable=False)
    variant = Column(String(80), nullable=False, default="")  # empty: the product has none
    quantity = Column(Integer, CheckConstraint("quantity > 0"), nullable=False)


class Order(Base):
    """A placed order; a cart becomes one order at most (`cart_id` is unique)."""

    __tablename__ = "shop_order"
    __table_args__ = (Index("ix_shop_order_visitor_ordered", "visitor", "ordered_at"),)
    id = Column(Integer, primary_key=True)
    number = Column(String(30), unique=True)
    cart_id = Column(ForeignKey("cart.id"), unique=True)
    visitor = Column(String(LONGEST_VISITOR), nullable=False)
    customer = Column(String(LONGEST_CUSTOMER_ID), index=True)
    status = Column(String(20), nullable=False)  # an OrderStatus
    currency = Column(String(3), nullable=False)
    name = Column(String(120), nullable=False, default="")
    address = Column(Text, nullable=False, default="")
    phone = Column(String(LONGEST_PHONE))
    email = Column(String(LONGEST_EMAIL))
    note = Column(Text)  # for the courier
    delivery = Column(String(40), nullable=False, default="")
    delivery_price = Column(Amount, nullable=False)
    discount = Column(Amount, nullable=False, default=Decimal(0))  # taken off for points
    points_redeemed = Column(Integer, nullable=False, default=0)
    points_to_earn = Column(Integer, nullable=False, default=0)  # once paid, as promised
    total = Column(Amount, nullable=False)
    ordered_at = Column(DateTime, nullable=False, index=True)
    lines = relationship(
        "OrderLine", order_by="OrderLine.id", cascade="all, delete-orphan", lazy="selectin"
    )


class OrderLine(Base):
    __tablename__ = "order_line"
    id = Column(Integer, primary_key=True)
    order_id = Column(ForeignKey("shop_order.id"), nullable=False, index=True)
    sku = Column(String(60), nullable=False, index=True)
    variant = Column(String(80), nullable=False, default="")
    title = Column(String(200), nullable=False, default="")
    quantity = Column(Integer, nullable=False)
    unit_price = Column(Amount, nullable=False)


class PointsEntry(Base):
    """One movement of a customer's loyalty points; their balance is the sum of these."""

    __tablename__ = "points_entry"
    __table_args__ = (UniqueConstraint("order_number", "kind"),)  # nothing counts twice
    id = Column(Integer, primary_key=True)
    customer = Column(String(LONGEST_CUSTOMER_ID), nullable=False, index=True)
    order_number = Column(String(30))  # null: the opening, from orders before the chat
    kind = Column(String(20), nullable=False)  # opening earned taken_back redeemed given_back
    points = Column(Integer, nullable=False)  # negative where points are taken
    at = Column(DateTime, nullable=False)


class GoodsReturn(Base):
    """A shopper wants to send something back; staff decides on the open ones."""

    __tablename__ = "goods_return"
    __table_args__ = (UniqueConstraint("order_number", "sku", "variant"),)  # asked for once
    id = Column(Integer, primary_key=True)
    visitor = Column(String(LONGEST_VISITOR), nullable=False, index=True)
    conversation = Column(String(80), nullable=False)
    order_number = Column(String(30), nullable=False)
    sku = Column(String(60), nullable=False, default="")  # empty: all that was ordered
    variant = Column(String(80), nullable=False, default="")
    reason = Column(Text, nullable=False)  # as the shopper said it
    asked_at = Column(DateTime, nullable=False)
    closed_at = Column(DateTime)  # null: still to be decided


class StockWish(Base):
    """A shopper wants to be told when something sold out is there again; told, it is gone."""

    __tablename__ = "stock_wish"
    __table_args__ = (UniqueConstraint("visitor", "sku", "variant"),)
    id = Column(Integer, primary_key=True)
    visitor = Column(String(LONGEST_VISITOR), nullable=False)
    sku = Column(String(60), nullable=False)
    variant = Column(String(80), nullable=False, default="")  # empty: whichever comes
    noted_at = Column(DateTime, nullable=False)


class Handover(Base):
    """A shopper asked for a person; staff works through the open ones."""

    __tablename__ = "handover"
    id = Column(Integer, primary_key=True)
    visitor = Column(String(LONGEST_VISITOR), nullable=False, index=True)
    conversation = Column(String(80), nullable=False, index=True)
    reason = Column(String(20), nullable=False)
    is_open = Column(Boolean, nullable=False, default=True)
    asked_at = Column(DateTime, nullable=False)
    contact = Column(String(254))  # a phone number or an e-mail address, where one is known
    language = Column(String(5))  # they spoke
