"""Our engine, driven through the real database: carts, orders, stock, ledger and learning."""
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Mapping, Optional

from sqlalchemy.orm import Session

from actions.selling import ledger
from actions.selling.learning_answers import learn_answers
from actions.selling.model import Stage as EngineStage
from actions.selling.rules import Rules
from actions.selling.rules_file import load_rules
from actions.selling.sell import sell
from actions.selling.situation import observe
from actions.shop.buying import cart as carts
from actions.shop.buying import checkout
from actions.shop.buying.changing_cart import set_quantity
from actions.shop.buying.stock import put_back, stock_of_line
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.database import Database
from actions.shop.orders import orders
from actions.shop.shopper import Shopper
from tests.benchmarks.selling.our_questions import Hear, as_question, hear, named_beside, rules_of
from tests.benchmarks.selling.policy import (
    Answer,
    Moment,
    NeedAnswer,
    NeedQuestion,
    OfferMade,
    Policy,
    Said,
    Stage,
    Visible,
)
from tests.benchmarks.selling.world import World

RULES = Path("data/shop/selling.yml")
STAGES: Mapping[Stage, EngineStage] = {
    "opening": "browsing", "browsing": "browsing", "deciding": "deciding", "cart": "cart",
    "checkout": "checkout", "payment": "payment", "after_purchase": "after_purchase",
}


@dataclass
class OurEngine(Policy):
    database: Database
    world: World
    rules: Rules
    name: str = "our engine"
    hear: Hear = hear
    _learned_on: Optional[date] = None
    _made_at: dict[str, Moment] = field(default_factory=dict)
    _in_cart: Optional[tuple[str, ...]] = None  # of the visit that goes on

    def session_started(self, shopper: Visible) -> None:
        """What the ledger holds is learned every night."""
        if self._learned_on != shopper.at.date():
            learn_answers(self.database, self.rules, shopper.at)
            self._learned_on = shopper.at.date()
        self._made_at, self._in_cart = {}, None
        with self.database.session_scope() as db:
            self._fill(db, _shopper(shopper, 0), shopper.left_cart, shopper.left_at or shopper.at)

    def offer(self, moment: Moment) -> Optional[Said]:
        shopper = _shopper(moment.shopper, moment.turn)
        with self.database.session_scope() as db:
            self._fill(db, shopper, moment.cart, moment.at)
            situation = observe(
                db, self.catalogue, shopper,
                stage=STAGES[moment.stage],
                looked_at=moment.looked_at, just_added=moment.just_added, now=moment.at,
            )
        situation = replace(situation, is_greeting=moment.stage == "opening")
        offer = sell(situation, self.rules, self.database)
        if offer is None:
            return None
        question = as_question(offer)
        if question is not None:
            return question
        self._made_at[offer.id] = moment
        return OfferMade(
            sku=offer.product.sku,
            replaces=offer.anchor.sku if offer.act == "swap" and offer.anchor else None,
            resumes=offer.act == "resume", strategy=offer.strategy, handle=offer.id,
            beside=named_beside(offer, situation),
        )

    def answered(self, made: OfferMade, answer: Answer) -> None:
        """An ignored offer is noticed by the engine itself."""
        moment = self._made_at[made.handle]
        record = {"accepted": ledger.accept, "declined": ledger.decline}.get(answer)
        if record is not None:
            with self.database.session_scope() as db:
                record(db, moment.shopper.visitor, made.handle, moment.at)

    def told(self, asked: NeedQuestion, answer: NeedAnswer, moment: Moment) -> None:
        with self.database.session_scope() as db:
            self.hear(db, _shopper(moment.shopper, moment.turn), asked, answer, moment)

    def ordered(self, moment: Moment) -> None:
        """Ordered and paid; the shelf is filled up at once."""
        shopper = _shopper(moment.shopper, moment.turn)
        details = checkout.Details("Budi", "Jalan Mawar 1", self.catalogue.profile.deliveries[0])
        with self.database.session_scope() as db:
            self._fill(db, shopper, moment.cart, moment.at)
            review = checkout.review_order(db, self.catalogue, shopper, details)
            order = checkout.place_order(
                db, self.catalogue, shopper, review.cart_id, details, moment.at
            )
            orders.mark_paid(db, order.number, moment.at)
            for line in order.lines:
                put_back(db, line.sku, line.variant, line.quantity)
        self._in_cart = ()

    def _fill(
        self, db: Session, shopper: Shopper, skus: tuple[str, ...], at: datetime
    ) -> None:
        """The visitor's cart in the shop becomes as the shopper's, where it isn't."""
        if skus != self._in_cart:
            _Cart(db, self.catalogue, shopper).become(skus, at)
            db.flush()
            self._in_cart = skus

    @property
    def catalogue(self) -> Catalogue:
        return self.world.catalogue


@dataclass(frozen=True)
class _Cart:
    """The visitor's cart in the shop."""

    db: Session
    catalogue: Catalogue
    shopper: Shopper

    def become(self, skus: tuple[str, ...], at: datetime) -> None:
        view = carts.view_cart(self.db, self.catalogue, self.shopper)
        there = {line.product.sku for line in view.lines}
        for line in view.lines:
            if line.product.sku not in skus:
                which = (line.product.sku, line.variant_id)
                set_quantity(self.db, self.catalogue, self.shopper.visitor, which, 0, at)
        for sku in skus:
            if sku not in there:
                wanted = (sku, self._variant(sku))
                carts.add_to_cart(self.db, self.catalogue, self.shopper, wanted, 1, at)

    def _variant(self, sku: str) -> str:
        """The one with the most pieces left, where there is a choice."""
        product = self.catalogue.products[sku]
        left = {v.id: stock_of_line(self.db, product, v.id) or 0 for v in product.variants}
        return max(left, key=lambda variant: left[variant], default="")


def our_engine(database: Database, world: World, asks: Optional[bool] = None) -> OurEngine:
    """On a shop whose history has been learned; where it doesn't ask, its name says so.

    Where nothing is said of it, it asks as the demo shop's rules have it.
    """
    rules = load_rules(RULES)
    name = f"{OurEngine.name}, unasked" if asks is False else OurEngine.name
    return OurEngine(database, world, rules if asks is None else rules_of(rules, asks), name)


def _shopper(visible: Visible, turn: int) -> Shopper:
    return Shopper(
        visitor=visible.visitor, conversation=f"s{visible.number}", customer=visible.customer,
        language=visible.language, currency=visible.currency, channel="web", turn=turn,
    )
