"""Reading the catalogue from the database."""
from typing import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.shop.catalogue.catalogue import (
    Attribute,
    Catalogue,
    Category,
    Link,
    Profile,
    Variant,
    build_catalogue,
)
from actions.shop.catalogue.stored_product import product_of, variant_of
from actions.shop.catalogue.stored_profile import EMPTY_PROFILE, profile_of
from actions.shop.models import (
    AttributeRow,
    CategoryRow,
    LinkRow,
    ProductRow,
    ShopState,
    VariantRow,
)

CATALOGUE_VERSION = "catalogue_version"  # the key of the shop's state


def read_catalogue(db: Session) -> Catalogue:
    """The whole catalogue as it stands in the database."""
    variants = _variants(db)
    return build_catalogue(
        version=catalogue_version(db),
        profile=read_profile(db),
        products=[
            product_of(row, tuple(variants.get(row.sku, ())))
            for row in db.scalars(select(ProductRow).order_by(ProductRow.sku))
        ],
        categories=[
            Category(row.category, row.names, _tuples(row.synonyms))
            for row in db.scalars(select(CategoryRow).order_by(CategoryRow.category))
        ],
        attributes=[
            _attribute(row)
            for row in db.scalars(select(AttributeRow).order_by(AttributeRow.attribute))
        ],
        links=[
            Link(row.sku, row.relation, row.target, row.reasons, row.need or "")
            for row in db.scalars(
                select(LinkRow).order_by(LinkRow.sku, LinkRow.relation, LinkRow.target)
            )
        ],
    )


def _variants(db: Session) -> dict[str, list[Variant]]:
    variants: dict[str, list[Variant]] = {}
    for row in db.scalars(select(VariantRow).order_by(VariantRow.variant)):
        variants.setdefault(row.sku, []).append(variant_of(row))
    return variants


def _attribute(row: AttributeRow) -> Attribute:
    return Attribute(
        row.attribute, row.type, row.unit, row.labels, _tuples(row.synonyms),
        row.better, row.gains,
    )


def catalogue_version(db: Session) -> str:
    """Changes with every load; empty before the first."""
    row = db.get(ShopState, CATALOGUE_VERSION)
    return row.value if row else ""


def read_profile(db: Session) -> Profile:
    """The shop's profile; an empty one before the first load."""
    row = db.get(ShopState, "profile")
    return profile_of(row.value) if row else EMPTY_PROFILE


def _tuples(lists: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(words) for language, words in lists.items()}
