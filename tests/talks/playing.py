"""Talks played against a running shop, each turn beside its hints."""
from dataclasses import dataclass, field
from typing import Any, Iterator, Mapping, Optional, Sequence

from tests.conversations.talk import NoSuchButton, NotAnswered
from tests.servers import RunningShop
from tests.talks.at_once import done
from tests.talks.chat import Chat, leave_no_cart
from tests.talks.hints import pieces_wrong
from tests.talks.lines import Message, lines_of
from tests.talks.repairs import repair
from tests.talks.talk_files import TalkTold, TurnTold

CART_QUESTIONS = {"en": "what's in my cart?", "id": "isi keranjang saya apa saja?"}


@dataclass(frozen=True)
class PlayedTurn:
    """What was said, what came back, and each thing wrong with it."""

    place: str  # its number, or that it is the cart at the end
    said: str
    lines: Sequence[str] = ()
    wrong: Sequence[str] = ()

    @property
    def is_right(self) -> bool:
        return not self.wrong


@dataclass(frozen=True)
class PlayedTalk:
    talk: TalkTold
    turns: Sequence[PlayedTurn] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return all(turn.is_right for turn in self.turns)


def play_all(talks: Sequence[TalkTold], shop: RunningShop) -> Iterator[PlayedTalk]:
    return done(talks, lambda talk: play(talk, shop))


def play(talk: TalkTold, shop: RunningShop) -> PlayedTalk:
    if talk.customer is not None:
        leave_no_cart(shop, talk.customer)
    chat = Chat(shop, talk.lang, talk.customer)
    turns = [_turn(str(place), told, chat) for place, told in enumerate(talk.turns, 1)]
    if talk.cart is not None:
        turns.append(_cart_at_the_end(talk.cart, chat))
    return PlayedTalk(talk, turns)


def _turn(place: str, told: TurnTold, chat: Chat) -> PlayedTurn:
    if told.fresh:
        chat.fresh()
    messages, refused = _said(told.say, chat)
    lines = lines_of(messages)
    wrong = [refused] if refused else [*told.lacking(lines), *told.forbidden(lines)]
    if not wrong and not lines:
        wrong = ["no reply"]
    if wrong:
        repair(told.repair, chat)
    return PlayedTurn(place, told.say, lines, wrong)


def _cart_at_the_end(wanted: Mapping[str, int], chat: Chat) -> PlayedTurn:
    question = CART_QUESTIONS[chat.language]
    messages, refused = _said(question, chat)
    carts = (payload.get("lines") for payload in _payloads(messages))
    lines = next((lines for lines in carts if lines is not None), [])
    cart: dict[str, int] = {}
    for line in lines:
        name = f"{line['sku']} {line['title']}"
        cart[name] = cart.get(name, 0) + line["quantity"]
    wrong = [refused] if refused else pieces_wrong(wanted, cart)
    return PlayedTurn("cart at the end", question, lines_of(messages), wrong)


def _payloads(messages: Sequence[Message]) -> Iterator[Mapping[str, Any]]:
    return (message["payload"] for message in messages if message.get("payload"))


def _said(text: str, chat: Chat) -> tuple[Sequence[Message], Optional[str]]:
    """What came back, or why nothing did."""
    try:
        return chat.say(text), None
    except (NotAnswered, NoSuchButton) as error:
        return [], str(error)
