"""Events by their names, as Rasa resolves them."""
import pytest
from rasa.shared.core.events import ActionExecuted, Event, SlotSet

from bot.rasa.event_types import remember_event_types


def test_events_are_resolved_as_before_and_looked_up_once_each():
    remember_event_types()
    remember_event_types()  # by every agent of the process

    asked = Event.resolve_by_type.cache_info().hits
    assert [Event.resolve_by_type("slot") for _ in range(2)] == [SlotSet, SlotSet]
    assert Event.resolve_by_type.cache_info().hits > asked
    assert Event.resolve_by_type("nothing", ActionExecuted) is ActionExecuted
    with pytest.raises(ValueError, match="nothing"):
        Event.resolve_by_type("nothing")
