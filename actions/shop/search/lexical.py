"""The inverted index of the catalogue's words: written once, then searched by many."""
from pathlib import Path
from typing import Iterable, Mapping, Optional, Sequence

import numpy as np
import tantivy

ROW = "row"
WRITER_BYTES = 50_000_000
Document = tuple[int, Mapping[str, str]]  # row, and the roots of each field
Roots = tuple[str, ...]
Clause = tuple[tantivy.Occur, tantivy.Query]
SHOULD, MUST = tantivy.Occur.Should, tantivy.Occur.Must


def write_lexicon(
    boosts: Mapping[str, float], documents: Iterable[Document], folder: Optional[Path] = None
) -> "Lexicon":
    """Index documents by row, each a text of roots by field; in memory, or in an empty folder."""
    schema = _schema(boosts)
    index = tantivy.Index(schema, path=str(folder) if folder else None)
    writer = index.writer(heap_size=WRITER_BYTES, num_threads=1)
    for row, fields in documents:
        document = tantivy.Document(**{name: [text] for name, text in fields.items()})
        document.add_integer(ROW, row)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return Lexicon(index.searcher(), schema, boosts)


def read_lexicon(boosts: Mapping[str, float], folder: Path) -> "Lexicon":
    """What was written there, mapped; raises FileNotFoundError."""
    if not folder.exists():
        raise FileNotFoundError(folder)
    schema = _schema(boosts)
    return Lexicon(tantivy.Index(schema, path=str(folder)).searcher(), schema, boosts)


def _schema(boosts: Mapping[str, float]) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field(ROW, indexed=True, fast=True)
    for name in boosts:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


class Lexicon:
    """One state of the index, to be read by many threads."""

    def __init__(
        self, searcher: tantivy.Searcher, schema: tantivy.Schema, boosts: Mapping[str, float]
    ) -> None:
        self._searcher, self._schema, self._boosts = searcher, schema, boosts

    def scores(
        self, asked: Sequence[Roots], most: int, all_bonus: float
    ) -> tuple[np.ndarray, np.ndarray]:
        """Rows and scores, in no order, for words each given by the roots it may stand for.

        A document with all of the words has its score once more, times `all_bonus`.
        """
        words = [self._terms(roots) for roots in asked]
        rows, scores = self._found([term for terms in words for term in terms], most)
        if len(words) < 2 or not all_bonus:
            return rows, scores
        # By itself: as a part of the first query it would make that one twice as slow.
        every = [(MUST, tantivy.Query.boolean_query(terms)) for terms in words]
        whole, more = self._found(every, most)
        together = np.union1d(rows, whole)
        summed = np.zeros(len(together), np.float32)
        summed[np.searchsorted(together, rows)] = scores
        summed[np.searchsorted(together, whole)] += all_bonus * more
        return together, summed

    def with_all(self, asked: Sequence[Roots], most: int) -> np.ndarray:
        """Rows that have each of the words, in no order."""
        every = [(MUST, tantivy.Query.boolean_query(self._terms(roots))) for roots in asked]
        return self._found(every, most)[0]

    def _found(self, clauses: Sequence[Clause], most: int) -> tuple[np.ndarray, np.ndarray]:
        query = tantivy.Query.boolean_query(list(clauses))
        hits = self._searcher.search(query, most, count=False).hits if clauses else []
        if not hits:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        rows = self._searcher.fast_field_values(ROW, [address for _, address in hits])
        return np.asarray(rows, np.int64), np.asarray([score for score, _ in hits], np.float32)

    def _terms(self, roots: Roots) -> list[Clause]:
        return [
            (SHOULD, tantivy.Query.boost_query(
                tantivy.Query.term_query(self._schema, name, root, "freq"), boost
            ))
            for root in roots
            for name, boost in self._boosts.items()
        ]
