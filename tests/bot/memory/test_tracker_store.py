"""The tracker store: nothing lost, nothing half done, and never more than it needs."""
import asyncio
import sqlite3

import pytest
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    ConversationPaused,
    DefinePrevUserUtteredFeaturization,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.memory import tracker_store
from bot.memory.database import MemoryConflict, MemoryUnavailable
from bot.memory.event_rows import append_events
from bot.memory.trimming import KEPT_TURNS, SLACK_TURNS
from tests.bot.memory.builders import (
    DOMAIN,
    a_form_turn,
    a_memory,
    a_store,
    a_turn,
    a_url,
    talk,
    the_start,
)

pytestmark = pytest.mark.asyncio


def state(tracker):
    """All that policies and actions read of a tracker, save the events themselves."""
    return {
        "slots": tracker.current_slot_values(),
        "latest_message": tracker.latest_message,
        "latest_bot": tracker.latest_bot_utterance,
        "latest_action": tracker.latest_action,
        "followup": tracker.followup_action,
        "loop": tracker.active_loop_name,
        "paused": tracker.is_paused(),
        "channel": tracker.get_latest_input_channel(),
        "last_states": tracker.past_states(DOMAIN)[-12:],
    }


def count_turns(tracker):
    return sum(isinstance(event, UserUttered) for event in tracker.events)


async def test_an_unknown_conversation_is_none(tmp_path):
    store = a_store(tmp_path)

    assert await store.retrieve("c1") is None
    assert not await store.exists("c1")
    assert list(await store.keys()) == []


async def test_a_tracker_comes_back_as_it_was_saved(tmp_path):
    store = a_store(tmp_path)
    saved = await talk(store, "c1", the_start(), a_turn(1))

    at_hand = await store.retrieve("c1")
    reread = await a_store(tmp_path).retrieve("c1")

    assert at_hand is saved
    assert list(reread.events) == list(saved.events)
    assert state(reread) == state(saved)
    assert await store.exists("c1")
    assert list(await store.keys()) == ["c1"]


async def test_sixty_turns_leave_the_same_state_as_an_unbounded_tracker(tmp_path):
    turns = [the_start(), *(a_turn(number) for number in range(1, 61))]
    turns[3].insert(-1, SlotSet("budget", 0.5))
    turns[4].insert(-1, SlotSet("mode", None))
    unbounded = DialogueStateTracker.from_events(
        "c1", [event for turn in turns for event in turn], DOMAIN.slots)
    store = a_store(tmp_path)
    await talk(store, "c1", *turns)

    bounded = await store.retrieve("c1")

    assert bounded.current_slot_values() == {
        "turn": 60, "budget": 0.5, "never": None, "mode": None,
        "session_started_metadata": None,
    }
    assert state(bounded) == state(unbounded)
    assert KEPT_TURNS <= count_turns(bounded) <= KEPT_TURNS + SLACK_TURNS
    assert len(bounded.events) < 90


async def test_a_restart_gives_the_same_tracker_as_the_one_at_hand(tmp_path):
    store = a_store(tmp_path)
    await talk(store, "c1", the_start(), *(a_turn(number) for number in range(1, 41)))

    at_hand = await store.retrieve("c1")
    reread = await a_store(tmp_path).retrieve("c1")

    assert list(reread.events) == list(at_hand.events)
    assert state(reread) == state(at_hand)
    assert reread.next_ordinal == at_hand.next_ordinal


async def test_the_whole_conversation_can_still_be_read(tmp_path):
    store = a_store(tmp_path)
    await talk(store, "c1", the_start(), *(a_turn(number) for number in range(1, 61)))

    assert count_turns(await store.retrieve_full_tracker("c1")) == 60
    assert await store.retrieve_full_tracker("c2") is None


async def test_a_new_session_begins_anew_and_stays_so(tmp_path):
    store = a_store(tmp_path)
    await talk(store, "c1", the_start(), a_turn(1), the_start(), a_turn(2))

    reread = await a_store(tmp_path).retrieve("c1")

    assert len(reread.applied_events()) == len(a_turn(2)) + 1
    assert any(isinstance(event, SessionStarted) for event in reread.events)


async def test_never_trims_inside_a_form(tmp_path):
    store = a_store(tmp_path)
    await talk(store, "c1", the_start(), a_form_turn(1, opens=True),
               *(a_form_turn(number) for number in range(2, 41)))

    in_the_form = await store.retrieve("c1")
    assert (count_turns(in_the_form), in_the_form.active_loop_name) == (40, "checkout_form")


async def test_trims_before_the_form_once_it_is_done(tmp_path):
    store = a_store(tmp_path)
    await talk(store, "c1", the_start(), a_turn(1), a_turn(2), a_form_turn(3, opens=True),
               *(a_form_turn(number) for number in range(4, 30)),
               a_form_turn(30, closes=True))

    trimmed = await store.retrieve("c1")
    assert (count_turns(trimmed), trimmed.active_loop_name) == (28, None)


async def test_a_paused_conversation_stays_paused(tmp_path):
    store = a_store(tmp_path)
    await talk(store, "c1", the_start(), a_turn(1, ConversationPaused()),
               *([UserUttered(f"are you there {n}")] for n in range(40)))

    reread = await a_store(tmp_path).retrieve("c1")
    assert (reread.is_paused(), count_turns(reread) <= 25) == (True, True)


async def test_a_turn_that_was_never_saved_leaves_no_trace(tmp_path):
    store = a_store(tmp_path)
    await talk(store, "c1", the_start(), a_turn(1))

    half_done = await store.retrieve("c1")
    half_done.update(SlotSet("turn", 99))

    assert (await store.retrieve("c1")).get_slot("turn") == 1


async def test_a_first_turn_that_was_never_saved_leaves_no_trace(tmp_path):
    store = a_store(tmp_path)
    half_done = await store.get_or_create_tracker("c1", append_action_listen=False)
    half_done.update(SlotSet("turn", 99))

    again = await store.get_or_create_tracker("c1", append_action_listen=False)

    assert (again.get_slot("turn"), len(again.events)) == (None, 0)


async def test_sees_what_another_server_has_saved(tmp_path):
    here, there = a_store(tmp_path), a_store(tmp_path)
    await talk(here, "c1", the_start(), a_turn(1))
    await talk(there, "c1", a_turn(2))

    assert (await here.retrieve("c1")).get_slot("turn") == 2


async def test_two_servers_at_once_do_not_mix(tmp_path):
    here, there = a_store(tmp_path), a_store(tmp_path)
    await talk(here, "c1", the_start())
    mine, theirs = await here.retrieve("c1"), await there.retrieve("c1")
    mine.update(SlotSet("turn", 1))
    theirs.update(SlotSet("turn", 2))
    await here.save(mine)

    with pytest.raises(MemoryConflict):
        await there.save(theirs)

    assert (await there.retrieve("c1")).get_slot("turn") == 1


async def test_a_broken_database_is_an_error_and_nothing_is_kept(tmp_path):
    store = a_store(tmp_path)
    await talk(store, "c1", the_start(), a_turn(1))
    tracker = await store.retrieve("c1")
    tracker.update(ActionExecuted("action_listen"))
    with sqlite3.connect(a_url(tmp_path).removeprefix("sqlite:///")) as connection:
        connection.execute("ALTER TABLE event RENAME TO gone")

    with pytest.raises(MemoryUnavailable):
        await store.save(tracker)
    with pytest.raises(MemoryUnavailable):
        await store.retrieve("c1")


async def test_keeps_only_the_latest_trackers_at_hand(tmp_path, monkeypatch):
    monkeypatch.setattr(tracker_store, "CACHED_TRACKERS", 2)
    store = a_store(tmp_path)
    for conversation in ("c1", "c2", "c3"):
        await talk(store, conversation, the_start(), a_turn(1))

    assert list(store._at_hand) == ["c2", "c3"]
    assert (await store.retrieve("c1")).get_slot("turn") == 1


async def test_saving_does_not_hold_up_the_event_loop(tmp_path, monkeypatch):
    store = a_store(tmp_path)
    ticks = 0

    async def tick():
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(0)

    ticking = asyncio.create_task(tick())
    await talk(store, "c1", the_start(), a_turn(1))
    ticking.cancel()

    assert ticks > 5


async def test_saves_no_tracker_but_its_own(tmp_path):
    with pytest.raises(TypeError):
        await a_store(tmp_path).save(DialogueStateTracker("c1", DOMAIN.slots))


async def test_a_copy_is_as_if_replayed_and_changes_by_itself(tmp_path):
    store = a_store(tmp_path)
    tracker = await talk(store, "c1", the_start(), a_turn(1), a_form_turn(2))
    before, events = state(tracker), list(tracker.events)

    twin = tracker.copy()

    assert state(twin) == before == state(DialogueStateTracker.copy(tracker))
    for event in (*a_turn(3, SlotSet("mode", "other")), ActiveLoop(None), ConversationPaused()):
        twin.update(event)
    assert state(tracker) == before
    assert list(tracker.events) == events


@pytest.mark.parametrize("end", [
    (), (SessionStarted(), ActionExecuted("action_listen")), (Restarted(),),
    (UserUtteranceReverted(),), (ActionReverted(),), tuple(a_form_turn(3)),
])
async def test_what_applies_is_what_rasa_says(tmp_path, end):
    tracker = await talk(a_store(tmp_path), "c1", the_start(), a_turn(1), a_turn(2))
    for event in end:
        tracker.update(event)

    assert tracker.applied_events() == DialogueStateTracker.applied_events(tracker)


async def test_a_talk_of_an_earlier_version_goes_on(tmp_path):
    rows = [event.as_dict() for event in the_start()]
    for number in range(1, 41):
        said, *others = (event.as_dict() for event in a_turn(number))
        told = DefinePrevUserUtteredFeaturization(False).as_dict()
        rows += [said, {**told, "timestamp": said["timestamp"]}, *others]
    append_events(a_memory(tmp_path), "c1", 0, rows, None)

    store = a_store(tmp_path)
    await talk(store, "c1", *(a_turn(number) for number in range(41, 44)))
    at_hand = await store.retrieve("c1")
    reread = await a_store(tmp_path).retrieve("c1")

    assert list(reread.events) == list(at_hand.events)
    assert state(reread) == state(at_hand)
    assert reread.latest_message.text == "text 43"
    assert KEPT_TURNS <= count_turns(reread) <= KEPT_TURNS + SLACK_TURNS
