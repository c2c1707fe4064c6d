"""A visit from hello to goodbye: the shopper's own script, with the offers in between."""
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Literal, Optional

from actions.shop.money import Money
from tests.benchmarks.selling.mind import Memory, Mind, come_in
from tests.benchmarks.selling.mind_reader import MindReader
from tests.benchmarks.selling.policy import (
    CHECKING_OUT,
    Answer,
    Moment,
    NeedQuestion,
    OfferMade,
    Policy,
    Stage,
    Visible,
)
from tests.benchmarks.selling.reaction import respond
from tests.benchmarks.selling.shoppers import Main, Shopper
from tests.benchmarks.selling.world import World

SECONDS_A_TURN = 40
MOST_FOUND = 3
ZERO = Decimal(0)

End = Literal["ordered", "left", "pestered"]


@dataclass(frozen=True)
class Outcome:
    """`margin` in USD; `offers` are (strategy, answer), in their order; `asked`: questions."""

    number: int
    visitor: str
    end: End
    margin: float
    offers: tuple[tuple[str, Answer], ...]
    bought: tuple[str, ...]
    asked: int = 0


class Leaves(Exception):
    def __init__(self, end: End) -> None:
        super().__init__(end)
        self.end = end


@dataclass
class Visit:
    mind: Mind
    policy: Policy
    visible: Visible
    turn: int = 0
    offers: list[tuple[str, Answer]] = field(default_factory=list)
    asked: int = 0

    def happen(self) -> None:
        """Raises Leaves where no order is placed."""
        assumed = self.mind.world.assumed
        self._turn("opening")
        self._may_leave(assumed.leaves_at_opening, "opening")
        for number, main in enumerate(self.mind.shopper.mains):
            if number:
                self._turn("browsing")
            self._choose(number, main)
        self._find_more()
        self._check_out()
        if self._chance(assumed.chats_after_order, "chats"):
            self._turn("after_purchase")

    def _choose(self, number: int, main: Main) -> None:
        """Looks, then adds; who has said yes to an offer for it is spared the turns."""
        assumed = self.mind.world.assumed
        self.mind.looking_for = main
        for look, sku in enumerate(main.looks):
            if main in self.mind.pending:
                self._turn("deciding", looked_at=sku)
            self._may_leave(assumed.leaves_after_look, "look", number, look)
        is_met = self.mind.chosen.get(main.sku) in main.better
        gives_up = assumed.misses_wish if main.better and not is_met else assumed.finds_nothing
        if self._chance(gives_up, "finds nothing", number):
            self.mind.drop(main)
        elif main in self.mind.pending:
            self.mind.choose(main, main.sku)
            self.mind.just_added = main
            self._turn("cart", just_added=main.sku)
            self.mind.just_added = None
        self.mind.looking_for = None
        self._may_leave(assumed.leaves_after_adding, "adding", number)

    def _find_more(self) -> None:
        """What they think of themselves."""
        known = [need for need in self.mind.needs.values() if need.found == "now"]
        known.sort(key=lambda need: (-need.strength, need.sku))
        for need in known[:MOST_FOUND]:
            is_open = need.sku in self.mind.needs
            if not is_open or self.mind.world.price(need.sku) > self.mind.left():
                continue
            self._turn("deciding", looked_at=need.sku)
            if need.sku in self.mind.needs:
                self.mind.take(need.sku)
                self._turn("cart", just_added=need.sku)

    def _check_out(self) -> None:
        mind, assumed = self.mind, self.mind.world.assumed
        if self._chance(assumed.views_cart, "views cart"):
            self._turn("cart")
        self._may_leave(assumed.leaves_after_cart, "cart")
        self._settle_left_cart()
        if not mind.cart:
            raise Leaves("left")
        self._turn("checkout")
        self._may_leave(assumed.leaves_at_checkout + self._overspending(), "checkout")
        last = self._turn("payment")
        self._may_leave(assumed.leaves_at_payment, "payment")
        self._order(last)
        self._turn("after_purchase")

    def _settle_left_cart(self) -> None:
        """What was left and is no longer wanted, or overlooked, is taken out."""
        left = self.mind.shopper.left_cart
        if left is None or self.mind.resumed or left.feeling == "came_for":
            return
        notices = self._chance(self.mind.world.assumed.notices_left_cart, "notices")
        if left.feeling == "lost" or not notices:
            self.mind.cart = [sku for sku in self.mind.cart if sku not in left.skus]

    def _overspending(self) -> float:
        """More than planned makes some think again, most at twice as much."""
        world, shopper = self.mind.world, self.mind.shopper
        planned = [main.sku for main in shopper.mains]
        planned += [sku for sku, need in shopper.needs.items() if need.found == "now"]
        planned += shopper.left_cart.skus if shopper.left_cart else ()
        total, plan = (sum(map(world.price, skus)) for skus in (self.mind.cart, planned))
        return world.assumed.overspending * min(1.0, max(0.0, total / max(plan, 0.01) - 1))

    def _order(self, moment: Moment) -> None:
        self.policy.ordered(moment)
        self.mind.order()

    def _turn(
        self, stage: Stage, looked_at: Optional[str] = None, just_added: Optional[str] = None
    ) -> Moment:
        """The assistant speaks; raises Leaves when that was one offer too many."""
        self.turn += 1
        moment = self._moment(stage, looked_at, just_added)
        made = self.policy.offer(moment)
        if isinstance(made, NeedQuestion):
            self._hear(made, moment)
        elif made is not None:
            self._take(made, moment)
        return self._moment(stage, looked_at, just_added)

    def _hear(self, asked: NeedQuestion, moment: Moment) -> None:
        """These shoppers don't answer; a question costs them what a needless offer does."""
        assumed = self.mind.world.assumed
        self.asked += 1
        self.policy.told(asked, None, moment)
        busy = assumed.in_checkout if moment.stage in CHECKING_OUT else 1
        self.mind.disturb(assumed.unneeded * busy, moment.turn)
        if self.mind.has_had_enough:
            raise Leaves("pestered")

    def _take(self, made: OfferMade, moment: Moment) -> None:
        answer = respond(made, moment, self.mind)
        self.offers.append((made.strategy, answer))
        self.policy.answered(made, answer)
        if self.mind.has_had_enough:
            raise Leaves("pestered")
        if moment.stage == "after_purchase" and answer == "accepted":
            self._order(self._moment("after_purchase"))

    def _moment(
        self, stage: Stage, looked_at: Optional[str] = None, just_added: Optional[str] = None
    ) -> Moment:
        return Moment(
            shopper=self.visible, stage=stage, turn=self.turn,
            at=self.visible.at + timedelta(seconds=SECONDS_A_TURN * self.turn),
            cart=tuple(self.mind.cart), cart_total=self._cart_total(),
            looked_at=looked_at, just_added=just_added,
        )

    def _cart_total(self) -> Money:
        currency = self.visible.currency
        prices = (self.mind.world.product(sku).prices[currency] for sku in self.mind.cart)
        return Money(sum(prices, start=ZERO), currency)

    def _chance(self, share: float, *event: object) -> bool:
        return self.mind.shopper.chance.happens(share, *event)

    def _may_leave(self, share: float, *event: object) -> None:
        if self._chance(share, "leaves", *event):
            raise Leaves("left")


def play(shopper: Shopper, policy: Policy, world: World, memory: Memory) -> Outcome:
    """One shopper under one policy, who remembers it when they come again."""
    mind = come_in(shopper, world, memory)
    visit = Visit(mind, policy, _visible(shopper))
    if isinstance(policy, MindReader):
        policy.read(mind)
    policy.session_started(visit.visible)
    end: End = "ordered"
    try:
        visit.happen()
        mind.bought += _bought_later(mind)
    except Leaves as leaving:
        # Who has ordered and then had enough has ordered all the same, but won't be back soon.
        end = "ordered" if mind.bought else leaving.end
    policy.session_ended()
    memory.keep(mind)
    margin = sum(map(world.margin, mind.bought))
    return Outcome(
        shopper.number, shopper.visitor, end, margin, tuple(visit.offers), tuple(mind.bought),
        visit.asked,
    )


def _bought_later(mind: Mind) -> list[str]:
    """Needs that bring them back without an offer: what an offer sells now isn't sold then."""
    return [
        need.sku for need in mind.needs.values()
        if need.found == "later" and (not need.anchor or need.anchor in mind.bought)
    ]


def _visible(shopper: Shopper) -> Visible:
    left = shopper.left_cart
    return Visible(
        shopper.number, shopper.visitor, shopper.customer, shopper.language, shopper.currency,
        shopper.arrives, left.skus if left else (), left.at if left else None,
    )
