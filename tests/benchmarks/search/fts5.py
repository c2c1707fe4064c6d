"""The peer: SQLite's FTS5 with its own stemmer and bm25, the fields weighted as ours."""
import re
import sqlite3

from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.search.texts import FIELD_BOOSTS, search_texts

MOST = 200


class Fts5:
    """The words of a catalogue in an SQLite table in memory."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._db = sqlite3.connect(":memory:")
        columns = ", ".join(FIELD_BOOSTS)
        self._db.execute(
            f"CREATE VIRTUAL TABLE product USING fts5(sku UNINDEXED, {columns}, tokenize='porter')"
        )
        places = ", ".join("?" * (len(FIELD_BOOSTS) + 1))
        self._db.executemany(
            f"INSERT INTO product VALUES ({places})",
            (_row(product, catalogue) for product in catalogue.products.values()),
        )
        weights = ", ".join(str(boost) for boost in (0.0, *FIELD_BOOSTS.values()))
        self._query = (
            f"SELECT sku FROM product WHERE product MATCH ? ORDER BY bm25(product, {weights}) "
            f"LIMIT {MOST}"
        )

    def search(self, text: str) -> list[str]:
        """SKUs, best first."""
        asked = " OR ".join(f'"{word}"' for word in re.findall(r"[^\W_]+", text))
        return [sku for (sku,) in self._db.execute(self._query, (asked,))] if asked else []


def _row(product: Product, catalogue: Catalogue) -> list[str]:
    fields = search_texts(product, catalogue)
    return [product.sku, *(" ".join(t for _, t in fields[name]) for name in FIELD_BOOSTS)]
