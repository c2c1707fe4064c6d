"""The inbox: each message counts once, and none is lost between being noted and being answered."""
from concurrent.futures import ThreadPoolExecutor

import pytest

from actions.message_metadata import MessageMetadata
from bot.memory.database import MemoryConflict, open_memory
from bot.memory.event_rows import append_events, next_ordinal
from bot.memory.history import read_replies
from bot.memory.inbox import (
    MOST_ATTEMPTS,
    WAITED_FOR_S,
    Left,
    Noted,
    count_unanswered,
    left_over,
    mark_failed,
    mark_posted,
    note,
    take_next,
)

NOW = 1_700_000_000.0


@pytest.fixture(params=["sqlite", "postgresql"])
def memory(request, tmp_path):
    url = f"sqlite:///{tmp_path}/conversations.db"
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres")
        name = f"inbox_{tmp_path.name}".lower().replace("-", "_")[:60]
        server.psql(f"create database {name};")
        url = server.get_uri(name)
    engine = open_memory(url, may_create=True)
    yield engine
    engine.dispose()


def noted(memory, message, conversation="c1", at=NOW, **about):
    metadata = MessageMetadata(message_id=message, customer="C-1")
    return note(memory, conversation, f"say {message}", metadata, clock=lambda: at, **about)


def taken(memory, message, at=NOW):
    return take_next(memory, "c1", message, clock=lambda: at)


def answer(memory, in_hand, *texts):
    events = [{"event": "user", "timestamp": NOW, "text": in_hand.text}]
    events += [{"event": "bot", "timestamp": NOW, "text": text, "data": {}} for text in texts]
    first = next_ordinal(memory, in_hand.conversation)
    append_events(memory, in_hand.conversation, first, events, None, in_hand)


def test_counts_the_messages_of_each_conversation(memory):
    found = [noted(memory, m, c) for c, m in (("c1", "a"), ("c1", "b"), ("c2", "a"))]

    assert found == [Noted(1), Noted(2), Noted(1)]


def test_a_repeated_message_keeps_its_turn(memory):
    noted(memory, "a")
    noted(memory, "b")

    assert noted(memory, "a") == Noted(1, is_repeat=True)


def test_what_is_noted_can_be_worked_on_by_its_words(memory):
    noted(memory, "a")

    found = taken(memory, "a")

    assert (found.text, found.metadata) == (
        "say a", {"message_id": "a", "customer": "C-1", "turn": 1})


def test_an_answered_message_is_told_with_its_replies(memory):
    noted(memory, "a")
    noted(memory, "b")
    assert read_replies(memory, "c1", "a") is None
    answer(memory, taken(memory, "a"), "one", "two")
    answer(memory, taken(memory, "b"), "three")

    assert noted(memory, "a") == Noted(1, is_answered=True, is_repeat=True)
    assert taken(memory, "a") is None
    assert [said["text"] for said in read_replies(memory, "c1", "a")] == ["one", "two"]
    assert [said["text"] for said in read_replies(memory, "c1", "b")] == ["three"]


def test_what_nobody_answered_comes_before_what_is_asked(memory):
    for message in "abc":
        noted(memory, message)

    first = taken(memory, "b")
    answer(memory, first)

    assert (first.message_id, taken(memory, "b").message_id) == ("a", "b")


def test_what_waited_for_too_long_is_done_only_when_it_comes_again(memory):
    noted(memory, "a", at=NOW - WAITED_FOR_S - 1)
    noted(memory, "b")

    assert taken(memory, "b").message_id == "b"
    assert taken(memory, "a").message_id == "a"


def test_who_was_overtaken_stores_nothing(memory):
    noted(memory, "a")
    slow, quick = taken(memory, "a"), taken(memory, "a")
    answer(memory, quick, "quick")

    with pytest.raises(MemoryConflict):
        answer(memory, slow, "slow")
    mark_failed(memory, slow)

    assert quick.fence > slow.fence
    assert [said["text"] for said in read_replies(memory, "c1", "a")] == ["quick"]


def test_fences_rise_over_all_messages_whatever_the_clock_says(memory):
    for message in "ab":
        noted(memory, message)
    first = taken(memory, "a")
    answer(memory, first)

    assert taken(memory, "b", at=NOW - 60).fence > first.fence


def test_a_failed_message_is_left_until_it_comes_again(memory):
    noted(memory, "a")
    mark_failed(memory, taken(memory, "a"))
    assert taken(memory, "a") is None
    assert left_over(memory, clock=lambda: NOW) == []

    assert noted(memory, "a") == Noted(1, is_repeat=True)
    assert taken(memory, "a").message_id == "a"


def test_a_message_that_kills_whoever_takes_it_is_given_up(memory):
    noted(memory, "a")
    noted(memory, "b")
    for _ in range(MOST_ATTEMPTS):
        assert taken(memory, "b").message_id == "a"

    assert taken(memory, "b").message_id == "b"
    assert taken(memory, "a") is None


def test_what_was_left_is_found(memory):
    for message in "abc":
        noted(memory, message)
    noted(memory, "d", at=NOW - WAITED_FOR_S - 1)
    answer(memory, taken(memory, "a"))
    mark_failed(memory, taken(memory, "b"))

    assert left_over(memory, clock=lambda: NOW) == [Left("c1", "c", "web", None, False)]
    assert count_unanswered(memory, clock=lambda: NOW) == 1


def test_what_is_to_be_posted_is_left_until_it_is(memory):
    noted(memory, "a", recipient="ann")
    answer(memory, taken(memory, "a"))

    assert left_over(memory, clock=lambda: NOW) == [Left("c1", "a", "web", "ann", True)]
    mark_posted(memory, "c1", "a")
    assert left_over(memory, clock=lambda: NOW) == []


def test_simultaneous_messages_get_turns_of_their_own(memory):
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: noted(memory, str(n)), range(24)))

    assert sorted(each.turn for each in found) == list(range(1, 25))


def test_simultaneous_repeats_are_one_message(memory):
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: noted(memory, "a"), range(16)))

    assert sorted(each.is_repeat for each in found) == [False] + [True] * 15
    assert {each.turn for each in found} == {1}
