"""A scene as its file tells it, made so in the shop's database and in what the talk knows."""
from collections import Counter
from datetime import timedelta
from decimal import Decimal
from typing import Any, Iterator, Mapping, Optional
from uuid import uuid4

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)

from actions.message_metadata import MessageMetadata
from actions.reading.reading import Description, Wish
from actions.saying.asking import ask_how_many, waits_for_yes
from actions.saying.asking_cart import ask_in_cart, ask_to_add, ask_whether_so
from actions.saying.reply import Reply
from actions.selling.cart_change import change_of, promise_of
from actions.selling.ledger_promises import told
from actions.selling.tables import LedgerEntry, SellingSession
from actions.shop.buying.cart import add_to_cart, view_cart
from actions.shop.buying.checkout import Details, review_order
from actions.shop.catalogue.catalogue import Product
from actions.shop.models import Customer, Order, OrderLine, PointsEntry
from actions.shop.orders.orders import newest_order
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.for_cart import MeantLines
from actions.turn.meant import Meant
from actions.turn.scene import Scene, scene_of
from actions.turn.to_add import Pick, pick_of
from actions.turn.turn import Turn
from tests.scenes.scene_files import Pieces, Question, Said, SceneOffer, SceneOrder, SceneTold
from tests.scenes.stage import EARLIER, Stage

LONG_AGO = timedelta(days=3)
JUST_NOW = timedelta(minutes=2)
# In the order in which the checkout asks for them, with what was given before.
FORM = {"name": slots.CHECKOUT_NAME, "address": slots.CHECKOUT_ADDRESS,
        "delivery": slots.CHECKOUT_DELIVERY, "confirm": slots.CHECKOUT_CONFIRMED}  # fmt: skip
GIVEN = {slots.CHECKOUT_NAME: "Ana Lim", slots.CHECKOUT_ADDRESS: "12 Melati Street, Bandung 40115",
         slots.CHECKOUT_DELIVERY: "standard"}  # fmt: skip

Slots = dict[str, Any]


class Staged:
    """A conversation in which a scene stands."""

    def __init__(self, said: Said, stage: Stage) -> None:
        self.said, self.stage = said, stage
        self.conversation = stage.conversation()
        self.customer = f"T{uuid4().hex[:12]}" if said.scene.points is not None else None
        self._before = Turn(
            self.conversation, slots={slots.LANGUAGE: said.language},
            metadata=MessageMetadata(turn=EARLIER, customer=self.customer, message_id="before"),
        )
        with stage.front.visit(self._before.shopper, writes=True) as visit:
            self.visitor = visit.shopper.visitor
            self.slots = {slots.LANGUAGE: said.language, **_made_so(said.scene, visit)}

    def scene(self, visit: Visit) -> Scene:
        """As an action sees it at the message."""
        metadata = MessageMetadata(turn=EARLIER + 1, customer=self.customer)
        turn = Turn(self.conversation, self.said.text, slots=self.slots, metadata=metadata)
        return scene_of(turn, visit)

    def events(self) -> Iterator[Event]:
        """What the tracker holds before the message."""
        yield from (ActionExecuted("action_session_start"), SessionStarted())
        yield ActionExecuted(ACTION_LISTEN_NAME)
        requested = self.slots.get(slots.REQUESTED_SLOT)
        metadata = self._before.metadata.as_dict()
        intent = {"name": "checkout" if requested else "search_product", "confidence": 1.0}
        yield UserUttered("\u2026", intent, [], metadata=metadata)
        if requested:
            yield from (ActionExecuted("checkout_form"), ActiveLoop("checkout_form"))
        else:
            yield ActionExecuted("action_search")
        yield from (SlotSet(name, value) for name, value in self.slots.items())
        yield ActionExecuted(ACTION_LISTEN_NAME)


def _made_so(scene: SceneTold, visit: Visit) -> Slots:
    known: Slots = {}
    _fill(scene.cart, visit)
    if scene.points is not None:
        _join(scene.points, visit)
    if scene.order is not None:
        _order(scene.order, visit)
    known |= _seen(scene)
    if scene.offer is not None:
        known |= _offer(scene.offer, scene, visit)
    if scene.asked is not None:
        known |= _asked(scene.asked, scene, visit)
    return known


def _seen(scene: SceneTold) -> Slots:
    """A cart just shown or filled is what "the second" counts in, unless a list came after."""
    lines = tuple(dict.fromkeys(sku.split("/")[0] for sku in scene.cart))
    is_cart_shown = not (scene.listed or scene.compared or scene.focus or scene.offer)
    return {
        slots.LISTED: list(scene.listed or scene.compared or (lines if is_cart_shown else ())),
        slots.FOCUS: scene.focus or None,
        slots.CART_STATE: "filled" if scene.cart else None,
        slots.SEEN_AT: {name: EARLIER - scene.ages.get(name, 0)
                        for name in (slots.FOCUS, slots.LISTED)},
    }


def _fill(pieces: Pieces, visit: Visit) -> None:
    for number, (which, count) in enumerate(pieces.items()):
        sku, _, variant = which.partition("/")
        shopper = Turn(
            visit.shopper.conversation, slots={slots.LANGUAGE: visit.language},
            metadata=MessageMetadata(
                turn=1, customer=visit.shopper.customer, message_id=f"cart/{number}"
            ),
        ).shopper(visit.catalogue)
        add_to_cart(visit.db, visit.catalogue, shopper, (sku, variant), count, visit.now)


def _join(points: int, visit: Visit) -> None:
    customer = visit.shopper.customer
    visit.db.add(Customer(customer=customer, name="Ana Lim", language=visit.language))
    visit.db.add(PointsEntry(
        customer=customer, kind="opening", points=points, at=visit.now - LONG_AGO
    ))
    visit.db.flush()


def _order(given: SceneOrder, visit: Visit) -> None:
    currency = visit.shopper.currency
    lines = [(visit.catalogue.products[sku.split("/")[0]], count)
             for sku, count in given.lines.items()]  # fmt: skip
    visit.db.add(Order(
        number=given.number, visitor=visit.shopper.visitor,
        customer=visit.shopper.customer, status=given.status, currency=currency,
        delivery="standard", delivery_price=Decimal(0),
        total=sum(p.prices[currency] * count for p, count in lines),
        ordered_at=visit.now - JUST_NOW,
        lines=[
            OrderLine(sku=p.sku, title=p.name(visit.language), quantity=count,
                      unit_price=p.prices[currency]) for p, count in lines
        ],
    ))
    visit.db.flush()


def _offer(offer: SceneOffer, scene: SceneTold, visit: Visit) -> Slots:
    now = visit.now
    currency, visitor = visit.shopper.currency, visit.shopper.visitor
    anchor = offer.replaces or next(reversed([sku.split("/")[0] for sku in scene.cart]), None)
    replaced = offer.replaces if offer.is_swap else None
    session, entry = uuid4().hex, uuid4().hex
    visit.db.add(SellingSession(
        id=session, visitor=visitor, ordinal=1, started_at=now, last_seen_at=now
    ))
    visit.db.flush()
    made = LedgerEntry(
        id=entry, session_id=session, ordinal=1, origin="proactive", visitor=visitor,
        customer=visit.shopper.customer, conversation=visit.shopper.conversation, channel="web",
        strategy="next_tier" if replaced else "accessories",
        kind="up_sell" if replaced else "cross_sell", act="swap" if replaced else "add",
        sku=offer.sku, anchor=anchor, quantity=1, context="all", propensity=1.0,
        status="shown", turn=EARLIER, proposed_at=now,
    )
    in_cart = {sku.split("/")[0]: count for sku, count in scene.cart.items()}
    change = change_of(made, visit.catalogue, in_cart)
    promise = promise_of(made, change, lambda sku: visit.catalogue.price(sku, currency))
    for term, value in told(promise).items():
        setattr(made, term, value)
    visit.db.add(made)
    known: Slots = {slots.OFFER_ID: entry, slots.OFFER_OPEN: True}
    if scene.listed or not anchor:
        return known
    return {**known, slots.FOCUS: anchor, slots.JUST_ADDED: anchor}


def _asked(asked: Question, scene: SceneTold, visit: Visit) -> Slots:
    """What the question leaves in the talk, as the answer that asks it does."""
    if asked.what in FORM:
        return _form(FORM[asked.what], visit)
    product = visit.catalogue.products.get(asked.sku)
    ask = QUESTIONS[asked.what]
    return {event["name"]: event["value"] for event in ask(asked, product, scene, visit).events}


def _form(asked: str, visit: Visit) -> Slots:
    before = {name: value for name, value in GIVEN.items() if name != asked}
    form = list(FORM.values())
    known: Slots = {name: before[name] for name in form[: form.index(asked)]}
    if asked == slots.CHECKOUT_CONFIRMED:
        option = visit.catalogue.profile.delivery(GIVEN[slots.CHECKOUT_DELIVERY])
        details = Details(
            GIVEN[slots.CHECKOUT_NAME], GIVEN[slots.CHECKOUT_ADDRESS],
            option or visit.catalogue.profile.deliveries[0],
        )
        review = review_order(visit.db, visit.catalogue, visit.shopper, details)
        known[slots.REVIEWED_CART] = review.cart_id
    return {**known, slots.REQUESTED_SLOT: asked}


def _ask_variant(
    asked: Question, product: Optional[Product], _: SceneTold, visit: Visit
) -> Reply:
    assert product is not None
    said = Description.parse_obj({"code": product.sku, "quantity": asked.quantity})
    view = view_cart(visit.db, visit.catalogue, visit.shopper)
    scene = Scene(focus=product.sku)
    pick = pick_of(product, Meant(said, (product,)), scene, view, visit)
    return ask_to_add(pick, scene, visit)


def _ask_product(_: Question, __: Optional[Product], scene: SceneTold, visit: Visit) -> Reply:
    products = tuple(visit.catalogue.products[sku] for sku in scene.listed)
    meant = Meant(Description.parse_obj({"pointing": "one"}), products)
    return ask_to_add(Pick(meant), Scene(listed=scene.listed), visit)


def _ask_remove(_: Question, __: Optional[Product], ___: SceneTold, visit: Visit) -> Reply:
    """Of the lines that are of one kind."""
    lines = view_cart(visit.db, visit.catalogue, visit.shopper).lines
    words = Counter(word for line in lines for word in _words_of(line.product))
    shared = [word for word, count in words.items() if 1 < count < len(lines)]
    alike = [line for line in lines if shared and shared[0] in _words_of(line.product)] or lines
    said = Description.parse_obj({"kind": shared[0] if shared else "things"})
    meant = Meant(said, tuple(line.product for line in alike))
    found = MeantLines(meant, tuple(alike))
    return ask_in_cart(found, "remove_from_cart", {}, "utter_remove_which", visit)


def _words_of(product: Product) -> set[str]:
    return {word.lower() for word in product.names["en"].split()}


def _ask_cancel(_: Question, __: Optional[Product], scene: SceneTold, visit: Visit) -> Reply:
    order = newest_order(visit.db, visit.shopper.visitor)
    assert order is not None
    return Reply().remember(
        order_to_cancel=order.number, asked_at_turn=EARLIER, offer_open=False
    )


def _ask_add(asked: Question, product: Optional[Product], _: SceneTold, visit: Visit) -> Reply:
    assert product is not None
    said = Description.parse_obj({"code": product.sku, "quantity": asked.quantity})
    turn = Turn("staged", intent="add_to_cart", wish=Wish(act="add", objects=(said,)))
    return ask_whether_so(turn, {(product.sku, ""): asked.quantity}, visit)


def _ask_number(_: Question, product: Optional[Product], __: SceneTold, visit: Visit) -> Reply:
    assert product is not None
    return ask_how_many(product, "add_to_cart", {}, visit)


def _ask_empty(_: Question, __: Optional[Product], ___: SceneTold, visit: Visit) -> Reply:
    return waits_for_yes(Reply(), "/clear_cart", "clear_cart", visit)


QUESTIONS: Mapping[str, Any] = {
    "variant": _ask_variant, "product": _ask_product, "remove_which": _ask_remove,
    "cancel_order": _ask_cancel, "quantity": _ask_number, "add": _ask_add,
    "empty_cart": _ask_empty,
}
