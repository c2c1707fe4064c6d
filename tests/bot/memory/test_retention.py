"""Talks that are long over are deleted whole; one that goes on is never cut."""
import threading

import pytest
import sqlalchemy as sa

from actions.message_metadata import MessageMetadata
from bot.memory.buttons import Button, remember_buttons
from bot.memory.database import (
    BUTTON,
    EVENT,
    INBOX,
    METADATA,
    OUTBOX,
    SIGNED_OUT,
    SNAPSHOT,
    memory_scope,
    open_memory,
)
from bot.memory.event_rows import Snapshot, append_events
from bot.memory.inbox import Noted, mark_failed, note, take_next
from bot.memory.retention import CHUNK, TABLES, forget_sign_outs, forget_talks

OLD, LIMIT, NEW = 1000.0, 2000.0, 3000.0


@pytest.fixture(params=["sqlite", "postgresql"])
def memory(request, tmp_path):
    url = f"sqlite:///{tmp_path}/conversations.db"
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres")
        name = f"retention_{tmp_path.name}".lower().replace("-", "_")[:60]
        server.psql(f"create database {name};")
        url = server.get_uri(name)
    engine = open_memory(url, may_create=True)
    yield engine
    engine.dispose()


def talk(memory, conversation, *times, first=0):
    """An event at each of these times, with all that a talk leaves behind."""
    events = [{"event": "user", "timestamp": at} for at in times]
    append_events(memory, conversation, first, events, Snapshot(1, []) if first == 0 else None)
    noted(memory, conversation, "m1", times[0])
    remember_buttons(memory, conversation, [Button("b1", "/affirm", "Yes")])


def noted(memory, conversation, message, at):
    about = MessageMetadata(message_id=message)
    return note(memory, conversation, "hello", about, clock=lambda: at)


def post(memory, conversation, state, at=OLD):
    row = {
        "key": f"k {conversation}", "channel": "echo", "recipient": "ann", "body": "{}",
        "conversation": conversation, "state": state, "attempts": 0, "due_at": at,
        "created_at": at,
    }
    with memory_scope(memory) as connection:
        connection.execute(sa.insert(OUTBOX).values(row))


def forget(memory):
    return forget_talks(memory, LIMIT, lambda: None)


def left(memory, table):
    with memory_scope(memory) as connection:
        query = sa.select(table.c.conversation).order_by(table.c.conversation)
        return list(connection.execute(query).scalars())


def test_a_talk_that_is_over_leaves_nothing(memory):
    talk(memory, "old", OLD, OLD + 1)
    post(memory, "old", "sent")

    assert forget(memory) == 1

    assert {table.name: left(memory, table) for table in TABLES} == {
        table.name: [] for table in TABLES
    }


def test_every_table_that_holds_talks_is_thought_of():
    assert {*TABLES, SIGNED_OUT} == set(METADATA.tables.values())
    assert all("conversation" in table.c for table in METADATA.tables.values())


@pytest.mark.parametrize("at", [LIMIT, NEW])
def test_a_talk_that_goes_on_keeps_all_that_it_has(memory, at):
    talk(memory, "long", OLD, OLD, at)

    assert forget(memory) == 0

    assert left(memory, EVENT) == ["long"] * 3
    for table in (SNAPSHOT, INBOX, BUTTON):
        assert left(memory, table) == ["long"]


def test_a_talk_taken_up_at_this_very_moment_is_not_cut(memory):
    talk(memory, "old", OLD)
    noted(memory, "old", "m2", NEW)  # its turn has only begun

    assert forget(memory) == 0
    assert left(memory, EVENT) == ["old"]


def test_a_message_tried_again_is_a_sign_of_life(memory):
    talk(memory, "old", OLD)
    mark_failed(memory, take_next(memory, "old", "m1", clock=lambda: OLD))
    noted(memory, "old", "m1", NEW)

    assert forget(memory) == 0


def test_what_still_has_to_be_sent_keeps_its_talk(memory):
    for conversation, state in (("a", "queued"), ("b", "sent"), ("c", "failed")):
        talk(memory, conversation, OLD)
        post(memory, conversation, state)

    forget(memory)

    assert left(memory, EVENT) == left(memory, OUTBOX) == ["a"]


def test_a_message_whose_turn_failed_goes_too(memory):
    noted(memory, "failed", "m1", OLD)

    assert forget(memory) == 1
    assert left(memory, INBOX) == []


def test_messages_noted_by_an_earlier_version_go_with_their_talk(memory):
    talk(memory, "old", OLD)
    talk(memory, "open", NEW)
    with memory_scope(memory) as connection:
        connection.execute(sa.update(INBOX).values(noted_at=None))

    assert forget(memory) == 1
    assert left(memory, INBOX) == ["open"]


def test_many_are_forgotten_in_chunks(memory):
    for number in range(CHUNK + 3):
        talk(memory, f"old {number}", OLD)
    talk(memory, "open", NEW)
    steps = []

    assert forget_talks(memory, LIMIT, lambda: steps.append(1)) == CHUNK + 3

    assert len(steps) == 2
    assert left(memory, EVENT) == ["open"]


def test_told_to_end_it_leaves_whole_talks(memory):
    for number in range(CHUNK + 3):
        talk(memory, f"old {number}", OLD, OLD)
    steps = iter([None])

    with pytest.raises(StopIteration):
        forget_talks(memory, LIMIT, lambda: next(steps))

    assert left(memory, SNAPSHOT) == left(memory, INBOX) == left(memory, BUTTON)
    assert len(left(memory, EVENT)) == 2 * len(left(memory, SNAPSHOT)) == 6


def test_after_it_was_forgotten_a_conversation_begins_anew(memory):
    talk(memory, "old", OLD)
    forget(memory)

    assert noted(memory, "old", "m1", NEW) == Noted(1)


def test_whoever_takes_up_a_talk_while_it_is_forgotten_finds_all_or_nothing(memory):
    talk(memory, "old", OLD)
    arrivals = []
    taking_up = threading.Thread(
        target=lambda: arrivals.append(noted(memory, "old", "m2", NEW))
    )

    taking_up.start()
    forgotten = forget(memory)
    taking_up.join()

    assert (forgotten, arrivals) in [(0, [Noted(2)]), (1, [Noted(1)])]
    assert left(memory, EVENT) == ([] if forgotten else ["old"])


def test_a_sign_out_outlives_its_talk_until_no_token_is_valid(memory):
    talk(memory, "old", OLD)
    with memory_scope(memory) as connection:
        connection.execute(sa.insert(SIGNED_OUT).values(conversation="old", at=OLD))

    forget(memory)
    assert left(memory, SIGNED_OUT) == ["old"]

    forget_sign_outs(memory, OLD)
    assert left(memory, SIGNED_OUT) == ["old"]
    forget_sign_outs(memory, OLD + 1)
    assert left(memory, SIGNED_OUT) == []
