"""A typed message's parts as its talk makes them: beside what was asked, chosen, told before."""
from typing import Any, Iterable, Mapping, Optional

from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import Event

from actions.message_metadata import MessageMetadata
from actions.turn import slots
from bot.dialogue.bare_numbers import as_bare_number
from bot.dialogue.beyond_the_shop import as_unclear
from bot.dialogue.changes_wished import as_change, as_haggled
from bot.dialogue.chosen import as_chosen
from bot.dialogue.contact_answers import as_contact
from bot.dialogue.details_told import as_told
from bot.dialogue.message_parts import (
    as_asked,
    as_compared,
    as_meant,
    as_order_question,
    as_questioned,
    as_shown,
    as_suggestion,
    as_sure,
    parts_of_message,
)
from bot.dialogue.named_alone import as_named
from bot.dialogue.prompts import as_read, prompt_of
from bot.dialogue.wished import as_wished
from bot.nlu.parse_data import ParseData


def parts_in_talk(
    message: UserMessage, parsed: ParseData, known: Mapping[str, Any], asked: Optional[str],
    before: Iterable[Event],
) -> list[UserMessage]:
    """`known` are the slots, `asked` is the field of a form that was asked for."""
    metadata = MessageMetadata.read(message.metadata)
    is_typed, question = metadata.title is None, known.get(slots.OPEN_QUESTION)
    if is_typed:
        read = as_read(parsed, prompt_of(known, asked, metadata.turn))
        parsed = as_haggled(as_change(as_wished(read, asked)))
    parsed = as_order_question(as_meant(message, parsed, before))
    parsed = as_named(as_questioned(as_compared(as_shown(as_suggestion(parsed)))))
    parsed = as_bare_number(parsed, asked)
    parsed = as_chosen(parsed, question, metadata.turn, is_typed)
    parsed = as_contact(parsed, question, metadata.turn, is_typed)
    parsed = as_sure(parsed, known.get(slots.ORDER_TO_CANCEL))
    parsed = as_told(parsed, asked, is_typed, known)
    parsed = as_asked(parsed, asked, is_typed)
    parts = parts_of_message(message, as_unclear(parsed, asked), asked)
    if len(parts) > 1 and question and question.get("what") == "yes":
        parts[0].parse_data = as_chosen(parts[0].parse_data, question, metadata.turn, is_typed)
    return parts
