"""A yes changes the cart by what was promised, or asks and changes nothing: in any shop."""
import asyncio
import random
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Mapping
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from actions.connectors.payment_provider import TestPayment
from actions.handlers.offer_answers import ActionAcceptOffer
from actions.selling import entering
from actions.selling.candidates import propose
from actions.selling.model import Candidate, OfferFacts, Situation
from actions.selling.rules import Rules
from actions.selling.sessions import open_session
from actions.selling.situation import observe
from actions.selling.tables import LedgerEntry
from actions.shop.buying import cart as carts
from actions.shop.buying.changing_cart import clear_cart, lines_of_cart, set_quantity
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.errors import ShopError
from actions.shop.loading.storing import store_catalogue
from actions.shop.visit import ShopFront
from tests.actions.handlers.shop import NOON, OpenShop
from tests.actions.handlers.talking import Conversation, Message, said
from tests.actions.selling.builders import a_shopper
from tests.actions.selling.random_shops import SKUS, a_random_shop
from tests.builders import a_database, a_variant

SIZED = ("CAM-1", "CAM-2", "BAG", "CASE", "INK")
ASKED = ("utter_offer_changed", "utter_offer_falls_short")
REFUSED = (
    "utter_offer_several_choices", "utter_offer_already_taken", "utter_sold_out",
    "utter_few_left", "utter_too_many",
)
skus, sizes = st.sampled_from(SKUS), st.sampled_from(["S", "M"])
puts = st.tuples(st.just("put"), skus, sizes, st.integers(1, 3))


@dataclass(frozen=True)
class Made:
    """An offer as the shopper heard it, and the cart they had then."""

    entry: LedgerEntry
    cart: Mapping[str, int]
    catalogue: Catalogue

    @property
    def allowed(self) -> set[Decimal]:
        """What the cart may cost more after a yes, by what was told and no other rule."""
        price = self.entry.price * self.entry.quantity
        if self.entry.act == "resume":
            return {Decimal(0)}
        if self.entry.act == "add" or self.entry.anchor is None:
            return {price}
        replaced = self._replaced()
        leaves = {sku: n for sku, n in replaced.items() if sku in self.cart}
        if leaves:
            return {price - self._cost(leaves)}
        return {price, price - self._cost({self.entry.anchor: 1})}

    def _replaced(self) -> dict[str, int]:
        links = self.catalogue.links.get(self.entry.sku, ())
        parts = [link.target for link in links if link.relation == "contains"]
        if self.entry.anchor in parts:
            return dict.fromkeys(parts, 1)
        return {self.entry.anchor: self.cart.get(self.entry.anchor, 0)}

    def _cost(self, pieces: Mapping[str, int]) -> Decimal:
        return sum(
            (self.catalogue.products[sku].prices["USD"] * n for sku, n in pieces.items()),
            Decimal(0),
        )


@dataclass
class AnyShop:
    """A random shop with its door open, and one shopper in it."""

    shop: OpenShop
    catalogue: Catalogue
    stock: Mapping[str, Any]
    ann: Conversation

    def load(self, catalogue: Catalogue) -> None:
        self.catalogue = replace(catalogue, version=uuid4().hex)
        with self.shop.database.session_scope() as db:
            store_catalogue(db, self.catalogue, self.stock)

    @property
    def shopper(self):
        return a_shopper(visitor=f"c:{self.ann.id}", conversation=self.ann.id)

    def change(self, step: tuple[Any, ...]) -> None:
        """One step of the shopper, or of the shop; what the shop refuses changes nothing."""
        if step[0] == "reprice":
            product = self.catalogue.products[step[1]]
            dearer = replace(product, prices={"USD": Decimal(step[2])})
            products = {**self.catalogue.products, product.sku: dearer}
            self.load(replace(self.catalogue, products=products))
            return
        try:
            with self.shop.database.session_scope() as db:
                self._change_cart(db, *step)
        except ShopError:
            pass

    def _change_cart(self, db, verb, sku=None, *how) -> None:
        visitor = self.shopper.visitor
        there = (which for which in lines_of_cart(db, visitor) if which[0] == sku)
        which = next(there, (sku, ""))
        if verb == "put":
            size, quantity = how
            variant = f"{sku}-{size}" if self.catalogue.products[sku].variants else ""
            wanted = (sku, variant)
            carts.add_to_cart(db, self.catalogue, self.shopper, wanted, quantity, NOON)
        elif verb == "make it":
            set_quantity(db, self.catalogue, visitor, which, *how, NOON)
        elif verb == "take":
            set_quantity(db, self.catalogue, visitor, which, 0, NOON)
        else:
            clear_cart(db, visitor, NOON)

    def offer(self, looked_at, draw) -> Any:
        """One that a strategy proposes now or, seldom, any that could be made up."""
        with self.shop.database.session_scope() as db:
            open_session(db, self.shopper.visitor, NOON)
            situation = observe(
                db, self.catalogue, self.shopper, draw(st.sampled_from(["deciding", "cart"])),
                looked_at, None, NOON,
            )
            candidate = draw(st.sampled_from(_candidates(situation, looked_at)))
            [entry] = entering.record_asked(db, situation, [candidate])
            return Made(entry, dict(situation.quantities), self.catalogue)

    def lines(self):
        return self.shop.lines(self.shopper.visitor)

    def pieces(self):
        found: dict[str, int] = {}
        for sku, _, quantity in self.lines():
            found[sku] = found.get(sku, 0) + quantity
        return found

    def total(self):
        products = self.catalogue.products
        return sum(
            (products[sku].prices["USD"] * n for sku, n in self.pieces().items()), Decimal(0)
        )

    def says_yes(self, entry: LedgerEntry, size: str) -> list[Message]:
        """And in this size, when asked for one; the question itself changes nothing."""
        lines = self.lines()
        messages = asyncio.run(self.ann.does(ActionAcceptOffer, offer=entry.id))
        if said(messages) != ["utter_choose_variant"]:
            return messages
        assert self.lines() == lines
        variant = f"{entry.sku}-{size}"
        return asyncio.run(self.ann.does(ActionAcceptOffer, offer=entry.id, variant=variant))


def _candidates(situation: Situation, looked_at: str) -> list[Candidate]:
    """What strategies propose, and a swap that none of them would."""
    others = [sku for sku in SKUS if sku != looked_at and not situation.has_in_cart(sku)]
    facts = OfferFacts(reason="it fits")
    made_up = [
        Candidate(sku, "bundle", "up_sell", looked_at, "utter_offer_bundle", facts, act="swap")
        for sku in others
    ] + [
        Candidate(
            sku, "accessory", "cross_sell", looked_at, "utter_offer_accessory", facts, quantity=n
        )
        for sku in others[:2] for n in (1, 3)
    ]
    proposed = [
        candidate for candidate in propose(situation)
        if candidate.act == "resume" or not situation.has_in_cart(candidate.sku)
    ]
    kits = [candidate for candidate in made_up if candidate.sku == "KIT"]
    return [*proposed, *kits] * 3 + made_up


def _with_sizes(catalogue: Catalogue, seed: int) -> Catalogue:
    """Some of its products come in two sizes."""
    rng, products = random.Random(seed), dict(catalogue.products)
    for sku in SIZED:
        if rng.random() < 0.4:
            variants = tuple(a_variant(f"{sku}-{size}", sku, size) for size in ("S", "M"))
            products[sku] = replace(products[sku], variants=variants)
    return replace(catalogue, products=products)


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """One for all examples: each comes as another shopper."""
    database = a_database(tmp_path_factory.mktemp("any_shop"))
    with database.engine.connect():
        yield database
    database.close()


def an_open_shop(database, seed) -> AnyShop:
    drawn = a_random_shop(seed)
    catalogue = _with_sizes(drawn.catalogue, seed)
    stock = {v.id: 10 for p in catalogue.products.values() for v in p.variants} | dict(drawn.stock)
    front = ShopFront(database, lambda: NOON)
    shop = OpenShop(database, front, Rules(), TestPayment("https://pay.example", "p" * 32))
    opened = AnyShop(shop, catalogue, stock, Conversation(shop, uuid4().hex))
    opened.load(catalogue)
    return opened


def steps_with(pool: list[str]) -> Any:
    """What may happen before the yes, mostly to what is there."""
    known = st.sampled_from(pool)
    return st.lists(
        st.one_of(
            st.tuples(st.just("put"), known | skus, sizes, st.integers(1, 3)),
            st.tuples(st.just("make it"), known, st.integers(1, 4)),
            st.tuples(st.just("take"), known),
            st.tuples(st.just("reprice"), known, st.integers(1, 90)),
            st.tuples(st.just("clear")),
        ),
        min_size=1, max_size=3,
    )


@settings(deadline=None, max_examples=80, suppress_health_check=list(HealthCheck))
@given(
    seed=st.integers(0, 9999), filled=st.lists(puts, min_size=1, max_size=4), size=sizes,
    data=st.data(),
)
def test_a_yes_costs_what_was_promised_or_nothing(database, seed, filled, size, data):
    anywhere = an_open_shop(database, seed)
    for step in filled:
        anywhere.change(step)
    looked_at = data.draw(st.sampled_from([step[1] for step in filled]) | skus)
    made = anywhere.offer(looked_at, data.draw)
    for step in data.draw(steps_with([looked_at, *anywhere.pieces(), made.entry.sku])):
        anywhere.change(step)
    before, lines, total = anywhere.pieces(), anywhere.lines(), anywhere.total()

    [message] = anywhere.says_yes(made.entry, size)

    event(f"{message['response']}, {made.entry.act}")
    if message["response"] in (*ASKED, *REFUSED):
        assert anywhere.lines() == lines
    else:
        assert anywhere.total() - total in made.allowed
        assert is_taken(made, before, anywhere.pieces())
    if message["response"] in ASKED:
        check_second_yes(anywhere, made, size, message)


def is_taken(made, before, after):
    """No more of it than was told, and of nothing else more than before."""
    if made.entry.act != "resume" and after.pop(made.entry.sku) != made.entry.quantity:
        return False
    return all(n <= before.get(sku, 0) for sku, n in after.items())


def check_second_yes(anywhere, made, size, asked):
    """Asked anew, the shopper says yes once more."""
    before, lines = anywhere.pieces(), anywhere.lines()
    [message] = anywhere.says_yes(made.entry, size)
    if message["response"] in REFUSED:
        assert anywhere.lines() == lines
        return
    assert f"${anywhere.total():,.2f}" == asked["total"]
    after = anywhere.pieces()
    assert after.pop(made.entry.sku) == asked["quantity"]
    assert all(n <= before.get(sku, 0) for sku, n in after.items())
