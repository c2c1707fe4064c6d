"""The ledger's statements that run with every offer.

Made once: putting them together would take longer than running them.
"""
from sqlalchemy import bindparam, case, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from actions.selling.tables import LedgerEntry, SellingSession

_columns, _sessions = LedgerEntry.__table__.c, SellingSession.__table__.c
COLUMNS = tuple(column.name for column in LedgerEntry.__table__.columns)
# Where its place was taken a moment ago, nothing is written.
INSERT = {
    "sqlite": sqlite.insert(LedgerEntry.__table__).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(LedgerEntry.__table__).on_conflict_do_nothing(),
}
SHOW = (
    update(LedgerEntry.__table__)
    .where(
        _columns.id == bindparam("offer"), _columns.visitor == bindparam("of_visitor"),
        _columns.status == "proposed",
    )
    .values(status="shown")
)
IGNORE = (
    update(LedgerEntry.__table__)
    .where(
        _columns.session_id == bindparam("session"),
        _columns.conversation == bindparam("in_conversation"),
        _columns.status == "shown", _columns.turn < bindparam("last_turn"),
    )
    .values(status="ignored")
)
LOCK = (
    select(_sessions.visitor, _sessions.declines_in_row)
    .where(_sessions.id == bindparam("session"))
    .with_for_update()
)
COUNT = select(
    func.count().label("in_month"),
    func.sum(case((_columns.proposed_at > bindparam("day"), 1), else_=0)).label("in_day"),
).where(
    _columns.visitor == bindparam("visitor"), _columns.origin != "asked",
    _columns.proposed_at > bindparam("month"),
)
