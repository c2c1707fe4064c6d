"""The audit of the ledger after each step: every offer in it has a legal life."""
from sqlalchemy import select

from actions.selling.tables import LedgerEntry
from actions.shop.database import Database
from tests.actions.selling.observer import LIFE, Observer

ANSWERED = {"accepted", "declined", "purchased", "returned"}


def audit(database: Database, seen: Observer) -> list[LedgerEntry]:
    """Check the shopper's entries and note what became of them; the new ones, not noted yet."""
    by_age = (LedgerEntry.proposed_at, LedgerEntry.ordinal, LedgerEntry.sku)
    with database.read_scope() as db:
        mine = select(LedgerEntry).where(LedgerEntry.visitor == seen.visitor).order_by(*by_age)
        entries = list(db.scalars(mine))
    assert seen.made.keys() <= {entry.id for entry in entries}, "an offer has gone"
    for entry in entries:
        _is_well_formed(entry, seen)
        _lives_legally(entry, seen)
    takes_its_places(entries)
    return [entry for entry in entries if entry.id not in seen.made]


def _is_well_formed(entry: LedgerEntry, seen: Observer) -> None:
    assert 0 < entry.propensity <= 1
    assert entry.propensity == 1 or entry.origin != "asked"
    assert (entry.answered_at is not None) == (entry.status in ANSWERED)
    assert entry.answered_at is None or entry.proposed_at <= entry.answered_at <= seen.now
    assert (entry.order_number is not None) == (entry.status in {"purchased", "returned"})
    assert (entry.origin == "withheld") == (entry.status == "withheld")
    assert (entry.price, entry.currency) == (seen.price(entry.sku), "USD")


def _lives_legally(entry: LedgerEntry, seen: Observer) -> None:
    made = seen.made.get(entry.id)
    if made is None:
        assert entry.status in {"shown", "withheld"}
        return
    if entry.status != made.status:
        assert entry.status in LIFE[made.status], (made.status, entry.status)
        if entry.status == "ignored":
            assert seen.messages - made.message > seen.rules.ignored_after_turns
    made.entry, made.status = entry, entry.status


def takes_its_places(entries: list[LedgerEntry]) -> None:
    """In each session from 1 on without a gap, in the order of time; what is asked for, none."""
    for session in {entry.session_id for entry in entries}:
        here = [entry for entry in entries if entry.session_id == session]
        counted = [entry for entry in here if entry.origin != "asked"]
        asked = [entry for entry in here if entry.origin == "asked"]
        assert [entry.ordinal for entry in counted] == list(range(1, len(counted) + 1))
        assert {entry.ordinal for entry in asked} <= {None}
        assert len({entry.sku for entry in counted}) == len(counted)
        assert len({entry.sku for entry in asked}) == len(asked)
