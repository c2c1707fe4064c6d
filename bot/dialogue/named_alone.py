"""A message that says a product's name and nothing beside."""
from actions.language import pack_tables
from actions.language.normalise import normalise
from actions.language.tokens import phrase
from bot.dialogue.message_parts import FALLBACK
from bot.nlu.parse_data import READING, Guess, ParseData

# Where a name alone may have been said, and what of it then was read.
NOT_TOLD = (FALLBACK, "ask_product", "small_talk", "out_of_scope")
OPEN = ("find", "show", "chat", "other")
FILLING = pack_tables.words_of("search.stop_words")


def as_named(parsed: ParseData) -> ParseData:
    """ "And the bounce go?": what is named is shown."""
    text, wishes = parsed.get("text") or "", (parsed.get(READING) or {}).get("wishes", ())
    spans = [(e["start"], e["end"]) for e in parsed["entities"] if e["entity"] == "product"]
    is_open = parsed["intent"]["name"] in NOT_TOLD and all(w["act"] in OPEN for w in wishes)
    if not is_open or len(spans) != 1 or len(wishes) > 1:
        return parsed
    [(start, end)] = spans
    if not set(phrase(normalise(f"{text[:start]} {text[end:]}"))) <= FILLING:
        return parsed
    shown: Guess = {"name": "show_product", "confidence": parsed["intent"]["confidence"]}
    return {**parsed, "intent": shown}
