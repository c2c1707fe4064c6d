"""One turn as an action sees it: who wrote, what was understood, what is remembered."""
from dataclasses import dataclass, field
from typing import Any, Mapping, Optional

from rasa_sdk import Tracker

from actions.language.cleaning import clean
from actions.language.packs import default_language
from actions.message_metadata import MessageMetadata
from actions.reading.reading import Wish
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.order_numbers import bare_number
from actions.shop.shopper import Shopper, visitor_of
from actions.shop.steps import Step
from actions.slash_guard import SLASH
from actions.turn import slots
from actions.turn.linked import linked
from actions.turn.understood import Entity, Guess, read_entities, read_guesses

ANSWER_TURNS = 1  # a plain yes answers what was asked last, and nothing before
LASTS = 5  # turns, after which a pointing word no longer reaches what was talked about


@dataclass(frozen=True)
class Turn:
    """Frozen view of a tracker at one message."""

    conversation: str
    text: str = ""
    intent: str = ""
    entities: tuple[Entity, ...] = ()
    likely: tuple[Guess, ...] = ()  # the likeliest first
    wish: Optional[Wish] = None  # as the words say it; a button has none
    chance: float = 1.0  # that the wish is read rightly
    topic: str = ""  # what of the intent it is about: "<intent>/cod"
    unread: tuple[str, ...] = ()  # words that matter and that no wish holds
    metadata: MessageMetadata = MessageMetadata()
    slots: Mapping[str, Any] = field(default_factory=dict)
    active_form: Optional[str] = None
    called: str = ""  # the action that serves it
    is_begun: bool = False  # that action goes on with the rest of it
    is_answer: bool = False  # understood as the answer to what stood open
    is_guess: bool = False  # so much so that a change is asked about first

    @property
    def language(self) -> str:
        return self.slots.get(slots.LANGUAGE) or default_language()

    def entity(self, name: str) -> Any:
        """The first value of this entity in the message, or None."""
        return next(iter(self.entities_of(name)), None)

    def entities_of(self, name: str) -> list[Any]:
        return [e.value for e in self.entities if e.name == name]

    def answers(self, question: str, asked_at_turn: int) -> bool:
        """Whether a yes or no is about this question.

        A button names its question; typed words are about one asked a moment ago.
        """
        named = self.entity("question")
        if named is not None:
            return bool(named == question)
        return self.number - asked_at_turn <= ANSWER_TURNS

    @property
    def is_typed(self) -> bool:
        return self.metadata.title is None

    @property
    def number(self) -> int:
        """Count of the conversation's messages, this one included; 0 where a channel has none."""
        return self.metadata.turn

    @property
    def order_number(self) -> Optional[str]:
        """As it was written, by words or a button; of one written in parts, all of them."""
        objects, written = self.wish.objects if self.wish else (), self.entity("order_number")
        said = next((each.order_number for each in objects if each.order_number), None)
        is_part = bool(said and written and bare_number(said) in bare_number(written))
        return written if is_part else said or written

    @property
    def step(self) -> Optional[Step]:
        """What the shop keeps so that it is done once; None of a message that comes only once."""
        if not self.metadata.fence:
            return None
        return Step(
            self.conversation, self.metadata.message_id, self.metadata.step, self.called,
            self.metadata.fence,
        )

    @property
    def is_followed(self) -> bool:
        """Whether another request of the same message is served next."""
        return self.metadata.more_follows

    def without(self, *names: str) -> str:
        """The message's text less the spans of these entities."""
        text = self.text
        spans = {  # two facts may be told by the same words
            (e.start, e.end)
            for e in self.entities
            if e.name in names and e.start is not None and e.end is not None
        }
        for start, end in sorted(spans, reverse=True):
            text = text[:start] + " " + text[end:]
        return text

    @property
    def rest(self) -> str:
        """The message less everything that was understood in it."""
        return self.without(*(e.name for e in self.entities if e.name != "language"))

    def shopper(self, catalogue: Catalogue) -> Shopper:
        """Who this is; the customer comes from the channel's verified token alone."""
        customer = self.metadata.customer
        return Shopper(
            visitor=visitor_of(self.conversation, customer),
            conversation=self.conversation,
            customer=customer,
            language=self.language,
            currency=catalogue.profile.currency(self.language),
            channel=self.metadata.channel,
            turn=self.number,
            message=self.metadata.message_id,
        )


def read_turn(tracker: Tracker) -> Turn:
    """The turn that a tracker stands at."""
    message = tracker.latest_message or {}
    cleaned = clean(_typed(message.get("text") or ""))
    entities = tuple(e.placed(cleaned.clean) for e in read_entities(message.get("entities") or ()))
    intent = (message.get("intent") or {}).get("name") or ""
    return Turn(
        conversation=tracker.sender_id,
        text=cleaned.text,
        intent=intent,
        entities=entities,
        likely=read_guesses(message.get("intent_ranking") or ()),
        wish=linked(Wish.parse_obj(message["wish"]) if message.get("wish") else None, entities),
        chance=float(message.get("chance", 1.0)),
        topic=_topic(message, intent),
        unread=tuple(message.get("unread") or ()),
        metadata=MessageMetadata.read(message.get("metadata")),
        slots=dict(tracker.slots),
        active_form=(tracker.active_loop or {}).get("name"),
    )


def _topic(message: Mapping[str, Any], intent: str) -> str:
    """A topic of the intent that the message was taken for, after whatever else was thought of."""
    topic = str(message.get("topic") or "")
    return topic if topic.startswith(f"{intent}/") else ""


def _typed(text: str) -> str:
    """What the shopper wrote; nothing when a button spoke for them."""
    return "" if text.startswith(SLASH) else text
