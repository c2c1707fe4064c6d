"""The ledger's statements that run with every offer.

Made once: putting them together would take longer than running them. As text where there may be
a conflict: what SQLAlchemy makes of that is compiled anew each time.
"""
from sqlalchemy import JSON, DateTime, bindparam, select, text, update

from actions.databases.compiled_once import CompiledOnce
from actions.selling.tables import LedgerEntry, SellingSession

_columns, _sessions = LedgerEntry.__table__.c, SellingSession.__table__.c
COLUMNS = tuple(column.name for column in LedgerEntry.__table__.columns)
# Its row is written even where nothing of it changes: so it is locked. The counts are of what was
# made in any session of the visitor, as another may have gone on meanwhile.
ENTER = CompiledOnce(text("""
    INSERT INTO selling_session
        (id, visitor, ordinal, started_at, last_seen_at, declines_in_row, looked_at)
    VALUES (:session, :visitor, :ordinal, :now, :now, 0, :looked_at)
    ON CONFLICT (visitor, ordinal) DO UPDATE SET
        last_seen_at = CASE
            WHEN selling_session.last_seen_at <= :seen_before THEN :now
            ELSE selling_session.last_seen_at END,
        looked_at = COALESCE(:looked_at, selling_session.looked_at)
    RETURNING id, declines_in_row,
        (SELECT stopped FROM offer_preference WHERE offer_preference.visitor = :visitor),
        (SELECT count(*) FROM offer_ledger WHERE offer_ledger.visitor = :visitor
            AND origin <> 'asked' AND proposed_at > :day),
        (SELECT count(*) FROM offer_ledger WHERE offer_ledger.visitor = :visitor
            AND origin <> 'asked' AND proposed_at > :month)
""").bindparams(
    *(bindparam(name, type_=DateTime()) for name in ("now", "seen_before", "day", "month")),
    bindparam("looked_at", type_=JSON(none_as_null=True)),
))
# Where its place was taken a moment ago, it isn't written; nobody takes it now, as the session is
# locked. What was passed over is written again beside it, as ignored: so both are one statement.
INSERT = CompiledOnce(text(f"""
    INSERT INTO offer_ledger ({', '.join(COLUMNS)})
    SELECT {', '.join(f':{name}' for name in COLUMNS)}
    WHERE NOT EXISTS (SELECT 1 FROM offer_ledger WHERE session_id = :session_id
        AND (ordinal = :ordinal OR (origin = :origin AND sku = :sku)))
    UNION ALL
    SELECT {', '.join("'ignored'" if name == "status" else name for name in COLUMNS)}
    FROM offer_ledger WHERE session_id = :session_id AND conversation = :conversation
        AND status = 'shown' AND turn < :last_turn
    ON CONFLICT (id) DO UPDATE SET status = excluded.status
    RETURNING id
""").bindparams(*(bindparam(c.name, type_=c.type) for c in _columns)))
IGNORE = (
    update(LedgerEntry.__table__)
    .where(
        _columns.session_id == bindparam("session"),
        _columns.conversation == bindparam("in_conversation"),
        _columns.status == "shown", _columns.turn < bindparam("last_turn"),
    )
    .values(status="ignored")
)
LOCK = select(_sessions.id).where(_sessions.id == bindparam("session")).with_for_update()
