"""What happens at the shop with what a shopper does: each offer is held against the promises."""
from contextlib import suppress
from datetime import timedelta
from typing import ClassVar

from hypothesis.stateful import RuleBasedStateMachine

from actions.selling import ledger
from actions.selling.cart_change import change_of
from actions.selling.offer_made import Offer
from actions.selling.rules import Rules
from actions.selling.sell import sell
from actions.selling.situation import observe
from actions.selling.tables import LedgerEntry
from actions.shop.buying.cart import add_to_cart
from actions.shop.buying.changing_cart import set_quantity, take_from_cart
from actions.shop.database import Base, Database
from actions.shop.errors import ShopError
from actions.shop.money import Money
from tests.actions.selling.audit import audit
from tests.actions.selling.builders import a_shopper
from tests.actions.selling.observer import Observer
from tests.actions.selling.promises import ANY, UNASKED, broken

STATUS = {"accept": "accepted", "decline": "declined"}


class AtTheShop(RuleBasedStateMachine):
    database: ClassVar[Database]
    rules: Rules
    seen: Observer
    turn = 0
    conversations = 1

    def tidy_up(self):
        with self.database.session_scope() as db:
            for table in reversed(Base.metadata.sorted_tables):
                db.execute(table.delete())

    @property
    def shopper(self):
        return a_shopper(
            visitor=self.seen.visitor, customer=self.seen.customer,
            conversation=f"conversation {self.conversations}", turn=self.turn,
        )

    def say(self):
        self.turn += 1
        self.seen.messages += 1
        self.seen.own += 1
        self.seen.now += timedelta(minutes=1)

    def observe(self, stage, looked_at=None, just_added=None):
        self.seen.hear(stage)
        with self.database.read_scope() as db:
            return observe(
                db, self.seen.catalogue, self.shopper, stage, looked_at, just_added, self.seen.now
            )

    def reply(self, *args, **situation):
        """The offer with the reply to a message: at most one, and as promised."""
        offer = sell(self.observe(*args, **situation), self.rules, self.database)
        new = audit(self.database, self.seen)
        assert len(new) <= 1
        for entry in new:
            assert broken(UNASKED, entry, self.seen) == []
            self.seen.note_made(entry)
        shown = [entry.id for entry in new if entry.origin == "proactive"]
        assert shown == ([offer.id] if offer else [])
        if offer is not None:
            assert is_noted_as_told(new[0], offer)
            assert offer.reason or offer.gains or offer.facts
        return offer

    def react(self, offer, verb):
        if offer is not None and verb in STATUS:
            self.say()
            with suppress(ShopError):
                self.tell(self.seen.made[offer.id], verb)
            assert audit(self.database, self.seen) == []

    def check_suggested(self, offers):
        assert len({offer.product.sku for offer in offers}) == len(offers)
        assert len(offers) <= self.rules.suggestions_when_asked
        for offer in offers:
            made = self.seen.made[offer.id]
            assert (made.entry.origin, made.entry.ordinal) == ("asked", None)
            assert is_noted_as_told(made.entry, offer)
            assert broken(ANY, made.entry, self.seen) == []
            assert made.status in ("shown", "ignored", "accepted"), "it can't be taken any more"

    def tell(self, made, verb):
        with self.database.session_scope() as db:
            answer = getattr(ledger, verb)(db, self.seen.visitor, made.entry.id, self.seen.now)
            if verb == "accept" and not answer.is_repeat:
                self.act_on(db, made.entry)
        if not answer.is_repeat:
            self.seen.note_answer(made, verb)
        return answer

    def act_on(self, db, entry):
        if entry.act == "resume":
            return
        change = change_of(entry, self.seen.catalogue, self.seen.cart)
        self.put_in(db, entry.sku, change.quantity, entry.id)
        for sku, pieces in change.takes.items():
            take_from_cart(db, self.seen.visitor, sku, pieces, self.seen.now)
            self.seen.cart[sku] -= pieces
            if not self.seen.cart[sku]:
                del self.seen.cart[sku]

    def put_in(self, db, sku, quantity, offer=""):
        seen = self.seen
        add_to_cart(db, seen.catalogue, self.shopper, (sku, ""), quantity, seen.now, offer)
        seen.cart[sku] = seen.cart.get(sku, 0) + quantity

    def take_from(self, db, sku):
        set_quantity(
            db, self.seen.catalogue, self.seen.visitor, (sku, ""), 0, self.seen.now
        )
        del self.seen.cart[sku]


def is_noted_as_told(entry: LedgerEntry, offer: Offer) -> bool:
    """Its answer does what the offer said."""
    anchor = offer.anchor.sku if offer.anchor else None
    told = (offer.strategy, offer.kind, offer.act, offer.product.sku, anchor, offer.quantity)
    terms = (entry.strategy, entry.kind, entry.act, entry.sku, entry.anchor, entry.quantity)
    is_dearer = offer.price_difference in (None, Money(entry.difference, entry.currency))
    return terms == told and is_dearer and (entry.price, entry.currency) == (
        offer.price.amount, offer.price.currency
    )
