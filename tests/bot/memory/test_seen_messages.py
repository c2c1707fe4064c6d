"""Seen messages: each counts once, however often and from wherever it is sent."""
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.memory.seen_messages import Arrival, mark_failed, note_message, was_heard
from tests.bot.memory.builders import a_memory, a_store, a_turn, talk, the_start


def test_counts_the_messages_of_each_conversation(tmp_path):
    memory = a_memory(tmp_path)

    arrivals = [note_message(memory, c, m) for c, m in (("c1", "a"), ("c1", "b"), ("c2", "a"))]

    assert arrivals == [Arrival(1, False), Arrival(2, False), Arrival(1, False)]


def test_a_repeated_message_keeps_its_turn(tmp_path):
    memory = a_memory(tmp_path)
    note_message(memory, "c1", "a")
    note_message(memory, "c1", "b")

    assert note_message(memory, "c1", "a") == Arrival(1, True)


def test_a_failed_message_may_be_sent_once_more(tmp_path):
    memory = a_memory(tmp_path)
    note_message(memory, "c1", "a")
    mark_failed(memory, "c1", "a")

    assert note_message(memory, "c1", "a") == Arrival(1, False)
    assert note_message(memory, "c1", "a") == Arrival(1, True)


@pytest.mark.asyncio
async def test_a_message_is_heard_once_the_conversation_holds_it(tmp_path):
    await talk(a_store(tmp_path), "c1", [*the_start(), *a_turn(1)])
    memory = a_memory(tmp_path)

    assert was_heard(memory, "c1", "m1")
    others = [("c1", "m2"), ("c1", "m"), ("c1", "_1"), ("c1", "greet"), ("c2", "m1")]
    assert [other for other in others if was_heard(memory, *other)] == []


def test_simultaneous_messages_get_turns_of_their_own(tmp_path):
    memory = a_memory(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        arrivals = list(pool.map(lambda n: note_message(memory, "c1", str(n)), range(24)))

    assert sorted(arrival.turn for arrival in arrivals) == list(range(1, 25))


def test_simultaneous_repeats_are_answered_once(tmp_path):
    memory = a_memory(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        arrivals = list(pool.map(lambda _: note_message(memory, "c1", "a"), range(16)))

    assert [arrival.is_repeated for arrival in arrivals].count(False) == 1
