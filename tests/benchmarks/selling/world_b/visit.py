"""A visit to World B from hello to goodbye, with offers and questions in between."""
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from typing import Optional

from actions.shop.money import Money
from tests.benchmarks.selling.policy import (
    Answer,
    Moment,
    NeedQuestion,
    OfferMade,
    Policy,
    Stage,
    Visible,
)
from tests.benchmarks.selling.shoppers import Main
from tests.benchmarks.selling.visit import MOST_FOUND, SECONDS_A_TURN, End, Leaves, Outcome
from tests.benchmarks.selling.world_b.answering import answer
from tests.benchmarks.selling.world_b.mind import MindB, come_in
from tests.benchmarks.selling.world_b.mind_reader import MindReaderB
from tests.benchmarks.selling.world_b.reaction import respond
from tests.benchmarks.selling.world_b.shoppers import ShopperB
from tests.benchmarks.selling.world_b.world import WorldB

ZERO = Decimal(0)


@dataclass
class VisitB:
    mind: MindB
    policy: Policy
    visible: Visible
    turn: int = 0
    offers: list[tuple[str, Answer]] = field(default_factory=list)

    def happen(self) -> None:
        """Raises Leaves where they go before the end."""
        assumed = self.mind.world.assumed
        self._turn("opening")
        self._may_leave(assumed.leaves_at_opening, "opening")
        for number, main in enumerate(self.mind.shopper.mains):
            if number:
                self._turn("browsing")
            self._choose(number, main)
        self._find_more()
        if self._happens(assumed.views_cart, "views cart"):
            self._turn("cart")
        self._may_leave(assumed.leaves_after_cart, "cart")
        self._check_out()

    def _choose(self, number: int, main: Main) -> None:
        """Looks, then adds; who has said yes to an offer for it is spared the turns."""
        assumed = self.mind.world.assumed
        for look, sku in enumerate(main.looks):
            if main in self.mind.pending:
                self._turn("deciding", looked_at=sku)
            self._may_leave(assumed.leaves_after_look, "look", number, look)
        if self._happens(assumed.finds_nothing, "finds nothing", number):
            self.mind.drop(main)
        elif main in self.mind.pending:
            self.mind.choose(main, main.sku)
            self.mind.just_added = main
            self._turn("cart", just_added=main.sku)
            self.mind.just_added = None

    def _find_more(self) -> None:
        """What they think of themselves."""
        known = [need.sku for need in self.mind.needs.values() if need.found == "now"]
        for sku in known[:MOST_FOUND]:
            if sku in self.mind.needs:
                self._turn("deciding", looked_at=sku)
            if sku in self.mind.needs:
                self.mind.take(sku)
                self._turn("cart", just_added=sku)

    def _check_out(self) -> None:
        assumed = self.mind.world.assumed
        if not self.mind.cart:
            raise Leaves("left")
        self._turn("checkout")
        self._may_leave(assumed.leaves_at_checkout, "checkout")
        last = self._turn("payment")
        self._may_leave(assumed.leaves_at_payment, "payment")
        self._order(last)
        self._turn("after_purchase")

    def _order(self, moment: Moment) -> None:
        self.policy.ordered(moment)
        self.mind.order()

    def _turn(
        self, stage: Stage, looked_at: Optional[str] = None, just_added: Optional[str] = None
    ) -> Moment:
        """The assistant speaks, and again to an answer; raises Leaves at one word too many."""
        while True:
            self.turn += 1
            moment = self._moment(stage, looked_at, just_added)
            made = self.policy.offer(moment)
            if not isinstance(made, NeedQuestion):
                break
            self.policy.told(made, answer(made, moment, self.mind), moment)
            self._may_have_had_enough()
        if made is not None:
            self._take(made, moment)
        return self._moment(stage, looked_at, just_added)

    def _take(self, made: OfferMade, moment: Moment) -> None:
        """Of several things each is answered by itself, as if it came alone."""
        each = [replace(made, sku=sku, beside=()) for sku in (made.sku, *made.beside)]
        replies = [respond(one, moment, self.mind) for one in each]
        reply = "accepted" if "accepted" in replies else replies[0]
        self.offers.append((made.strategy, reply))
        self.policy.answered(made, reply)
        self._may_have_had_enough()
        if moment.stage == "after_purchase" and reply == "accepted":
            self._order(self._moment("after_purchase"))

    def _moment(
        self, stage: Stage, looked_at: Optional[str] = None, just_added: Optional[str] = None
    ) -> Moment:
        currency = self.visible.currency
        prices = (self.mind.world.seen.product(sku).prices[currency] for sku in self.mind.cart)
        return Moment(
            shopper=self.visible, stage=stage, turn=self.turn,
            at=self.visible.at + timedelta(seconds=SECONDS_A_TURN * self.turn),
            cart=tuple(self.mind.cart), cart_total=Money(sum(prices, start=ZERO), currency),
            looked_at=looked_at, just_added=just_added,
        )

    def _happens(self, share: float, *event: object) -> bool:
        return self.mind.shopper.chance.happens(share, "B", *event)

    def _may_leave(self, share: float, *event: object) -> None:
        if self._happens(share, "leaves", *event):
            raise Leaves("left")

    def _may_have_had_enough(self) -> None:
        if self.mind.has_had_enough:
            raise Leaves("pestered")


def play_b(shopper: ShopperB, policy: Policy, world: WorldB) -> Outcome:
    mind = come_in(shopper, world)
    visit = VisitB(mind, policy, _visible(shopper))
    if isinstance(policy, MindReaderB):
        policy.read(mind)
    policy.session_started(visit.visible)
    end: End = "ordered"
    try:
        visit.happen()
    except Leaves as leaving:
        end = "ordered" if mind.bought else leaving.end
    if end == "ordered" and not mind.has_had_enough:
        mind.bought += _bought_later(mind)
    policy.session_ended()
    return Outcome(
        shopper.number, shopper.visitor, end, sum(map(world.seen.margin, mind.bought)),
        tuple(visit.offers), tuple(mind.bought), len(mind.asked),
    )


def _bought_later(mind: MindB) -> list[str]:
    """What brings them back in the days after, if they have what it goes with."""
    return [
        need.sku for need in mind.needs.values()
        if need.found == "later" and (not need.anchor or need.anchor in mind.chosen)
    ]


def _visible(shopper: ShopperB) -> Visible:
    return Visible(
        shopper.number, shopper.visitor, shopper.customer, shopper.language, shopper.currency,
        shopper.arrives,
    )
