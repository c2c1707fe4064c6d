"""Delivery through a door that can send: an echo that keeps what it is given."""
import asyncio
import random

import pytest

from bot.channels.channel import Inbound, NotSent, Shown
from bot.channels.outbox import Letter, Outbox
from bot.front.delivery import MOST_ATTEMPTS, Delivery
from bot.front.limits import Limits
from bot.front.reception import Reception
from bot.memory.database import open_memory
from tests.asgi import until
from tests.bot.front.builders import ScriptedBot

pytestmark = pytest.mark.asyncio


class EchoDoor:
    """A messaging platform in a list."""

    name, can_send = "echo", True

    def __init__(self, fails=()):
        self.sent = []
        self._fails = list(fails)

    def routes(self, reception):
        return []

    async def read(self, request):
        raise NotImplementedError

    def show(self, message, conversation):
        return Shown({"text": message["text"]})

    async def send(self, recipient, body):
        if self._fails:
            raise self._fails.pop(0)
        self.sent.append((recipient, body["text"]))


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def memory(tmp_path):
    engine = open_memory(f"sqlite:///{tmp_path}/conversations.db", may_create=True)
    yield engine
    engine.dispose()


def a_delivery(memory, door, clock):
    return Delivery(Outbox(memory), {"echo": door}, clock, random.Random(1))


def post(memory, number=1, channel="echo"):
    letter = Letter(f"k{number}", channel, "ann", "c1", {"text": f"number {number}"})
    Outbox(memory).post(letter, now=0)


async def test_what_is_posted_is_sent_once(memory):
    door, clock = EchoDoor(), Clock()
    post(memory)
    delivery = a_delivery(memory, door, clock)

    assert [await delivery.deliver_due(), await delivery.deliver_due()] == [1, 0]
    assert door.sent == [("ann", "number 1")]
    assert Outbox(memory).states() == {"sent": 1}


@pytest.mark.parametrize("failure", [NotSent("busy"), ConnectionError("away")])
async def test_a_door_that_fails_is_tried_again_after_a_while(memory, failure):
    door, clock = EchoDoor(fails=[failure]), Clock()
    post(memory)
    delivery = a_delivery(memory, door, clock)

    assert [await delivery.deliver_due(), await delivery.deliver_due()] == [1, 0]
    clock.now = 3600.0
    await delivery.deliver_due()

    assert door.sent == [("ann", "number 1")]


async def test_what_can_never_be_sent_lets_the_next_one_out(memory):
    door, clock = EchoDoor(fails=[NotSent("blocked", is_final=True)]), Clock()
    post(memory, 1)
    post(memory, 2)
    delivery = a_delivery(memory, door, clock)
    await delivery.deliver_due()
    await delivery.deliver_due()

    assert door.sent == [("ann", "number 2")]
    assert Outbox(memory).states() == {"failed": 1, "sent": 1}


async def test_is_given_up_in_the_end(memory):
    door, clock = EchoDoor(fails=[NotSent("busy")] * 100), Clock()
    post(memory)
    delivery = a_delivery(memory, door, clock)
    tried = 0
    for hour in range(100):
        clock.now = hour * 3600.0
        tried += await delivery.deliver_due()

    assert tried == MOST_ATTEMPTS
    assert Outbox(memory).states() == {"failed": 1}


async def test_a_letter_of_a_channel_that_was_taken_down_fails(memory):
    post(memory, channel="gone")

    await a_delivery(memory, EchoDoor(), Clock()).deliver_due()

    assert Outbox(memory).states() == {"failed": 1}


async def test_a_door_without_an_open_request_answers_through_the_outbox(memory):
    async def twice(message):
        yield {"text": f"You said {message.text}"}
        yield {"text": "Anything else?"}

    door, clock = EchoDoor(), Clock()
    reception = Reception(memory, ScriptedBot(twice, memory), Limits())
    inbound = Inbound("echo", "c1", "m1", text="hello")
    await reception.take_apart(door, inbound, "ann")
    await reception.take_apart(door, inbound, "ann")  # delivered twice, as platforms do
    await until(lambda: Outbox(memory).states() == {"queued": 2})
    clock.now = 1e12
    delivery = a_delivery(memory, door, clock)
    while await delivery.deliver_due():
        await asyncio.sleep(0)

    assert door.sent == [("ann", "You said hello"), ("ann", "Anything else?")]
