"""What a message changed in the shop, beside what it should have."""
from dataclasses import dataclass, replace
from typing import Any, Mapping, Optional, Union

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from actions.selling.preferences import is_stopped
from actions.selling.tables import LedgerEntry
from actions.shop.buying.cart import find_cart
from actions.shop.models import Order
from actions.shop.order_status import CANCELLED
from actions.turn import slots
from tests.scenes.scene_files import SceneTold
from tests.scenes.staging import FORM, Staged

UNCHANGED = "unchanged"
ANSWERED = {"accepted": "taken", "declined": "declined"}


@dataclass(frozen=True)
class State:
    """Of one shopper; `offer`, `order` and `points` are None where nothing became of them."""

    cart: Mapping[str, int]
    offer: Optional[str] = None
    order: Optional[str] = None
    points: Optional[str] = None
    offers: Optional[str] = None

    def differs_from(self, right: "State") -> bool:
        """A reward kept is one that isn't used."""
        return _plain(self) != _plain(right)


def expected(scene: SceneTold, right: Any) -> State:
    """What must be so after the message."""
    told = {} if right == UNCHANGED else dict(right)
    told.pop("asked", None)
    return State(**{"cart": dict(scene.cart), **told})


def state_of(staged: Staged, db: Session) -> State:
    visitor = staged.visitor
    cart = find_cart(db, visitor)
    lines = cart.lines if cart else ()
    pieces = {f"{x.sku}/{x.variant}" if x.variant else x.sku: x.quantity for x in lines}
    orders = {order.number: order.status for order in db.scalars(
        select(Order).where(Order.visitor == visitor)
    )}
    given = staged.said.scene.order
    known = orders.pop(given.number, None) if given else None
    order = "cancelled" if known == CANCELLED else "placed" if orders else None
    if order == "placed":
        pieces = dict(staged.said.scene.cart)  # what was ordered is no change of the cart
    offer = db.scalar(select(LedgerEntry.status).where(
        LedgerEntry.visitor == visitor, LedgerEntry.id == (staged.slots.get(slots.OFFER_ID) or "")
    ))
    return State(
        pieces, ANSWERED.get(offer or ""), order,
        "used" if cart and cart.reward else None, "off" if is_stopped(db, visitor) else None,
    )


def is_given(wanted: Union[str, Mapping[str, str]], known: Mapping[str, Any]) -> bool:
    """Whether fields of the checkout hold what was given; of one told alone, whether it does."""
    if isinstance(wanted, str):
        return bool(known.get(FORM[wanted]))
    return all(_bare(known.get(FORM[name])) == _bare(value) for name, value in wanted.items())


def forget_order(staged: Staged, db: Session) -> None:
    """Its number comes again, in another message's scene."""
    given = staged.said.scene.order
    if given is not None:
        of_it = update(Order).where(Order.number == given.number)
        db.execute(of_it.values(number=staged.conversation))


def _plain(state: State) -> State:
    return replace(
        state, cart={which: n for which, n in state.cart.items() if n},
        points=None if state.points == "kept" else state.points,
        offers=None if state.offers == "on" else state.offers,
    )


def _bare(value: Any) -> str:
    return " ".join(str(value or "").lower().replace(",", " ").replace(".", " ").split())
