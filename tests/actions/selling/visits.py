"""The visits of one shopper to one shop, at random."""
from contextlib import suppress
from datetime import timedelta
from typing import ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule
from sqlalchemy import update

from actions.selling.errors import IllegalTransition
from actions.selling.preferences import resume_offers, stop_offers
from actions.selling.sell import suggest
from actions.shop.buying.checkout import Details, place_order, review_order
from actions.shop.errors import ShopError
from actions.shop.models import Customer, ProductRow
from actions.shop.orders.orders import cancel_order
from tests.actions.selling.at_the_shop import STATUS, AtTheShop
from tests.actions.selling.audit import audit
from tests.actions.selling.builders import NOON, an_order
from tests.actions.selling.observer import LIFE, Observer
from tests.actions.selling.random_shops import (
    SKUS,
    STAGES,
    random_shops,
    rule_changes,
    rules_with,
)
from tests.builders import DELIVERIES

NO_ROOM = {  # for an offer on our own account
    "cap_per_session": 0, "cap_per_day": 0, "cap_per_30_days": 0, "cooldown_turns": 100,
    "cooldown_turns_after_ignored": 100, "declines_in_row_limit": 1, "big_ticket": {"USD": 0},
}
DETAILS = Details("Ana", "12 Baker Street", DELIVERIES[0])
skus = st.sampled_from(SKUS)
reactions = st.sampled_from([None, "repeat", "accept", "decline", "decline"])
stages = st.sampled_from(["browsing", "deciding", "cart", "browsing", "cart", *STAGES])
old_orders = st.lists(
    st.tuples(st.sampled_from([5, 10, 30, 60, 130, 420]), st.sets(skus, min_size=1, max_size=3)),
    max_size=5,
)


class Visits(AtTheShop):
    offers: ClassVar[list[str]]  # made in all visits

    @initialize(
        shop=random_shops, changes=rule_changes, who=st.sampled_from(["ana", "budi", "citra"]),
        is_known=st.sampled_from([True, True, False]),
        consent=st.sampled_from([None, None, True, False]), orders=old_orders,
    )
    def come(self, shop, changes, who, is_known, consent, orders):
        customer, visitor = (who, f"u:{who}") if is_known else (None, f"c:{who}")
        self.tidy_up()
        shop.store(self.database, who)
        self.rules = rules_with(changes)
        self.seen = Observer(
            shop.catalogue, self.rules, visitor, customer, consent, dict(shop.stock),
            shop.bought_together, NOON,
        )
        with self.database.session_scope() as db:
            db.add(Customer(customer=who, name="Ana", consent=consent))
        for number, (days_ago, bought) in enumerate(orders if is_known else ()):
            ordered_at = NOON - timedelta(days=days_ago)
            an_order(self.database, who, bought, ordered_at=ordered_at)
            self.seen.orders[f"old {number}"] = ordered_at, bought

    @rule(stage=stages, sku=skus, then=reactions)
    def look(self, stage, sku, then):
        self.say()
        offer = self.reply(stage, looked_at=sku)
        if then == "repeat" and offer is not None:
            assert self.reply(stage, looked_at=sku) is None
        self.react(offer, then)

    @rule(sku=skus, quantity=st.sampled_from([1, 1, 2]), then=reactions)
    def add(self, sku, quantity, then):
        self.say()
        taken = [made for made in self.seen.made.values() if self.seen.is_taken_by(sku, made)]
        with suppress(ShopError):
            with self.database.session_scope() as db:
                self.put_in(db, sku, quantity)
            for made in taken:
                self.seen.note_answer(made, "accept")
            assert audit(self.database, self.seen) == []
            assert {made.status for made in taken} <= {"accepted"}
        offer = self.reply("cart", just_added=sku if sku in self.seen.cart else None)
        self.react(offer, then)

    @precondition(lambda self: self.seen.cart)
    @rule(data=st.data())
    def take_out(self, data):
        self.say()
        with self.database.session_scope() as db:
            self.take_from(db, data.draw(st.sampled_from(sorted(self.seen.cart))))
        self.reply("cart")

    @rule(stage=stages, sku=st.none() | skus, kind=st.sampled_from([None, "cross_sell", "up_sell"]))
    def ask(self, stage, sku, kind):
        self.say()
        situation = self.observe(stage, looked_at=sku)
        offers = suggest(situation, self.rules, self.database, kind)
        for entry in audit(self.database, self.seen):
            self.seen.note_made(entry)
        self.check_suggested(offers)
        strict = self.rules.copy(update=NO_ROOM)
        again = suggest(situation, strict, self.database, kind)
        assert [offer.id for offer in again] == [offer.id for offer in offers]

    @precondition(lambda self: self.seen.made)
    @rule(
        data=st.data(), verb=st.sampled_from(["accept", "decline", "decline"]), more=st.booleans()
    )
    def answer(self, data, verb, more):
        self.say()
        made = data.draw(st.sampled_from(list(reversed(self.seen.made.values()))))
        if made.status == STATUS[verb]:
            assert self.tell(made, verb).is_repeat
        elif STATUS[verb] not in LIFE[made.status]:
            with pytest.raises(IllegalTransition):
                self.tell(made, verb)
        else:
            with suppress(ShopError):
                self.tell(made, verb)
        assert audit(self.database, self.seen) == []
        if more:
            self.reply("cart")

    @precondition(lambda self: self.seen.cart)
    @rule()
    def buy(self):
        self.say()
        with suppress(ShopError), self.database.session_scope() as db:
            seen, shopper = self.seen, self.shopper
            review = review_order(db, seen.catalogue, shopper, DETAILS)
            order = place_order(db, seen.catalogue, shopper, review.cart_id, DETAILS, seen.now)
            seen.note_order(order.number)
        self.reply("after_purchase")

    @precondition(lambda self: self.cancellable)
    @rule(data=st.data())
    def cancel(self, data):
        self.say()
        number = data.draw(st.sampled_from(self.cancellable))
        with self.database.session_scope() as db:
            order = cancel_order(db, self.shopper, number, self.seen.now)
            self.seen.note_cancelled(number, [(line.sku, line.quantity) for line in order.lines])
        assert audit(self.database, self.seen) == []

    @rule(what=st.one_of(
        st.tuples(st.just("chat"), st.integers(1, 4)),
        st.tuples(st.just("leave"), st.sampled_from([5, 13, 23, 25, 24 * 31, 24 * 91])),
        st.tuples(st.just("restart")),
        st.tuples(st.just("wish"), st.sampled_from([True, False, False, False, False])),
        st.tuples(st.just("sell_to_others"), skus, st.sampled_from([0, 1, 10])),
    ))
    def meanwhile(self, what):
        getattr(self, what[0])(*what[1:])

    def chat(self, count):
        for _ in range(count):
            self.say()

    def leave(self, hours):
        self.seen.now += timedelta(hours=hours)

    def restart(self):
        """The dialogue starts over; the visit goes on."""
        self.turn, self.conversations = 0, self.conversations + 1

    def wish(self, is_stopped):
        self.say()
        with self.database.session_scope() as db:
            (stop_offers if is_stopped else resume_offers)(db, self.seen.visitor, self.seen.now)
        self.seen.note_wish(is_stopped)

    def sell_to_others(self, sku, left):
        if self.seen.stock[sku] is not None:
            self.seen.stock[sku] = left
            with self.database.session_scope() as db:
                db.execute(update(ProductRow).where(ProductRow.sku == sku).values(stock=left))

    @property
    def cancellable(self):
        return sorted(number for number in self.seen.orders if number.startswith("P"))

    def teardown(self):
        if hasattr(self, "seen"):
            self.offers.extend(self.seen.made)
