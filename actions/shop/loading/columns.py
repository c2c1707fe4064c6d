"""The files of a shop folder and the columns each may have."""
from dataclasses import dataclass
from typing import Iterable

from actions.nearest_name import nearest_name
from actions.shop.loading.errors import RowError
from actions.shop.loading.folder_files import Table


@dataclass(frozen=True)
class Terms:
    """The languages and currencies of the shop: they name the columns."""

    languages: tuple[str, ...]
    currencies: tuple[str, ...]


@dataclass(frozen=True)
class Columns:
    """Columns of one file; a stem such as `name` stands for name_en, name_id, …"""

    file: str
    needed: tuple[str, ...]
    allowed: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()  # one column a language, at least one of them
    allowed_texts: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()  # one column a currency, all of them
    allowed_amounts: tuple[str, ...] = ()  # one column a currency, as many as wanted

    def check(self, table: Table, terms: Terms) -> list[RowError]:
        """Missing columns and columns nobody reads, all on the header's line."""
        have = set(table.columns)
        needed = [*self.needed, *_spread(self.amounts, terms.currencies)]
        errors = [
            self._error(column, "this column is missing; add it to the header")
            for column in needed
            if column not in have
        ]
        for stem in self.texts:
            columns = _spread((stem,), terms.languages)
            if not have.intersection(columns):
                reason = f"this column is missing; add at least one of {', '.join(columns)}"
                errors.append(self._error(columns[0], reason))
        return errors + self._unknown(table, terms, needed)

    def _unknown(self, table: Table, terms: Terms, needed: list[str]) -> list[RowError]:
        known = [
            *needed,
            *self.allowed,
            *_spread((*self.texts, *self.allowed_texts), terms.languages),
            *_spread(self.allowed_amounts, terms.currencies),
        ]
        return [
            self._error(
                column,
                f"no such column{did_you_mean(column, known)};"
                " rename or remove it (languages and currencies are those of shop.yml)",
            )
            for column in table.columns
            if column not in known
        ]

    def _error(self, column: str, reason: str) -> RowError:
        return RowError(self.file, 1, column, reason)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` (did you mean …?)` when a known word is close, else nothing."""
    nearest = nearest_name(word, known)
    return f" (did you mean {nearest}?)" if nearest else ""


def _spread(stems: Iterable[str], endings: Iterable[str]) -> list[str]:
    return [f"{stem}_{ending}" for stem in stems for ending in endings]


CATEGORIES = Columns(
    "categories.csv", ("category",), texts=("name",), allowed_texts=("synonyms",)
)
ATTRIBUTES = Columns(
    "attributes.csv",
    ("attribute", "type"),
    allowed=("unit", "better"),
    texts=("label",),
    allowed_texts=("synonyms", "gain"),
)
PRODUCTS = Columns(
    "products.csv",
    ("sku", "kind", "category", "stock"),
    allowed=("brand", "rating", "rating_count", "family", "tier", "rebuy_days", "picture"),
    texts=("name", "description"),
    allowed_texts=("review",),
    amounts=("price", "cost"),
    allowed_amounts=("was_price",),
)
PRODUCT_ATTRIBUTES = Columns(
    "product_attributes.csv", ("sku", "attribute", "value"), allowed_texts=("value",)
)
VARIANTS = Columns(
    "variants.csv", ("variant", "sku", "stock"), ("size", "colour", "options"),
    allowed_texts=("colour", "options"), allowed_amounts=("price",),
)
LINKS = Columns(
    "links.csv", ("sku", "relation", "target"), allowed=("need",), texts=("reason",)
)
CUSTOMERS = Columns(
    "customers.csv",
    ("customer", "name"),
    ("email", "city", "language", "loyalty_tier", "joined", "consent"),
)
ORDERS = Columns(
    "orders.csv", ("order_number", "customer", "ordered_at", "currency", "status")
)
ORDER_LINES = Columns("order_lines.csv", ("order_number", "sku", "quantity", "unit_price"))

ALL_COLUMNS = (
    CATEGORIES, ATTRIBUTES, PRODUCTS, PRODUCT_ATTRIBUTES, VARIANTS, LINKS,
    CUSTOMERS, ORDERS, ORDER_LINES,
)
