"""What nobody of a shop serves may still be about its goods: that is looked for first."""
from typing import Optional

from bot.dialogue.message_parts import FALLBACK
from bot.nlu.parse_data import REQUESTS, ParseData

BEYOND = "out_of_scope"


def as_unclear(parsed: ParseData, asked_slot: Optional[str]) -> ParseData:
    """ "Can you play games well on the garuda": where goods tell nothing, it is declined there
    (`actions/handlers/clarify.py`)."""
    intent = parsed["intent"]
    if intent["name"] != BEYOND or asked_slot or parsed.get(REQUESTS):
        return parsed
    return {**parsed, "intent": {"name": FALLBACK, "confidence": intent["confidence"]}}
