"""The number of an order that stands alone: a question of its own."""
from typing import Optional

from actions.language.pack_tables import words_of
from actions.language.tokens import phrase
from bot.dialogue.message_parts import FREE_TEXT
from bot.nlu.parse_data import REQUESTS, ParseData

BESIDE = words_of("order_numbers.before") | words_of("order_numbers.inside")


def as_bare_number(parsed: ParseData, asked_slot: Optional[str]) -> ParseData:
    """ "Order P123456" and "#123456" ask how it stands: nothing is wanted of it but to be told."""
    numbers = [e for e in parsed["entities"] if e["entity"] == "order_number" and "start" in e]
    if len(numbers) != 1 or asked_slot in FREE_TEXT:  # there it may be a postal code
        return parsed
    text, [number] = parsed["text"], numbers
    beside = phrase(f"{text[: number['start']]} {text[number['end'] :]}")
    if any(word not in BESIDE and word.isalnum() for word in beside):
        return parsed
    return {**parsed, "intent": {"name": "order_status", "confidence": 1.0}, REQUESTS: []}
