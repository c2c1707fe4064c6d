"""What of an event is kept: all that anybody reads once its turn is over."""
from typing import Any, Mapping

from rasa.shared.core.events import ActionExecuted, BotUttered, Event, UserUttered

EventData = Mapping[str, Any]

OF_MODEL = ("model_id", "assistant_id")  # at every event, of no use to anybody
OF_ATTEMPT = ("message_id", "request_id", "fence")  # of which the first stands beside, too
OF_PREDICTION = ("policy", "confidence", "action_text", "hide_rule_turn")
OF_WORDING = ("utter_action", "wording")  # of a message; what filled it in stands in its text
AT_EVENT = ("text", "message_id", "metadata")  # Rasa puts them into its parse data again
OF_ONE_WISH = ("wish", "chance", "unread")  # told to actions, from the reading
READING, RANKING = "reading", "intent_ranking"
LEAST_CHANCE = 0.01  # of an intent; nothing that is decided looks at less
DIGITS = 4  # of chances


def kept(event: Event) -> EventData:
    """As Rasa's own, of which it makes the event again."""
    told: dict[str, Any] = event.as_dict()
    metadata = _without(told.pop("metadata", None) or {}, OF_MODEL)
    if isinstance(event, UserUttered):
        metadata = _without(metadata, OF_ATTEMPT)
        told["parse_data"] = _understood(told["parse_data"])
    elif isinstance(event, ActionExecuted):
        told = _without(told, OF_PREDICTION)
    elif isinstance(event, BotUttered):
        metadata = {name: metadata[name] for name in OF_WORDING if name in metadata}
        told["data"] = {name: value for name, value in told["data"].items() if value is not None}
    return {**told, "metadata": metadata} if metadata else told


def _understood(parsed: Mapping[str, Any]) -> Mapping[str, Any]:
    """A button may say later what the message meant: it is then served with the rest of this."""
    left_out = (*AT_EVENT, *OF_ONE_WISH) if READING in parsed else AT_EVENT
    told = _without(parsed, left_out)
    told["entities"] = [_without(entity, ("extractor",)) for entity in told["entities"]]
    if RANKING in told:
        told[RANKING] = [guess for guess in told[RANKING] if guess["confidence"] >= LEAST_CHANCE]
    rounded: Mapping[str, Any] = _rounded(told)
    return rounded


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, dict):
        return {name: _rounded(each) for name, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, (list, tuple)) else value


def _without(told: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name not in names}
