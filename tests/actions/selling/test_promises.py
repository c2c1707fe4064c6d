"""The promises to the shopper, held over any sequence of messages and answers."""
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from actions.selling import ledger
from actions.selling.rules import Rules
from actions.selling.sell import sell
from actions.shop.cart import add_to_cart
from actions.shop.models import ProductRow
from tests.actions.selling.builders import NOON, a_camera_shop, a_shopper, an_order, observed
from tests.builders import a_database

SHOP = a_camera_shop()
SKUS = st.sampled_from(sorted(SHOP.products))
CAMERAS = st.sampled_from(["CAM-1", "CAM-2"])  # the ones that call for an offer
MESSAGES = st.one_of(
    st.tuples(st.just("look"), CAMERAS),
    st.tuples(st.just("add"), CAMERAS),
    st.tuples(st.just("add"), SKUS),
    st.tuples(st.just("sell_out"), SKUS),
    st.tuples(st.just("answer"), st.sampled_from(["accept", "decline", "decline"])),
    st.tuples(st.sampled_from(["wait", "restart", "leave"])),
)


@dataclass
class Visit:
    """A customer and what must hold for them, kept apart from the engine's own records."""

    database: object
    rules: Rules
    visitor: str
    owned: frozenset
    turn: int = 1
    conversation: str = "first"
    now: object = NOON
    cart: set = field(default_factory=set)
    stock: dict = field(default_factory=lambda: dict.fromkeys(SHOP.products, 10))
    declined: set = field(default_factory=set)
    declined_in_row: int = 0
    offered: list = field(default_factory=list)
    open_offer: object = None

    @property
    def shopper(self):
        return a_shopper(
            visitor=self.visitor, customer=self.visitor.removeprefix("u:"),
            conversation=self.conversation, turn=self.turn,
        )

    def hear(self, message):
        self.turn += 1
        self.now += timedelta(minutes=1)
        getattr(self, message[0])(*message[1:])

    def look(self, sku):
        self.suggest(looked_at=sku, just_added=None)

    def add(self, sku):
        if self.stock[sku] > 0 and sku not in self.cart:
            with self.database.session_scope() as db:
                add_to_cart(db, SHOP, self.shopper, (sku, ""), 1, self.now)
            self.cart.add(sku)
        self.suggest(looked_at=None, just_added=sku)

    def suggest(self, looked_at, just_added):
        situation = observed(self.database, self.shopper, looked_at, just_added, self.now)
        offer = sell(situation, self.rules, self.database)
        if offer is not None:
            self.check(offer)
            self.open_offer = offer
            self.offered.append(offer.product.sku)

    def check(self, offer):
        sku = offer.product.sku
        assert self.stock[sku] > 0
        assert sku not in self.cart | self.owned | self.declined
        assert sku not in self.offered
        assert self.declined_in_row < self.rules.declines_in_row_limit
        assert offer.ordinal == len(self.offered) + 1 <= self.rules.cap_per_session
        assert offer.reason or offer.gains

    def sell_out(self, sku):
        self.stock[sku] = 0
        with self.database.session_scope() as db:
            db.execute(update(ProductRow).where(ProductRow.sku == sku).values(stock=0))

    def answer(self, verb):
        if self.open_offer is None:
            return
        offer, self.open_offer = self.open_offer, None
        was_ignored = self.status(offer) == "ignored"
        with self.database.session_scope() as db:
            getattr(ledger, verb)(db, self.visitor, offer.id, self.now)
        if verb == "decline":
            self.declined.add(offer.product.sku)
            self.declined_in_row += 0 if was_ignored else 1
        else:
            self.declined_in_row = 0

    def status(self, offer):
        with self.database.session_scope() as db:
            return ledger.find(db, self.visitor, offer.id).status

    def wait(self):
        """Chat about something else."""
        self.turn += 4

    def restart(self):
        """The dialogue starts over; the visit goes on."""
        self.turn, self.conversation = 0, uuid4().hex

    def leave(self):
        """Half a day later it is another visit: only declines are remembered."""
        self.now += timedelta(hours=13)
        self.offered, self.declined_in_row, self.open_offer = [], 0, None


@pytest.fixture(scope="module")
def shop_database(tmp_path_factory):
    database = a_database(tmp_path_factory.mktemp("promises"), SHOP)
    with database.engine.connect():  # the last one to leave tidies up the file, which takes long
        yield database
    database.engine.dispose()


def a_visit(database, rules, owned):
    """A new customer, who bought `owned` before; every shelf is full again."""
    customer = uuid4().hex
    with database.session_scope() as db:
        db.execute(update(ProductRow).values(stock=10))
    an_order(database, customer, owned)
    return Visit(database, rules, f"u:{customer}", owned)


@settings(max_examples=60, deadline=None)
@given(
    messages=st.lists(MESSAGES, min_size=10, max_size=30),
    owned=st.frozensets(SKUS, max_size=2),
    cap=st.integers(1, 4),
    limit=st.integers(1, 2),
)
def test_promises_hold_over_any_visit(shop_database, messages, owned, cap, limit):
    rules = Rules(cap_per_session=cap, declines_in_row_limit=limit, cooldown_turns=1)
    visit = a_visit(shop_database, rules, owned)

    for message in messages:
        visit.hear(message)
