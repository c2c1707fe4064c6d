"""The tracker store: one row per event, a bounded tracker per conversation kept at hand."""
import asyncio
from collections import OrderedDict
from copy import copy
from itertools import islice
from typing import Any, Iterable, Optional

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionReverted,
    ActiveLoop,
    DefinePrevUserUtteredFeaturization,
    Event,
    Restarted,
    SessionStarted,
    UserUtteranceReverted,
    deserialise_events,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.memory import event_rows as events
from bot.memory.database import open_memory
from bot.memory.inbox import InHand
from bot.memory.kept_events import kept
from bot.memory.trimming import Cut, find_cut

CACHED_TRACKERS = 200
REVISING = (ActionReverted, UserUtteranceReverted, ActiveLoop)
BEGINNING = (Restarted, SessionStarted)


class StoredTracker(DialogueStateTracker):
    """A tracker that knows which of its events are in the database already.

    `answering` is the message that the others answer: it is answered once they are stored.
    """

    stored = 0
    next_ordinal = 0
    answering: Optional[InHand] = None

    def copy(self) -> "StoredTracker":
        """A twin that can change by itself; Rasa's would replay every event, at every action."""
        twin = copy(self)
        twin.events = self.events.copy()
        twin.slots = {name: copy(slot) for name, slot in self.slots.items()}
        twin.active_loop = copy(self.active_loop)
        return twin

    def update(self, event: Event, domain: Optional[Domain] = None) -> None:
        """As Rasa's; that rules went by a message's intent, as they all do, is no event of ours."""
        if isinstance(event, DefinePrevUserUtteredFeaturization):
            event.apply_to(self)
        else:
            super().update(event, domain)

    def applied_events(self) -> list[Event]:
        """As Rasa's, which looks for loops and reverted events at each; most talks have none."""
        if any(type(event) in REVISING for event in self.events):
            applied: list[Event] = super().applied_events()
            return applied
        started = [at for at, event in enumerate(self.events) if type(event) in BEGINNING]
        return list(islice(self.events, started[-1] + 1 if started else 0, None))

    @property
    def unstored(self) -> list[Event]:
        return list(islice(self.events, self.stored, None))


class EventTrackerStore(TrackerStore):
    """Raises DialogueMemoryError when the database fails: no turn is kept in memory alone."""

    def __init__(
        self,
        domain: Optional[Domain] = None,
        host: str = "",
        event_broker: Optional[EventBroker] = None,
        **kwargs: Any,
    ) -> None:
        """`host` is the database's URL, as Rasa calls it."""
        super().__init__(domain, event_broker, **kwargs)
        self.engine = open_memory(host)
        self._at_hand: OrderedDict[str, StoredTracker] = OrderedDict()

    @property
    def domain(self) -> Domain:
        return self._domain

    @domain.setter
    def domain(self, domain: Optional[Domain]) -> None:
        self._domain = domain or Domain.empty()
        self._at_hand.clear()  # their slots are those of the previous domain

    def init_tracker(self, sender_id: str) -> StoredTracker:
        return StoredTracker(
            sender_id, self.domain.slots, max_event_history=self.max_event_history
        )

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """Hands the tracker out and forgets it, so that a failed turn leaves no trace."""
        tracker = self._at_hand.pop(sender_id, None)
        newest = await asyncio.to_thread(events.next_ordinal, self.engine, sender_id)
        if newest == 0:
            return None
        if tracker is not None and tracker.next_ordinal == newest:
            return tracker
        return self._rebuild(sender_id, await self._read(sender_id))

    async def retrieve_full_tracker(
        self, conversation_id: str
    ) -> Optional[DialogueStateTracker]:
        recording = await self._read(conversation_id, whole=True)
        return self._rebuild(conversation_id, recording) if recording.next_ordinal else None

    async def exists(self, conversation_id: str) -> bool:
        return await asyncio.to_thread(events.next_ordinal, self.engine, conversation_id) > 0

    async def keys(self) -> Iterable[str]:
        return await asyncio.to_thread(events.conversations, self.engine)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Adds what is new; only a tracker of this store can be saved."""
        if not isinstance(tracker, StoredTracker):
            raise TypeError("Only a tracker of this store can be saved.")
        new = tracker.unstored
        if not new:
            return  # a tracker just created is still in its turn: not to be kept at hand
        cut = find_cut(tracker)
        await self._append(tracker, new, cut)
        if self.event_broker is not None:
            await self._stream_new_events(self.event_broker, new, tracker.sender_id)
        self._keep_at_hand(self._trim(tracker, cut) if cut else tracker)

    async def _append(
        self, tracker: StoredTracker, new: list[Event], cut: Optional[Cut]
    ) -> None:
        newest = tracker.next_ordinal + len(new)
        snapshot = None
        if cut is not None:
            start = newest - (len(tracker.events) - cut.start)
            snapshot = events.Snapshot(start, [kept(event) for event in cut.summary])
        rows = [kept(event) for event in new]
        await asyncio.to_thread(
            events.append_events,
            self.engine, tracker.sender_id, tracker.next_ordinal, rows, snapshot,
            tracker.answering,
        )
        tracker.stored, tracker.next_ordinal = len(tracker.events), newest
        tracker.answering = None

    async def _read(self, sender_id: str, whole: bool = False) -> events.Recording:
        return await asyncio.to_thread(
            events.read_recording, self.engine, sender_id, whole=whole
        )

    def _rebuild(self, sender_id: str, recording: events.Recording) -> StoredTracker:
        return self._replay(
            sender_id, deserialise_events(list(recording.events)), recording.next_ordinal
        )

    def _trim(self, tracker: StoredTracker, cut: Cut) -> StoredTracker:
        kept = islice(tracker.events, cut.start, None)
        return self._replay(tracker.sender_id, [*cut.summary, *kept], tracker.next_ordinal)

    def _replay(self, sender_id: str, replayed: list[Event], newest: int) -> StoredTracker:
        tracker = self.init_tracker(sender_id)
        for event in replayed:
            super(StoredTracker, tracker).update(event)  # each a row, also those of old versions
        tracker.stored, tracker.next_ordinal = len(tracker.events), newest
        return tracker

    def _keep_at_hand(self, tracker: StoredTracker) -> None:
        self._at_hand[tracker.sender_id] = tracker
        self._at_hand.move_to_end(tracker.sender_id)
        while len(self._at_hand) > CACHED_TRACKERS:
            self._at_hand.popitem(last=False)
