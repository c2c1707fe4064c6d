"""Putting new findings in the place of the old ones, beside a running shop.

Rows are written in small transactions that no reader sees and no shopper waits for; one more
switches all readers over at once. What a broken run left behind goes with the next one.
"""
import time
from datetime import datetime
from itertools import chain, islice
from typing import Any, Iterator, Mapping

from sqlalchemy import Table, delete, insert, select, tuple_, update

from actions.learning.associations import Associations
from actions.learning.findings import Findings
from actions.learning.habit_features import FEATURES
from actions.learning.number_columns import Column
from actions.learning.tables import (
    FINDINGS,
    LearnedCompanion,
    LearnedDeal,
    LearnedHabit,
    LearnedPeerPick,
    LearningRun,
    newest_run,
)
from actions.shop.database import Base, Database
from actions.shop.progress import Progress

CHUNK = 10_000  # rows in one transaction
PAUSE_S = 0.02  # between two of them, so that waiting shoppers get in

Rows = Iterator[Mapping[str, object]]


def store_findings(
    database: Database, findings: Findings, now: datetime, progress: Progress
) -> None:
    """Write, switch, clear away; a run that fails before the switch changes nothing."""
    runs = LearningRun.__table__
    with database.session_scope() as db:
        run = db.execute(insert(runs).values(started_at=now)).inserted_primary_key[0]
    _write(database, findings, run, progress)
    with database.session_scope() as db:
        db.execute(update(runs).where(runs.c.id == run).values(learned_at=now))
    for table in FINDINGS:
        _clear(database, table.__table__)
    with database.session_scope() as db:
        db.execute(delete(runs).where(runs.c.id < newest_run()))


def _write(database: Database, findings: Findings, run: int, progress: Progress) -> None:
    progress("store", 0, len(findings))
    done = 0
    for table, rows in _rows_by_table(findings):
        marked = ({"run": run, **row} for row in rows)
        while chunk := list(islice(marked, CHUNK)):
            with database.session_scope() as db:
                db.execute(insert(table.__table__), chunk)
            done += len(chunk)
            progress("store", done, len(findings))
            time.sleep(PAUSE_S)


def _rows_by_table(findings: Findings) -> Iterator[tuple[type[Base], Rows]]:
    yield LearnedCompanion, chain(
        _companion_rows("together", findings.together, findings),
        _companion_rows("later", findings.later, findings),
    )
    yield LearnedPeerPick, _pick_rows(findings)
    yield LearnedDeal, (
        {**vars(ranked.deal), "rank": ranked.rank} for ranked in findings.deals
    )
    yield LearnedHabit, _habit_rows(findings)


def _companion_rows(relation: str, found: Associations, findings: Findings) -> Rows:
    columns = found.sku, found.rank, found.companion, found.buyers, found.of, found.weight
    for sku, rank, companion, buyers, of, weight in _rows(*columns):
        yield {
            "relation": relation, "sku": findings.skus[sku], "rank": rank,
            "companion": findings.skus[companion], "buyers": buyers, "out_of": of,
            "weight": weight,
        }


def _pick_rows(findings: Findings) -> Rows:
    picks = findings.picks
    columns = picks.customer, picks.rank, picks.sku, picks.buyers, picks.of
    for customer, rank, sku, buyers, of in _rows(*columns):
        yield {
            "customer": findings.customers[customer], "rank": rank, "sku": findings.skus[sku],
            "buyers": buyers, "out_of": of,
        }


def _habit_rows(findings: Findings) -> Rows:
    found = findings.rebuying
    for name, weight in zip(FEATURES, found.weights):  # noqa: B905 - nothing is known or all
        yield {"kind": "feature", "about": name, "weight": weight}
    for sku, beyond in _rows(found.sku, found.beyond):
        yield {"kind": "sku", "about": findings.skus[sku], "weight": beyond}


def _rows(*columns: Column) -> Iterator[tuple[Any, ...]]:
    return zip(*(column.tolist() for column in columns), strict=True)


def _clear(database: Database, table: Table) -> None:
    """Delete the rows of earlier runs, in the order of their key, a chunk at a time."""
    key = tuple(table.primary_key.columns)
    is_old = table.c.run < newest_run()
    next_chunk = select(*key).where(is_old).order_by(*key).offset(CHUNK).limit(1)
    while True:
        with database.session_scope() as db:
            limit = db.execute(next_chunk).first()
            db.execute(delete(table).where(is_old if limit is None else tuple_(*key) < limit))
        if limit is None:
            return
        time.sleep(PAUSE_S)
