"""The whole public face of the engine: at most one offer for a situation; more when asked.

One way: what is observed goes through the moment, the strategies, the shelf, eligibility, ranking
and contact policy to a decision; what was decided goes into the ledger.
"""
import logging
from dataclasses import replace
from typing import Callable, Collection, Mapping, Optional, Sequence

from sqlalchemy.orm import Session

from actions.selling import contact_policy, decisions, eligibility, entering, ledger, ranking
from actions.selling.benefits import gains
from actions.selling.candidates import STRATEGIES, propose
from actions.selling.cart_change import change_in
from actions.selling.holdout import is_held_out
from actions.selling.model import (
    Candidate,
    Decision,
    Kind,
    Offer,
    Ranked,
    Refusal,
    Situation,
)
from actions.selling.rules import Rules
from actions.selling.sessions import open_session
from actions.selling.strategy import Strategy
from actions.selling.tables import LedgerEntry
from actions.shop.buying.stock import stock_of
from actions.shop.database import Database, DatabaseBusy
from actions.shop.money import Money

logger = logging.getLogger(__name__)

Shelf = Callable[[Collection[str]], Mapping[str, Optional[int]]]  # left by SKU; None: unlimited

PATIENCE_S = 1.0  # so long an offer may keep its shopper waiting


def sell(
    situation: Situation, rules: Rules, database: Database,
    strategies: Sequence[Strategy] = STRATEGIES,
) -> Optional[Offer]:
    """Make at most one offer and record it as shown; None when silence is better.

    It is also better than to keep a shopper waiting for a lock that others hold.
    """
    decision = explain(situation, rules, shelf_in(database), strategies)
    try:
        with database.hasty_scope(PATIENCE_S) as db:
            entry = _record(db, _in_session(db, situation), decision, rules)
    except DatabaseBusy:
        logger.warning(
            "session %s, turn %s: silent, and not noted: the database was busy for %s s",
            situation.session_id, situation.turn, PATIENCE_S,
        )
        return None
    if decision.chosen is None or entry is None or entry.status == "withheld":
        return None
    return _offer(entry, decision.chosen, situation)


def suggest(
    situation: Situation, rules: Rules, database: Database, kind: Optional[Kind] = None,
    strategies: Sequence[Strategy] = STRATEGIES,
) -> list[Offer]:
    """What a shopper gets who asks for suggestions: a few of the best, whatever the caps say.

    `kind` narrows them to what was asked for, such as something better (up_sell).
    """
    rules = rules.for_strategies(strategies)
    proposed = [
        c for c in _propose(situation, rules, strategies)
        if kind in (None, c.kind) and not contact_policy.strategy_is_on(c, situation, rules)
    ]
    eligible, _ = eligibility.sift(_shelved(proposed, shelf_in(database)), situation, rules)
    ranked, _ = ranking.rank(eligible, situation, rules)
    wanted = _most_useful(ranked, situation, rules)
    with database.session_scope() as db:
        entries = entering.record_asked(db, _in_session(db, situation), wanted)
    by_sku = {candidate.sku: candidate for candidate in wanted}
    return [_offer(entry, by_sku[entry.sku], situation) for entry in entries]


def explain(
    situation: Situation, rules: Rules, shelf: Shelf, strategies: Sequence[Strategy] = STRATEGIES
) -> Decision:
    """What would be offered, and the first reason against everything else; writes nothing."""
    rules = rules.for_strategies(strategies)
    reason_code = contact_policy.why_not_now(situation, rules)
    if reason_code is not None:
        return Decision(None, refusals=(Refusal(None, reason_code),))
    proposed = _shelved(_propose(situation, rules, strategies), shelf)
    eligible, refusals = eligibility.sift(proposed, situation, rules)
    ranked, unranked = ranking.rank(eligible, situation, rules)
    offerable: list[Ranked] = []
    refusals += unranked
    for place in ranked:
        reason_code = contact_policy.why_not_this(place.candidate, situation, rules)
        if reason_code is None:
            offerable.append(place)
        else:
            refusals.append(Refusal(place.candidate, reason_code))
    chosen, propensity = ranking.choose(offerable, situation, rules)
    return Decision(
        chosen, tuple(ranked), tuple(refusals), propensity,
        is_withheld=chosen is not None and is_held_out(situation.visitor, rules),
    )


def shelf_in(database: Database) -> Shelf:
    """What is left now, in a look of its own."""
    def look(skus: Collection[str]) -> Mapping[str, Optional[int]]:
        with database.read_scope() as db:
            return stock_of(db, skus)

    return look


def _in_session(db: Session, situation: Situation) -> Situation:
    """In the visitor's session as it stands now; noted as going on, or opened."""
    session = open_session(db, situation.visitor, situation.now, situation.session_id)
    is_same = session.id == situation.session_id  # else another request opened one meanwhile
    return situation if is_same else replace(situation, session_id=session.id)


def _record(
    db: Session, situation: Situation, decision: Decision, rules: Rules
) -> Optional[LedgerEntry]:
    """Enter what was chosen as shown, and keep the decision; None without an entry."""
    # What was passed over is settled before any reason for silence can keep it open.
    oldest_open_turn = situation.turn - rules.ignored_after_turns
    if any(p.status == "shown" and p.turn < oldest_open_turn for p in situation.past):
        ledger.ignore(db, situation, rules.ignored_after_turns)
    entry = None
    if decision.chosen is not None:
        entry = entering.propose(db, situation, decision.chosen, decision.propensity, rules)
        if entry is not None and entry.status == "proposed":
            ledger.mark_shown(db, situation.visitor, entry.id)
    outcome = _outcome(decision, entry)
    decisions.record(db, situation, decision, outcome, entry.id if entry else None)
    logger.debug("session %s, turn %s: %s", situation.session_id, situation.turn, outcome)
    return entry


def _propose(
    situation: Situation, rules: Rules, strategies: Sequence[Strategy]
) -> tuple[Candidate, ...]:
    return propose(situation, [s for s in strategies if rules.strategies[s.name].enabled])


def _shelved(candidates: Sequence[Candidate], shelf: Shelf) -> list[Candidate]:
    """Each with what is left of it; what isn't on the shelf counts as sold out."""
    left = shelf({candidate.sku for candidate in candidates}) if candidates else {}
    return [replace(c, stock_left=left.get(c.sku, 0)) for c in candidates]


def _most_useful(
    ranked: list[Ranked], situation: Situation, rules: Rules
) -> list[Candidate]:
    """The likeliest to help first: one who asks is not shown what earns most."""
    wanted: dict[str, Candidate] = {}
    for place in sorted(ranked, key=lambda r: (-r.relevance, r.candidate.sku)):
        if place.candidate.act != "resume":
            wanted.setdefault(place.candidate.sku, place.candidate)
    return list(wanted.values())[: rules.suggestions_when_asked]


def _outcome(decision: Decision, entry: Optional[LedgerEntry]) -> str:
    if decision.chosen is None:
        moment = next((r.reason_code for r in decision.refusals if r.candidate is None), None)
        return moment or "nothing_fits"
    if entry is None:
        return "overtaken"
    return "withheld" if entry.status == "withheld" else "offered"


def _offer(entry: LedgerEntry, candidate: Candidate, situation: Situation) -> Offer:
    catalogue, price = situation.catalogue, Money(entry.price, entry.currency)
    product = catalogue.products[candidate.sku]
    anchor = catalogue.products.get(candidate.anchor or "")
    is_swap, change = candidate.act == "swap", change_in(situation, candidate)
    return Offer(
        id=entry.id, session_id=entry.session_id, ordinal=entry.ordinal,
        strategy=candidate.strategy, kind=candidate.kind, product=product, anchor=anchor,
        reason=candidate.facts.reason if candidate.facts else "",
        gains=gains(product, anchor, catalogue, situation.language) if anchor and is_swap else (),
        price=price,
        price_difference=change.difference(situation.price) if is_swap else None,
        response=candidate.response, facts=candidate.facts, act=candidate.act,
        quantity=change.quantity, stock_left=candidate.stock_left,
    )
