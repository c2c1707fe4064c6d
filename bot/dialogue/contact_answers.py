"""A number or an address typed when it was asked for: it goes to the call for a person."""
from typing import Any, Mapping, Optional

from actions.shop.contacts import holds_contact
from bot.nlu.parse_data import REQUESTS, ParseData, Ranking

CALLING: Ranking = [{"name": "human_handover", "confidence": 1.0}]
AGREEING = ("affirm", "accept_offer")


def as_contact(
    parsed: ParseData, question: Optional[Mapping[str, Any]], turn: int, is_typed: bool
) -> ParseData:
    """The message, or the one of its requests that holds it; a bare yes is asked again what it is.

    What else is said goes its own way, and the question with it.
    """
    is_asked = is_typed and question and question["what"] == "contact"
    if not is_asked or not question or turn - int(question["turn"]) != 1:
        return parsed
    requests, text = parsed.get(REQUESTS) or [], parsed["text"]
    holding = [each for each in requests if holds_contact(text[each["start"]:each["end"]])]
    if holding:
        called = [
            {**each, "intent_ranking": CALLING} if each in holding else each for each in requests
        ]
        return {**parsed, REQUESTS: called}  # type: ignore[typeddict-item]
    if holds_contact(text) or parsed["intent"]["name"] in AGREEING:
        whole = {key: value for key, value in parsed.items() if key != REQUESTS}
        return {**whole, "intent": CALLING[0], "intent_ranking": CALLING}  # type: ignore[typeddict-item]
    return parsed
