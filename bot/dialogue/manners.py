"""Manners: what a message shows of the shopper's mood, and when it calls for a word of regret."""
from dataclasses import dataclass, field
from typing import Any, Mapping, Optional

from actions.turn.intents import names_of
from bot.nlu.parse_data import ParseData

# After so many calm messages a quarrel is over.
CALM_TURNS = 6
# Told more often, regret sounds like a machine.
SORRY_EVERY_TURNS = 6
SORRY = "utter_sorry"
# Answered with regret of their own, or with the person whom it offers.
REGRETS_ITSELF = names_of(lambda intent: intent.regrets)
UPSET = names_of(lambda intent: intent.mood == "upset")
CALM = names_of(lambda intent: intent.mood == "calm")


@dataclass(frozen=True)
class Mood:
    """The slots that a message changes, and what is said before it is answered."""

    slots: Mapping[str, object] = field(default_factory=dict)
    says: Optional[str] = None


def mood_after(slots: Mapping[str, Any], parsed: ParseData, turn: int) -> Mood:
    """Upset until a thank-you, or until nothing bad was heard for a while."""
    intent = parsed["intent"]["name"]
    if intent not in UPSET and not _is_upset(parsed):
        calm_turns = turn - int(slots.get("upset_at_turn") or 0)
        is_over = intent in CALM or calm_turns > CALM_TURNS
        return Mood({"upset": False}) if slots.get("upset") and is_over else Mood()
    told_at = slots.get("sorry_at_turn")
    upset = {"upset": True, "upset_at_turn": turn}
    if told_at is not None and turn - int(told_at) < SORRY_EVERY_TURNS:
        return Mood(upset)
    return Mood({**upset, "sorry_at_turn": turn}, None if intent in REGRETS_ITSELF else SORRY)


def _is_upset(parsed: ParseData) -> bool:
    return any(e["entity"] == "mood" and e["value"] == "upset" for e in parsed["entities"])
