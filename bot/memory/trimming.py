"""Which events of a long conversation may be replaced by a short summary of their effect."""
from dataclasses import dataclass
from typing import Optional

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    ConversationPaused,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

KEPT_TURNS = 8
# Trimming once in a few turns is cheaper than a little in each.
SLACK_TURNS = 4


@dataclass(frozen=True)
class Cut:
    """Events before `start` become `summary`, which leaves the tracker in the same state."""

    start: int
    summary: tuple[Event, ...]


def find_cut(tracker: DialogueStateTracker) -> Optional[Cut]:
    """None while the tracker is short, in the middle of a turn, or inside a form."""
    starts = [i for i, event in enumerate(tracker.events) if isinstance(event, UserUttered)]
    if len(starts) <= KEPT_TURNS + SLACK_TURNS or not _is_at_rest(tracker):
        return None
    return _latest_cut(tracker, starts[-KEPT_TURNS])


def _latest_cut(tracker: DialogueStateTracker, latest_start: int) -> Optional[Cut]:
    """The last turn's start, up to `latest_start`, at which nothing was under way."""
    replay = tracker.init_copy()
    cut = None
    for index, event in enumerate(tracker.events):
        if isinstance(event, UserUttered) and _is_at_rest(replay):
            cut = Cut(index, _summary(replay, event.timestamp))
        if index == latest_start:
            break
        replay.update(event)
    return cut


def _is_at_rest(tracker: DialogueStateTracker) -> bool:
    return tracker.latest_action_name == ACTION_LISTEN_NAME and tracker.active_loop is None


def _summary(tracker: DialogueStateTracker, timestamp: float) -> tuple[Event, ...]:
    changed = [slot for slot in tracker.slots.values() if slot.value != slot.initial_value]
    return (
        ActionExecuted(ACTION_SESSION_START_NAME, timestamp=timestamp),
        SessionStarted(timestamp=timestamp),
        *(SlotSet(slot.name, slot.value, timestamp=timestamp) for slot in changed),
        *([ConversationPaused(timestamp=timestamp)] if tracker.is_paused() else []),
        ActionExecuted(ACTION_LISTEN_NAME, timestamp=timestamp),
    )
