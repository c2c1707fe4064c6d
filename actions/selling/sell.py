"""The whole public face of the engine: at most one offer for a situation; more when asked.

One way: what is observed goes through the moment, the strategies, the shelf, eligibility, ranking
and contact policy to a decision; what was decided goes into the ledger.
"""
import logging
from dataclasses import replace
from typing import Callable, Collection, Mapping, Optional, Sequence

from sqlalchemy.orm import Session

from actions.selling import (
    contact_policy,
    decisions,
    eligibility,
    entering,
    joining,
    ledger,
    ranking,
)
from actions.selling.candidates import STRATEGIES, propose
from actions.selling.cheapest import leave_dearer
from actions.selling.different_kinds import KindOf, by_family, of_different_kinds
from actions.selling.gathering import gathered
from actions.selling.holdout import is_held_out
from actions.selling.model import Candidate, Decision, Kind, Ranked, Refusal, Situation
from actions.selling.named_together import named_together
from actions.selling.need_questions import as_needed, question_instead
from actions.selling.offer_made import Offer, offer_of
from actions.selling.rules import Rules
from actions.selling.sessions import Entered, enter, with_looked_at
from actions.selling.strategy import Strategy, as_ruled
from actions.selling.tables import LedgerEntry
from actions.shop.buying.stock import stock_of
from actions.shop.database import Database, DatabaseBusy

logger = logging.getLogger(__name__)

Tell = Callable[[Session, Sequence[Offer]], None]
Shelf = Callable[[Collection[str]], Mapping[str, Optional[int]]]  # left by SKU; None: unlimited

PATIENCE_S = 1.0  # so long an offer may keep its shopper waiting


def sell(
    situation: Situation, rules: Rules, database: Database,
    strategies: Sequence[Strategy] = STRATEGIES, tell: Tell = lambda db, offers: None,
) -> Optional[Offer]:
    """Make at most one offer and record it as shown; None when silence is better.

    It is also better than to keep a shopper waiting for a lock that others hold. `tell` is called
    in the transaction that records it.
    """
    decision = explain(situation, rules, shelf_in(database), strategies)
    try:
        with database.hasty_scope(PATIENCE_S) as db:
            entry = _record(db, *_in_session(db, situation), decision, rules)
            if decision.chosen is None or entry is None:
                return None
            is_made = entry.status != "withheld"
            offers = [offer_of(entry, decision.chosen, situation)] if is_made else []
            tell(db, offers)
            return offers[0] if offers else None
    except DatabaseBusy:
        logger.warning(
            "session %s, turn %s: silent, and not noted: the database was busy for %s s",
            situation.session_id, situation.turn, PATIENCE_S,
        )
        return None


def suggest(
    situation: Situation, rules: Rules, database: Database, kind: Optional[Kind] = None,
    strategies: Sequence[Strategy] = STRATEGIES, are_further: bool = False,
    tell: Tell = lambda db, offers: None, kind_of: Optional[KindOf] = None,
) -> list[Offer]:
    """What a shopper gets who asks for suggestions: a few of the best, whatever the caps say.

    `kind` narrows them to what was asked for, such as something better (up_sell); further ones are
    those that weren't suggested in this visit yet. No two are of one kind, as far as `kind_of`
    knows. `tell` is called in the transaction that records them.
    """
    rules = rules.for_strategies(strategies)
    eligible, _ = _sifted_when_asked(situation, rules, shelf_in(database), kind, strategies)
    known = situation.asked_here if are_further else frozenset()
    eligible = [candidate for candidate in eligible if candidate.sku not in known]
    # What was asked for takes no place that could be worth more.
    ranked, _ = ranking.rank(eligible, situation, rules.copy(update={"value_floor": {}}))
    wanted = of_different_kinds(
        _most_useful(ranked), known, rules.suggestions_when_asked, kind_of or by_family(situation)
    )
    with database.session_scope() as db:
        entries = entering.record_asked(db, _in_session(db, situation)[0], wanted)
        by_sku = {candidate.sku: candidate for candidate in wanted}
        offers = [offer_of(entry, by_sku[entry.sku], situation) for entry in entries]
        tell(db, offers)
    return offers


def why_nothing(
    situation: Situation, rules: Rules, database: Database, kind: Optional[Kind] = None,
    strategies: Sequence[Strategy] = STRATEGIES,
) -> Mapping[str, tuple[str, ...]]:
    """SKUs of what would have been suggested, by the reason against it."""
    rules = rules.for_strategies(strategies)
    _, refusals = _sifted_when_asked(situation, rules, shelf_in(database), kind, strategies)
    against: dict[str, tuple[str, ...]] = {}
    for refusal in refusals:
        if refusal.candidate is not None:
            sku, known = refusal.candidate.sku, against.get(refusal.reason_code, ())
            against[refusal.reason_code] = tuple(dict.fromkeys((*known, sku)))
    return against


def _sifted_when_asked(
    situation: Situation, rules: Rules, shelf: Shelf, kind: Optional[Kind],
    strategies: Sequence[Strategy],
) -> tuple[list[Candidate], list[Refusal]]:
    """A price that would silence an offer silences nothing that was asked for."""
    situation = _as_ruled(situation, rules)
    proposed = [
        c for c in _propose(situation, rules, strategies)
        if kind in (None, c.kind) and not contact_policy.strategy_is_on(c, situation, rules)
    ]
    shelved = _shelved(proposed, shelf)
    return eligibility.sift(shelved, situation, rules, eligibility.CHECKS_OF_ASKED)


def explain(
    situation: Situation, rules: Rules, shelf: Shelf, strategies: Sequence[Strategy] = STRATEGIES
) -> Decision:
    """What would be offered, and the first reason against everything else; writes nothing."""
    rules = rules.for_strategies(strategies)
    if (reason_code := contact_policy.why_not_now(situation, rules)) is not None:
        return Decision(None, refusals=(Refusal(None, reason_code),))
    situation = _as_ruled(situation, rules)
    proposed = _shelved(_propose(situation, rules, strategies), shelf)
    eligible, refusals = eligibility.sift(proposed, situation, rules)
    kept, dearer = leave_dearer(eligible, situation)
    ranked, unranked = ranking.rank(kept, situation, rules)
    offerable, untimely = contact_policy.of_this_moment(ranked, situation, rules)
    offers, others = joining.joined(offerable)
    offers = ranking.in_order(offers, situation)
    silenced = _refused_for(ranking.HARDLY_TAKEN, unranked, situation, rules)
    best, propensity = ranking.choose(offers, situation, rules, silenced)
    if not offers and best is not None:
        offers = silenced[:1]
        unranked = [refusal for refusal in unranked if refusal.candidate is not best]
    chosen = named_together(gathered(best, offers, situation, strategies), offers, situation)
    chosen = question_instead(chosen, offers, [*refusals, *unranked], situation, rules) or chosen
    refusals += dearer + unranked + untimely + others
    refused = {id(refusal.candidate) for refusal in refusals}
    rest = (place for place in ranked if id(place.candidate) in refused)
    return Decision(
        chosen, tuple(ranking.in_order([*offers, *rest], situation)), tuple(refusals), propensity,
        is_withheld=chosen is not None and is_held_out(situation.visitor, rules),
    )


def _refused_for(
    reason_code: str, refusals: Sequence[Refusal], situation: Situation, rules: Rules
) -> list[Ranked]:
    """Where nothing else speaks against it at this moment; the most valuable first."""
    places = [r.place for r in refusals if r.place and r.reason_code == reason_code]
    timely, _ = contact_policy.of_this_moment(places, situation, rules)
    return ranking.in_order(timely, situation)


def shelf_in(database: Database) -> Shelf:
    """What is left now, in a look of its own."""
    def look(skus: Collection[str]) -> Mapping[str, Optional[int]]:
        with database.read_scope() as db:
            return stock_of(db, skus)

    return look


def _in_session(db: Session, situation: Situation) -> tuple[Situation, Entered]:
    """In the visitor's session as it stands now; noted as going on, or opened.

    What is looked at is kept, too: a better one of it may be offered later in the visit.
    """
    session = enter(
        db, situation.visitor, situation.session_id, situation.session_ordinal, situation.now,
        with_looked_at(situation.seen, situation.looked_at),
    )
    is_same = session.id == situation.session_id  # else another request opened one meanwhile
    return situation if is_same else replace(situation, session_id=session.id), session


def _record(
    db: Session, situation: Situation, session: Entered, decision: Decision, rules: Rules
) -> Optional[LedgerEntry]:
    """Enter what was chosen as shown, and keep the decision; None without an entry."""
    entry = None
    if decision.chosen is not None:
        entry = entering.propose(
            db, situation, session, decision.chosen, decision.propensity, rules
        )
    # No reason for silence keeps open what was passed over.
    oldest_open = situation.turn - rules.ignored_after_turns
    if entry is None and any(p.status == "shown" and p.turn < oldest_open for p in situation.past):
        ledger.ignore(db, situation, rules.ignored_after_turns)
    outcome = _outcome(decision, entry)
    decisions.record(db, situation, decision, outcome, entry.id if entry else None)
    logger.debug("session %s, turn %s: %s", situation.session_id, situation.turn, outcome)
    return entry


def _as_ruled(situation: Situation, rules: Rules) -> Situation:
    """With what strategies know of the rules."""
    return replace(situation, telling=rules.evidence.bar(), today=rules.today(situation.now))


def _propose(
    situation: Situation, rules: Rules, strategies: Sequence[Strategy]
) -> tuple[Candidate, ...]:
    needed = situation.said_needed
    on = [s for s in strategies if rules.strategies[s.name].enabled]
    found = propose(situation, [as_ruled(s, rules.strategies[s.name]) for s in on])
    return tuple(as_needed(c) if c.sku in needed and c.act == "add" else c for c in found)


def _shelved(candidates: Sequence[Candidate], shelf: Shelf) -> list[Candidate]:
    """Each with what is left of it; what isn't on the shelf counts as sold out."""
    left = shelf({candidate.sku for candidate in candidates}) if candidates else {}
    return [c.but(stock_left=left.get(c.sku, 0)) for c in candidates]


def _most_useful(ranked: list[Ranked]) -> list[Candidate]:
    """What is needed, then the likeliest to help: one who asks is not shown what earns most."""
    likeliest = sorted(
        ranked,
        key=lambda r: (r.candidate.need != "needed", -r.relevance, r.candidate.sku),
    )
    wanted: dict[str, Candidate] = {}
    for place in joining.joined(likeliest)[0]:
        if place.candidate.act != "resume":
            wanted.setdefault(place.candidate.sku, place.candidate)
    return list(wanted.values())


def _outcome(decision: Decision, entry: Optional[LedgerEntry]) -> str:
    if decision.chosen is None:
        moment = next((r.reason_code for r in decision.refusals if r.candidate is None), None)
        return moment or "nothing_fits"
    if entry is None:
        return "overtaken"
    if entry.status == "withheld":
        return "withheld"
    return decisions.ASKED if decision.chosen.act == "ask" else decisions.OFFERED
