"""Rasa's events by the names that they are stored under, looked up once each."""
from functools import cache

from rasa.shared.core.events import Event


def remember_event_types() -> None:
    """Rasa goes through all kinds of events at each one that it reads: half a millisecond."""
    if not hasattr(Event.resolve_by_type, "cache_info"):
        Event.resolve_by_type = staticmethod(cache(Event.resolve_by_type))
