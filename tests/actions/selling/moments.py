"""Single moments at random, as an observer knows them and as the engine is shown them."""
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Collection, Mapping, Optional

from hypothesis import strategies as st

from actions.learning.model import Companion, Deal, PeerPick
from actions.learning.tables import LearnedCompanion, LearnedDeal, LearnedPeerPick
from actions.selling.cart_change import change_in
from actions.selling.model import Candidate, CartItem, Purchase, Situation
from actions.selling.past_offers import PastOffer
from actions.selling.tables import LedgerEntry
from tests.actions.selling.builders import KINDS, NOON, a_situation
from tests.actions.selling.observer import Made, Observer
from tests.actions.selling.random_shops import (
    NAMES,
    SKUS,
    STAGES,
    RandomShop,
    random_shops,
    rule_changes,
    rules_with,
)

TURN = 20
HERE, EARLIER = 1, 0  # visits
skus = st.sampled_from(SKUS)
old_orders = st.lists(
    st.tuples(st.sampled_from([0, 5, 10, 30, 60, 130, 420]), st.sets(skus, min_size=1, max_size=4)),
    max_size=5,
)
past_offers = st.lists(
    st.tuples(
        skus, st.sampled_from(NAMES), st.sampled_from(["shown", "declined", "ignored", "accepted"]),
        st.sampled_from(["proactive", "proactive", "asked"]),
        st.sampled_from([(HERE, 3), (HERE, 9), (EARLIER, 20), (EARLIER, 60)]),  # turns, or days ago
    ),
    max_size=3,
)


@dataclass(frozen=True)
class Moment:
    seen: Observer
    situation: Situation

    def shelf(self, skus: Collection[str]) -> Mapping[str, Optional[int]]:
        return self.seen.stock


@st.composite
def moments(draw: Any, least_in_cart: int = 0) -> Moment:
    shop = draw(random_shops)
    customer = draw(st.sampled_from(["ana", "ana", None]))
    seen = Observer(
        shop.catalogue, rules_with(draw(rule_changes)), f"u:{customer}", customer,
        draw(st.sampled_from([None, True, False])), dict(shop.stock), shop.bought_together, NOON,
        cart=draw(st.dictionaries(skus, st.integers(1, 2), min_size=least_in_cart, max_size=5)),
        stage=draw(st.sampled_from(["browsing", "deciding", "cart", "cart", *STAGES])),
        is_stopped=draw(st.integers(0, 9)) == 9, messages=TURN, own=TURN,
    )
    for number, (days_ago, bought) in enumerate(draw(old_orders) if customer else ()):
        seen.orders[str(number)] = NOON - timedelta(days=days_ago), bought
    for number, past in enumerate(draw(past_offers)):
        _remember(seen, str(number), *past)
    looked_at = draw(st.none() | skus)
    return Moment(seen, _as_shown(seen, shop, looked_at, draw(st.booleans())))


def as_entry(candidate: Candidate, situation: Situation) -> LedgerEntry:
    """The entry that would be made of it."""
    change = change_in(situation, candidate)
    return LedgerEntry(
        sku=candidate.sku, strategy=candidate.strategy, kind=candidate.kind, act=candidate.act,
        anchor=candidate.anchor, quantity=change.quantity,
    )


def _remember(
    seen: Observer, number: str, sku: str, strategy: str, status: str, origin: str,
    when: tuple[int, int],
) -> None:
    visit, ago = when
    at = NOON - (timedelta(minutes=ago) if visit == HERE else timedelta(days=ago))
    is_answered = status in ("accepted", "declined")
    entry = LedgerEntry(
        sku=sku, strategy=strategy, kind=KINDS[strategy], origin=origin, proposed_at=at,
        answered_at=at if is_answered else None,
    )
    message = TURN - ago if visit == HERE else 0
    made = seen.made[number] = Made(entry, visit, message, message, "shown")
    if is_answered:
        now, seen.now = seen.now, at
        seen.note_answer(made, "accept" if status == "accepted" else "decline")
        seen.now = now
    made.status = status


def _as_shown(
    seen: Observer, shop: RandomShop, looked_at: Any, is_just_added: bool
) -> Situation:
    by_age = sorted(seen.made.values(), key=lambda made: made.entry.proposed_at)
    orders = sorted(seen.orders.values(), key=lambda order: order[0], reverse=True)
    return a_situation(
        catalogue=seen.catalogue, visitor=seen.visitor, customer=seen.customer, stage=seen.stage,
        turn=TURN, looked_at=looked_at, owned=frozenset(seen.owned),
        just_added=next(iter(seen.cart), None) if is_just_added else None,
        cart=tuple(CartItem(sku, quantity) for sku, quantity in seen.cart.items()),
        cart_left_at=NOON - timedelta(days=1), offers_stopped=seen.is_stopped,
        declines_in_row=seen.declines_in_row.get(HERE, 0), segment=seen.segment,
        consents=seen.consent, past=tuple(map(_past_offer, by_age)),
        purchases=tuple(Purchase(sku, 1, at) for at, skus in orders for sku in sorted(skus)),
        companions=_learned(shop, "together"), sequels=_learned(shop, "later"),
        peers=tuple(
            PeerPick(row["sku"], row["buyers"], row["out_of"])
            for row in shop.learned[LearnedPeerPick] if seen.customer
        ),
        deals=tuple(
            Deal(row["sku"], row["kind"], row["sold"], row["days"], row["category"])
            for row in shop.learned[LearnedDeal]
        ),
    )


def _past_offer(made: Made) -> PastOffer:
    entry = made.entry
    return PastOffer(
        entry.sku, entry.strategy, entry.kind, made.status, made.message, f"s{made.visit}",
        entry.proposed_at, entry.origin, entry.answered_at,
    )


def _learned(shop: RandomShop, relation: str) -> dict[str, tuple[Companion, ...]]:
    found: dict[str, tuple[Companion, ...]] = {}
    for row in shop.learned[LearnedCompanion]:
        if row["relation"] == relation:
            companion = Companion(row["sku"], row["companion"], row["buyers"], row["out_of"])
            found[row["sku"]] = (*found.get(row["sku"], ()), companion)
    return found
