"""The demo shop in which a moment is set, and what the engine offers in it."""
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Iterator, Optional
from uuid import uuid4

from actions.learning.learn import learn_history
from actions.message_metadata import MessageMetadata
from actions.selling.model import Situation
from actions.selling.offer_made import Offer
from actions.selling.rules import Rules
from actions.selling.rules_file import load_rules
from actions.selling.sell import sell
from actions.shop.visit import ShopFront
from actions.turn import slots
from actions.turn.moment import observe_turn
from actions.turn.turn import Turn
from tests.benchmarks.selling.demo import SHOP, load_demo
from tests.selling.judging import Offered
from tests.selling.moment_files import Moment, Scene
from tests.selling.setting import FIRST_TURN, set_scene

NOW = datetime(2025, 6, 2, 10)  # the day after the demo's history ends
HELLO_TURN, TURN = FIRST_TURN, 12  # late enough that no pause after an earlier offer is on
INTENTS = {
    "greeting": "greet", "browsing": "search_product", "choosing": "show_product",
    "cart": "add_to_cart", "viewing_cart": "view_cart", "checkout": "give_name",
    "paying": "thank", "ordered": "thank",
}


@dataclass(frozen=True)
class Stage:
    front: ShopFront
    rules: Rules

    def offer_in(self, moment: Moment) -> Optional[Offered]:
        """What a shopper of this moment is offered."""
        offer = sell(self.situation_in(moment), self.rules, self.front.database)
        return _as_seen(offer) if offer else None

    def situation_in(self, moment: Moment) -> Situation:
        """As the engine sees it; each shopper is somebody nobody saw before."""
        turn = _turn(moment, uuid4().hex[:12])
        set_scene(moment.scene, turn, self.front)
        with self.front.visit(turn.shopper, writes=False) as visit:
            return observe_turn(turn, visit)


@contextmanager
def demo_stage() -> Iterator[Stage]:
    """With what the invented purchases teach; it always makes the offer it thinks best."""
    rules = load_rules(SHOP / "selling.yml")
    learning = rules.learning.copy(update={"explore": Decimal(0)})
    with TemporaryDirectory(prefix="moments-") as folder:
        database = load_demo(Path(folder))
        learn_history(database, now=NOW)
        front = ShopFront(database, clock=lambda: NOW)
        try:
            yield Stage(front, rules.copy(update={"learning": learning}))
        finally:
            database.close()


def _turn(moment: Moment, who: str) -> Turn:
    scene = moment.scene
    number = HELLO_TURN if scene.stage == "greeting" else TURN
    customer = f"M{who}" if scene.customer is not None else None
    return Turn(
        conversation=f"moment-{who}", text=moment.told.said,
        intent=INTENTS[scene.stage], slots=_slots(scene, moment.told.language, number),
        active_form="checkout_form" if scene.stage == "checkout" else None,
        metadata=MessageMetadata(turn=number, customer=customer, message_id=f"message-{who}"),
    )


def _slots(scene: Scene, language: str, number: int) -> dict[str, object]:
    """What the talk remembers; one who says hello was not here before."""
    added = scene.put_in_last if scene.stage == "cart" else None
    focus = scene.looking_at or added or (scene.found[0] if len(scene.found) == 1 else None)
    is_filled = bool(scene.cart) and scene.stage != "greeting"
    return {
        slots.LANGUAGE: language, slots.LISTED: list(scene.found), slots.FOCUS: focus,
        slots.JUST_ADDED: added, slots.CART_STATE: "filled" if is_filled else None,
        slots.SEEN_AT: {slots.FOCUS: number, slots.LISTED: number},
    }


def _as_seen(offer: Offer) -> Offered:
    return Offered(offer.goods, offer.strategy, offer.kind, offer.act)
