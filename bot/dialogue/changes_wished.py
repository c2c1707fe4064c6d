"""Whether and which change a message wishes, where intents alone don't tell: what is read decides.

"Better the 128, add it" is an adding or an acceptance, each with half the chance; together they are
sure.
"""
from typing import Any, Mapping

from actions.reading.reading import CHANGES_CART
from actions.turn.guesses import LEAST_CHANCE, alike
from actions.turn.intents import intents
from bot.dialogue.message_parts import FALLBACK
from bot.nlu.parse_data import READING, TOPIC, Guess, ParseData

AS_LIKELY = 0.95  # of the best one's chance
PRICES = frozenset(("price_min", "price_max"))
HAGGLING = "ask_promo/haggling"
ACTS = {each.name: each.act for each in intents()}


def as_haggled(parsed: ParseData) -> ParseData:
    """ "Kurangin 10rb dong" takes a sum off the price, and nothing out of the cart."""
    wishes = (parsed.get(READING) or {}).get("wishes", ())
    if len(wishes) != 1 or wishes[0]["act"] != "remove":
        return parsed
    said = {field for each in wishes[0].get("objects", ()) for field in each}
    names_sum = any(e["entity"] in PRICES for e in parsed["entities"])
    if not names_sum or not said <= {"price"}:
        return parsed
    told: Mapping[str, Any] = {"intent": {"name": "ask_promo", "confidence": 1.0}, TOPIC: HAGGLING}
    return {**parsed, **told}  # type: ignore[typeddict-item]


def as_change(parsed: ParseData) -> ParseData:
    """With the intent of the act read, where it is as likely as any, or was shared out."""
    wishes = (parsed.get(READING) or {}).get("wishes", ())
    if len(wishes) != 1 or wishes[0]["act"] not in CHANGES_CART:
        return parsed
    same = alike(wishes[0]["act"])
    ranking = parsed.get("intent_ranking") or ()
    meant = [guess for guess in ranking if ACTS.get(guess["name"] or "") in same]
    best = parsed["intent"]
    if not meant or ACTS.get(best["name"] or "") in same:
        return parsed
    own = next((g for g in meant if ACTS[g["name"] or ""] == wishes[0]["act"]), meant[0])
    shared = sum(guess["confidence"] for guess in meant)
    is_shared = best["name"] == FALLBACK and shared >= LEAST_CHANCE
    is_tied = (
        ACTS.get(best["name"] or "") in CHANGES_CART
        and own["confidence"] >= AS_LIKELY * best["confidence"]
    )
    if not (is_shared or is_tied):
        return parsed
    found: Guess = {"name": own["name"], "confidence": max(shared, own["confidence"])}
    return {**parsed, "intent": found}
