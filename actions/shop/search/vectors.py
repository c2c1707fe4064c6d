"""Vectors of products: made when the shop is loaded, kept in its database, read at once."""
import os
from dataclasses import dataclass
from hashlib import blake2b
from typing import Callable, Mapping, Sequence
from uuid import uuid4

import numpy as np
from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql import Insert

from actions.language.sentence_encoder import BATCH, DIMENSIONS, ENCODER_NAME, passage_vectors
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.catalogue.catalogue_reading import read_catalogue
from actions.shop.database import Database
from actions.shop.models import ProductRow, ShopState
from actions.shop.progress import Progress, silent
from actions.shop.search.meaning import Meanings, meanings
from actions.shop.search.tables import ProductVector
from actions.shop.search.texts import encoded_text

# Texts of one transaction, what a process that is stopped loses: two batches for each core.
CHUNK = 2 * BATCH * (os.cpu_count() or 1)
VECTORS_VERSION = "vectors_version"
INSERTS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}

Encode = Callable[[Sequence[str]], np.ndarray]


@dataclass(frozen=True)
class Vectors:
    """Unit vectors, float16, a row for each SKU; only those made from the present texts."""

    skus: Sequence[str]
    rows: np.ndarray


def fill_vectors(
    database: Database, progress: Progress = silent, encode: Encode = passage_vectors
) -> int:
    """Make the vectors that are missing or of other texts; returns how many.

    Several processes may do so at once: each writes what it made, chunk by chunk.
    """
    with database.read_scope() as db:
        catalogue = read_catalogue(db)
        stored = dict(db.execute(select(ProductVector.sku, ProductVector.digest)).all())
    texts = {sku: encoded_text(p, catalogue) for sku, p in catalogue.products.items()}
    missing = [sku for sku, text in texts.items() if stored.get(sku) != _digest(text)]
    missing.sort(key=lambda sku: len(texts[sku]))  # alike in length, so that little is padded
    for start in range(0, len(missing), CHUNK):
        progress("vectors", start, len(missing))
        chunk = missing[start : start + CHUNK]
        made = encode([texts[sku] for sku in chunk]).astype(np.float16)
        with database.session_scope() as db:
            _store(db, {s: (_digest(texts[s]), v) for s, v in zip(chunk, made, strict=True)})
    progress("vectors", len(missing), max(len(missing), 1))
    return len(missing)


def make_vectors(
    catalogue: Catalogue, progress: Progress = silent, encode: Encode = passage_vectors
) -> Vectors:
    """Of a catalogue that is in no database."""
    skus = sorted(catalogue.products)
    made: list[np.ndarray] = []
    for start in range(0, len(skus), CHUNK):
        progress("vectors", start, len(skus))
        chunk = [catalogue.products[sku] for sku in skus[start : start + CHUNK]]
        made.append(encode([encoded_text(p, catalogue) for p in chunk]).astype(np.float16))
    progress("vectors", len(skus), len(skus))
    return Vectors(skus, np.concatenate(made) if made else np.zeros((0, DIMENSIONS), np.float16))


def vectors_version(db: Session) -> str:
    """Changes whenever vectors were stored; empty before the first."""
    row = db.get(ShopState, VECTORS_VERSION)
    return row.value if row else ""


def read_vectors(db: Session, catalogue: Catalogue) -> Vectors:
    """All vectors that fit the texts of this catalogue, in one query."""
    found = db.execute(
        select(ProductVector.sku, ProductVector.digest, ProductVector.vector)
    ).all()
    fresh = [
        (sku, vector) for sku, digest, vector in found
        if sku in catalogue.products
        and digest == _digest(encoded_text(catalogue.products[sku], catalogue))
    ]
    together = np.frombuffer(b"".join(vector for _, vector in fresh), np.float16)
    return Vectors([sku for sku, _ in fresh], together.reshape(-1, DIMENSIONS))


def meanings_of(vectors: Vectors, catalogue: Catalogue) -> Meanings:
    """Of the rows that its SKUs have in their order."""
    row_of = {sku: row for row, sku in enumerate(sorted(catalogue.products))}
    at = np.asarray([row_of[sku] for sku in vectors.skus], np.int64)
    order = np.argsort(at)
    return meanings(at[order], vectors.rows[order])


def _store(db: Session, made: Mapping[str, tuple[str, np.ndarray]]) -> None:
    """Those whose product is still there; the lock keeps it there until the end."""
    present = db.scalars(
        select(ProductRow.sku).where(ProductRow.sku.in_(list(made))).with_for_update(key_share=True)
    )
    rows = [
        {"sku": sku, "digest": made[sku][0], "vector": made[sku][1].tobytes()} for sku in present
    ]
    if rows:
        db.execute(_upsert(db), rows)
        db.merge(ShopState(key=VECTORS_VERSION, value=uuid4().hex))


def _upsert(db: Session) -> Insert:
    statement = INSERTS[db.get_bind().dialect.name](ProductVector.__table__)
    return statement.on_conflict_do_update(
        index_elements=["sku"],
        set_={"digest": statement.excluded.digest, "vector": statement.excluded.vector},
    )


def _digest(text: str) -> str:
    return blake2b(f"{ENCODER_NAME}\n{text}".encode(), digest_size=16).hexdigest()
