"""The whole public face of the engine: at most one offer for a situation."""
import logging
from typing import Optional

from actions.selling import contact_policy, eligibility, ledger, ranking
from actions.selling.benefits import gains
from actions.selling.candidates import STRATEGIES
from actions.selling.model import Candidate, Decision, Offer, Refusal, Situation
from actions.selling.rules import Rules
from actions.selling.tables import LedgerEntry
from actions.shop.catalogue import Product
from actions.shop.database import Database
from actions.shop.money import Money

logger = logging.getLogger(__name__)


def sell(situation: Situation, rules: Rules, database: Database) -> Optional[Offer]:
    """Make at most one offer and record it as shown; None when silence is better."""
    _settle_ignored(situation, rules, database)
    decision = explain(situation, rules)
    _log(situation, decision.refusals)
    if decision.chosen is None:
        return None
    product = situation.catalogue.products[decision.chosen.sku]
    price = Money(product.prices[situation.currency], situation.currency)
    with database.session_scope() as db:
        entry = ledger.propose(db, situation, decision.chosen, price, rules.cap_per_session)
        if entry is not None:
            ledger.mark_shown(db, situation.visitor, entry.id)
    if entry is None:
        _log(situation, (Refusal(decision.chosen, "overtaken"),))
        return None
    return _offer(entry, decision.chosen, product, situation)


def explain(situation: Situation, rules: Rules) -> Decision:
    """What would be offered, and the first reason against everything else; writes nothing."""
    reason_code = contact_policy.why_not_now(situation, rules)
    if reason_code is not None:
        return Decision(None, refusals=(Refusal(None, reason_code),))
    eligible, ineligible = eligibility.sift(_propose(situation, rules), situation, rules)
    ranked, unranked = ranking.rank(eligible, situation, rules)
    refusals = ineligible + unranked
    for place in ranked:
        reason_code = contact_policy.why_not_this(place.candidate, situation, rules)
        if reason_code is None:
            return Decision(place.candidate, tuple(ranked), tuple(refusals))
        refusals.append(Refusal(place.candidate, reason_code))
    return Decision(None, tuple(ranked), tuple(refusals))


def _propose(situation: Situation, rules: Rules) -> list[Candidate]:
    enabled = (s for s in STRATEGIES if rules.strategies[s.name].enabled)
    return [candidate for strategy in enabled for candidate in strategy.propose(situation)]


def _settle_ignored(situation: Situation, rules: Rules, database: Database) -> None:
    """Record what was passed over, before any reason for silence can keep it open."""
    oldest_open_turn = situation.turn - rules.ignored_after_turns
    if any(p.status == "shown" and p.turn < oldest_open_turn for p in situation.past_here):
        with database.session_scope() as db:
            ledger.ignore(db, situation, rules.ignored_after_turns)


def _offer(
    entry: LedgerEntry, candidate: Candidate, product: Product, situation: Situation
) -> Offer:
    catalogue, price = situation.catalogue, Money(entry.price, entry.currency)
    anchor = catalogue.products.get(candidate.anchor) if candidate.anchor else None
    is_up_sell = candidate.kind == "up_sell" and anchor is not None
    anchor_price = anchor.price(entry.currency) if anchor and is_up_sell else None
    return Offer(
        id=entry.id, session_id=entry.session_id, ordinal=entry.ordinal,
        strategy=candidate.strategy, kind=candidate.kind, product=product, anchor=anchor,
        reason=candidate.facts.get("reason", ""),
        gains=gains(product, anchor, catalogue, situation.language) if anchor and is_up_sell
        else (),
        price=price,
        price_difference=price - anchor_price if anchor_price else None,
        facts=candidate.facts,
    )


def _log(situation: Situation, refusals: tuple[Refusal, ...]) -> None:
    for refusal in refusals:
        sku = refusal.candidate.sku if refusal.candidate else "any offer"
        logger.debug("session %s: %s: %s", situation.session_id, sku, refusal.reason_code)
