"""An order as the payment page shows it: every amount as its reader writes it."""
from dataclasses import dataclass
from decimal import Decimal
from typing import Mapping, Optional

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.language.packs import default_language, languages
from actions.shop.catalogue.attributes import format_number
from actions.shop.catalogue.catalogue import Profile, Variant, in_language
from actions.shop.catalogue.stored_product import variant_of
from actions.shop.models import Customer, Order, OrderLine, ProductRow, VariantRow
from actions.shop.money import Money, format_money
from bot.front.page_words import words_of

PAGE = "payment"


@dataclass(frozen=True)
class LineView:
    title: str
    quantity: str
    total: str
    picture: Optional[str]


@dataclass(frozen=True)
class Part:
    """What the total is made of: a label and its amount."""

    label: str
    amount: str


@dataclass(frozen=True)
class OrderView:
    number: str
    lines: tuple[LineView, ...]
    parts: tuple[Part, ...]
    total: str
    pay: str


def language_of(chosen: Optional[str], db: Session, order: Order, profile: Profile) -> str:
    """The link's, else the customer's, else one whose currency the order is in.

    A link may name none, and guests are no customers.
    """
    customer = db.get(Customer, order.customer) if order.customer else None
    paying = (code for code, currency in profile.currencies.items() if currency == order.currency)
    likely = (chosen, customer.language if customer else None, *paying)
    return next((str(code) for code in likely if code in languages()), default_language())


def view_order(db: Session, order: Order, profile: Profile, language: str) -> OrderView:
    words = words_of(PAGE)[language]
    total = _money(order.total, order, language)
    pictures, variants = _pictures(db, order), _variants(db, order)
    lines = []
    for line in order.lines:
        price = _money(line.unit_price, order, language)
        lines.append(LineView(
            _title(line, variants, language),
            words["quantity"].format(count=line.quantity, price=price),
            _money(line.unit_price * line.quantity, order, language),
            pictures.get(line.sku),
        ))
    return OrderView(
        order.number, tuple(lines), _parts(order, profile, language), total,
        words["pay"].format(total=total),
    )


def _parts(order: Order, profile: Profile, language: str) -> tuple[Part, ...]:
    words = words_of(PAGE)[language]
    goods = sum((line.unit_price * line.quantity for line in order.lines), Decimal(0))
    parts = [Part(words["subtotal"], _money(goods, order, language))]
    if order.discount:
        points = format_number(str(order.points_redeemed), language)
        label = words["points_used" if order.points_redeemed else "discount"]
        amount = _money(-order.discount, order, language)
        parts.append(Part(label.format(points=points), amount))
    option = profile.delivery(order.delivery)
    name = in_language(option.names, language) if option else words["delivery"]
    price = _money(order.delivery_price, order, language)
    parts.append(Part(name, price if order.delivery_price else words["free"]))
    return tuple(parts)


def _title(line: OrderLine, variants: Mapping[str, Variant], language: str) -> str:
    """As ordered; of a product in several sizes or colours also which of them."""
    variant = variants.get(line.variant)
    label = variant.label(language) if variant else ""
    return f"{line.title or line.sku} ({label})" if label else line.title or line.sku


def _variants(db: Session, order: Order) -> dict[str, Variant]:
    ordered = select(VariantRow).where(VariantRow.variant.in_([x.variant for x in order.lines]))
    return {row.variant: variant_of(row) for row in db.scalars(ordered)}


def _pictures(db: Session, order: Order) -> dict[str, str]:
    ordered = select(ProductRow.sku, ProductRow.picture).where(
        ProductRow.sku.in_([line.sku for line in order.lines]), ProductRow.picture != ""
    )
    return {sku: f"/pictures/{picture}" for sku, picture in db.execute(ordered)}


def _money(amount: Decimal, order: Order, language: str) -> str:
    return format_money(Money(amount, order.currency), language)
