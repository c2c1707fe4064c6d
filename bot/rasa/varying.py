"""In which of its wordings a response is said: not twice running in one, where it has others."""
import random
from copy import deepcopy
from typing import Any, Optional

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker

WORDING = "wording"  # what Rasa keeps of a message beside its text: its place among all of them


class VaryingWordings(TemplatedNaturalLanguageGenerator):
    """Rasa's own choice, without what was said last."""

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **facts: Any
    ) -> Optional[dict[str, Any]]:
        known = self.responses.get(utter_action, [])
        filled = tracker.current_slot_values()
        fitting = known and ResponseVariationFilter(self.responses).responses_for_utter_action(
            utter_action, output_channel, filled
        )
        if not fitting:
            return None
        last = _said_last(tracker, utter_action)
        places = [place for place, said in enumerate(known) if said in fitting]
        place = random.choice([other for other in places if other != last] or places)
        return {**self._fill_response(deepcopy(known[place]), filled, **facts), WORDING: place}


def _said_last(tracker: DialogueStateTracker, utter_action: str) -> Optional[int]:
    """As far back as the talk is remembered."""
    for event in reversed(tracker.events):
        if isinstance(event, BotUttered) and event.metadata.get("utter_action") == utter_action:
            return event.metadata.get(WORDING)
    return None
