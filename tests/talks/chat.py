"""A talk's conversation: what is typed or pressed comes back as messages."""
from dataclasses import dataclass
from typing import Mapping, Optional, Sequence

import sqlalchemy as sa

from actions.shop.buying.cart import find_cart
from actions.shop.catalogue.catalogue import in_language
from actions.shop.models import Cart, ProductRow
from tests.conversations.talk import Conversation, NoSuchButton
from tests.servers import RunningShop
from tests.talks.lines import Button, Message, buttons_of

PRESSES = "#"


@dataclass
class Chat:
    """`fresh` begins another session, of the same customer where there is one."""

    shop: RunningShop
    language: str
    customer: Optional[str] = None

    def __post_init__(self) -> None:
        self.fresh()

    def fresh(self) -> None:
        self._conversation = Conversation(self.shop, self.language, self.customer)

    @property
    def shown(self) -> Sequence[Message]:
        """What came back last."""
        turns = self._conversation.turns
        return turns[-1].messages if turns else ()

    def say(self, text: str) -> Sequence[Message]:
        """Or press, where it begins with #. Raises NotAnswered, NoSuchButton."""
        if text.startswith(PRESSES):
            return self.press(self._button(text.removeprefix(PRESSES)))
        return self._conversation.say(text).messages

    def press(self, button: Button) -> Sequence[Message]:
        """Raises NotAnswered."""
        return self._conversation.press_it(button).messages

    def pieces(self) -> Mapping[str, int]:
        """What is in the cart, by SKU."""
        with self.shop.database.read_scope() as db:
            cart = find_cart(db, self._conversation.visitor)
            lines = cart.lines if cart else ()
            return {
                sku: sum(line.quantity for line in lines if line.sku == sku)
                for sku in dict.fromkeys(line.sku for line in lines)
            }

    def title(self, sku: str) -> str:
        """The full name, as the shopper's language has it; the SKU where there is no such."""
        with self.shop.database.read_scope() as db:
            row = db.get(ProductRow, sku)
            return in_language(row.names, self.language) if row else sku

    def _button(self, title: str) -> Button:
        buttons = buttons_of(self.shown)
        for button in buttons:
            if button["title"].lower().startswith(title.lower()):
                return button
        raise NoSuchButton(f"no button {title!r} among {[b['title'] for b in buttons]}")


def leave_no_cart(shop: RunningShop, customer: str) -> None:
    """Nothing that an earlier talk of the customer left stands in the cart."""
    with shop.database.session_scope() as db:
        db.execute(
            sa.update(Cart).where(Cart.open_for == f"u:{customer}").values(open_for=None)
        )
