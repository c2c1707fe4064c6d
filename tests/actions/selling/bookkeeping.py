"""Steps of the ledger, each in a transaction of its own."""
from actions.selling import entering, ledger
from actions.selling.rules import Rules
from actions.selling.tables import SellingSession
from tests.actions.selling.builders import NOON, a_candidate, a_situation, ledger_of, observed

RULES = Rules()
HELD_OUT = Rules(holdout_share=0.5)  # holds c:conv
WALKS = {
    "proposed": (),
    "shown": ("mark_shown",),
    "accepted": ("mark_shown", "accept"),
    "declined": ("mark_shown", "decline"),
    "ignored": ("mark_shown", "ignore"),
    "purchased": ("mark_shown", "accept", "purchase"),
    "returned": ("mark_shown", "accept", "purchase", "give_back"),
    "withheld": (),
}


def proposed(database, sku="CASE", rules=RULES, **overrides):
    return proposed_in(database, observed(database, **overrides), sku, rules)


def proposed_in(database, situation, sku="CASE", rules=RULES):
    with database.session_scope() as db:
        return entering.propose(db, situation, a_candidate(sku), 0.85, rules)


def asked(database, *skus, **overrides):
    """What is shown to a shopper who asks for suggestions."""
    situation = observed(database, **overrides)
    with database.session_scope() as db:
        return entering.record_asked(db, situation, [a_candidate(sku) for sku in skus])


def step(database, entry, verb, visitor="c:conv"):
    """One verb of the ledger, said about this entry."""
    with database.session_scope() as db:
        if verb == "mark_shown":
            return ledger.mark_shown(db, entry)
        if verb == "ignore":
            return ledger.ignore(db, a_situation(session_id=entry.session_id, turn=50), 3)
        if verb == "purchase":
            return ledger.record_purchase(db, visitor, [entry.sku], "P1")
        if verb == "give_back":
            return ledger.record_return(db, "P1")
        return getattr(ledger, verb)(db, visitor, entry.id, NOON)


def an_entry(database, status):
    entry = proposed(database, rules=HELD_OUT if status == "withheld" else RULES)
    for verb in WALKS[status]:
        step(database, entry, verb)
    assert status_of(database) == status
    return entry


def status_of(database):
    [entry] = ledger_of(database)
    return entry.status


def declines_in_row(database, entry):
    with database.read_scope() as db:
        return db.get(SellingSession, entry.session_id).declines_in_row
