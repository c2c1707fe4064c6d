"""The outbox: every letter once, in order, to whoever it is for."""
import pytest

from bot.channels.outbox import LEASE_SECONDS, Letter, Outbox
from bot.memory.database import open_memory


@pytest.fixture(params=["sqlite", "postgresql"])
def outbox(request, tmp_path):
    url = f"sqlite:///{tmp_path}/conversations.db"
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres")
        name = f"outbox_{tmp_path.name}".lower().replace("-", "_")[:60]
        server.psql(f"create database {name};")
        url = server.get_uri(name)
    engine = open_memory(url, may_create=True)
    yield Outbox(engine)
    engine.dispose()


def a_letter(number, recipient="ann"):
    return Letter(f"k{number}", "echo", recipient, "c1", {"text": f"number {number}"})


def keys(taken):
    return [each.letter.key for each in taken]


def test_a_letter_is_posted_once_however_often_that_is_tried(outbox):
    assert outbox.post(a_letter(1), now=0)
    assert not outbox.post(a_letter(1), now=0)

    (taken,) = outbox.take_due(now=0)
    assert (taken.letter, taken.attempts) == (a_letter(1), 1)


def test_letters_to_one_person_go_out_one_after_the_other(outbox):
    for letter in (a_letter(1), a_letter(2), a_letter(3, "ben")):
        outbox.post(letter, now=0)

    first = outbox.take_due(now=0)
    assert keys(first) == ["k1", "k3"]
    assert outbox.take_due(now=1) == []  # k1 is under way: k2 must not overtake it
    outbox.mark_sent(first[0])
    assert keys(outbox.take_due(now=1)) == ["k2"]


def test_what_was_taken_and_never_told_of_is_taken_again(outbox):
    outbox.post(a_letter(1), now=0)
    outbox.take_due(now=0)

    assert outbox.take_due(now=LEASE_SECONDS - 1) == []
    assert [taken.attempts for taken in outbox.take_due(now=LEASE_SECONDS)] == [2]


def test_a_failure_is_tried_again_later_or_never(outbox):
    outbox.post(a_letter(1), now=0)
    outbox.post(a_letter(2), now=0)
    (taken,) = outbox.take_due(now=0)
    outbox.mark_failed(taken, "busy", again_at=10)
    assert outbox.take_due(now=9) == []
    (again,) = outbox.take_due(now=10)
    outbox.mark_failed(again, "no such person", again_at=None)

    assert keys(outbox.take_due(now=10)) == ["k2"]
    assert outbox.states() == {"failed": 1, "queued": 1}
