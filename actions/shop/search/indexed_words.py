"""The words of the products of a process, changed as the catalogue changes, never made anew."""
from hashlib import blake2b
from typing import Iterable, Optional

from actions.language.spelling import SearchSpeller
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.search.lexical import LexicalIndex, Lexicon
from actions.shop.search.texts import FIELD_BOOSTS, Fields, counted, rooted, search_texts


class IndexedWords:
    """Rows of products, and the inverted index and speller over them; one thread may change it.

    Those who search hold a snapshot of the index; the speller is shared, as a word more or less
    in it does no harm.
    """

    def __init__(self) -> None:
        self.rows: dict[str, int] = {}
        self.speller = SearchSpeller()
        self._lexical = LexicalIndex(FIELD_BOOSTS)
        self._digests: dict[str, bytes] = {}
        self._catalogue: Optional[Catalogue] = None
        self._unused = 0  # the next row

    def change(self, catalogue: Catalogue) -> int:
        """Make it hold this catalogue; returns how many documents were added and removed."""
        texts = {sku: search_texts(p, catalogue) for sku, p in catalogue.products.items()}
        digests = {sku: _digest(fields) for sku, fields in texts.items()}
        gone = [sku for sku, digest in self._digests.items() if digests.get(sku) != digest]
        new = [sku for sku, digest in digests.items() if self._digests.get(sku) != digest]
        if gone or new:
            self._learn([texts[sku] for sku in new], gone)
            self._write(new, gone, texts)
        self._digests, self._catalogue = digests, catalogue
        return len(gone) + len(new)

    def lexicon(self) -> Lexicon:
        return self._lexical.snapshot()

    def _write(self, new: list[str], gone: list[str], texts: dict[str, Fields]) -> None:
        removed = [self.rows.pop(sku) for sku in gone]
        self.rows = {**self.rows, **self._rows_for(new)}
        added = ((self.rows[sku], rooted(texts[sku])) for sku in new)
        self._lexical.change(added, removed)

    def _rows_for(self, skus: Iterable[str]) -> dict[str, int]:
        """Rows never used before: a snapshot being read keeps its own."""
        rows = {sku: row for row, sku in enumerate(skus, start=self._unused)}
        self._unused += len(rows)
        return rows

    def _learn(self, added: list[Fields], gone: list[str]) -> None:
        before = self._catalogue
        removed = [search_texts(before.products[sku], before) for sku in gone] if before else []
        self.speller.change(counted(added), counted(removed))


def _digest(fields: Fields) -> bytes:
    return blake2b(repr(fields).encode(), digest_size=16).digest()
