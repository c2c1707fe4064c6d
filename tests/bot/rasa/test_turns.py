"""The bot worker through the front's own client: streamed, private, and alone responsible."""
import asyncio
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import ANY

import pytest
import sqlalchemy as sa

from actions.message_metadata import MessageMetadata
from actions.process import open_private_socket
from bot.front.bot_client import BotClient, BotFailed
from bot.memory.database import INBOX, open_memory
from bot.memory.event_rows import append_events, next_ordinal
from bot.memory.history import read_replies
from bot.memory.inbox import note, take_next
from bot.memory.leases import open_leases
from bot.rasa.turns import Turns, build_app
from tests.asgi import serving, until
from tests.counted import counted

pytestmark = pytest.mark.asyncio

TOKEN = "t" * 32


class Agent:
    """Says what `reply(message)` yields, and keeps it, as Rasa's does."""

    def __init__(self, reply, memory):
        self.heard, self.memory = [], memory
        self._reply = reply

    async def handle_message(self, message):
        self.heard.append(message)
        events = [{"event": "user", "timestamp": 0.0}]
        async for said in self._reply(message):
            await message.output_channel.send_response(message.sender_id, said)
            events.append({"event": "bot", "timestamp": 0.0, "text": said["text"], "data": {}})
        first = next_ordinal(self.memory, message.sender_id)
        append_events(self.memory, message.sender_id, first, events, None, message.taken)


@pytest.fixture
def memory(tmp_path):
    engine = open_memory(f"sqlite:///{tmp_path}/conversations.db", may_create=True)
    yield engine
    engine.dispose()


@asynccontextmanager
async def a_worker(agent, memory, seconds=5.0):
    """Yields the socket at which it is reached."""
    app = build_app(Turns(agent, memory, open_leases(memory), seconds), "m.tar.gz", TOKEN)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bot.sock"
        async with serving(app, door=open_private_socket(path)):
            yield path


def noted(memory, message_id="m1", text="hello", **metadata):
    note(memory, "c1", text, MessageMetadata(message_id=message_id, **metadata))


async def said(client, message_id="m1"):
    return [message async for message in client.turn("c1", message_id)]


async def in_two_parts(message):
    yield {"text": f"You said {message.text}"}
    yield {"text": "That is all"}


async def test_a_turn_comes_back_message_by_message(memory):
    noted(memory, "m3", channel="telegram", customer="C1")
    agent = Agent(in_two_parts, memory)
    async with a_worker(agent, memory) as door:
        client = BotClient([door], TOKEN)
        answers = await said(client, "m3")
        await client.close()

    assert answers == [{"text": "You said hello"}, {"text": "That is all"}]
    heard = agent.heard[0]
    assert (heard.sender_id, heard.message_id, heard.input_channel) == ("c1", "m3", "telegram")
    assert heard.output_channel.name() == "telegram"
    assert heard.metadata == {
        "channel": "telegram", "turn": 1, "message_id": "m3", "customer": "C1", "fence": ANY,
    }


async def test_a_message_that_was_answered_gets_the_same_again(memory):
    noted(memory)
    agent = Agent(in_two_parts, memory)
    with counted("pramuniaga_messages_total", outcome="answered") as answered:
        async with a_worker(agent, memory) as door:
            client = BotClient([door], TOKEN)
            answers = [await said(client) for _ in range(2)]
            await client.close()

    assert answered == [1]
    assert answers[0] == answers[1] == [{"text": "You said hello"}, {"text": "That is all"}]
    assert len(agent.heard) == 1


async def test_a_message_that_nobody_noted_is_a_failed_turn(memory):
    async with a_worker(Agent(in_two_parts, memory), memory) as door:
        client = BotClient([door], TOKEN)
        with pytest.raises(BotFailed):
            await said(client)
        await client.close()


async def test_two_workers_serve_one_conversation_in_the_order_in_which_it_was_noted(memory):
    numbers = [str(number) for number in range(6)]
    for number in numbers:
        noted(memory, number, text=number)
    agents = [Agent(in_two_parts, memory) for _ in range(2)]
    async with a_worker(agents[0], memory) as one, a_worker(agents[1], memory) as other:
        clients = [BotClient([door], TOKEN) for door in (one, other)]
        asked = [(client, number) for number in reversed(numbers) for client in clients]
        answers = await asyncio.gather(*(said(*each) for each in asked))
        for client in clients:
            await client.close()

    assert [each[0]["text"] for each in answers] == [f"You said {n}" for _, n in asked]
    heard = [m.text for agent in agents for m in agent.heard]
    assert sorted(heard) == numbers
    with memory.connect() as connection:
        rows = connection.execute(sa.select(INBOX.c.message_id).order_by(INBOX.c.first_event))
        assert list(rows.scalars()) == numbers


async def test_a_turn_that_failed_is_noted_as_such_and_holds_up_nobody(memory):
    async def first_fails(message):
        if message.message_id == "m1":
            raise ConnectionError("the actions are down")
        yield {"text": "so"}

    for message_id in ("m1", "m2"):
        noted(memory, message_id)
    async with a_worker(Agent(first_fails, memory), memory) as door:
        client = BotClient([door], TOKEN)
        assert await said(client, "m2") == [{"text": "so"}]
        await client.close()

    assert take_next(memory, "c1", "m1") is None
    assert read_replies(memory, "c1", "m1") is None


async def test_each_message_is_sent_as_soon_as_it_is_said(memory):
    noted(memory)
    goes_on = asyncio.Event()

    async def waiting(_):
        yield {"text": "first"}
        await goes_on.wait()
        yield {"text": "second"}

    async with a_worker(Agent(waiting, memory), memory) as door:
        client = BotClient([door], TOKEN)
        turn = client.turn("c1", "m1")
        assert await turn.__anext__() == {"text": "first"}
        goes_on.set()
        assert [message async for message in turn] == [{"text": "second"}]
        await client.close()


async def test_a_turn_that_breaks_down_is_told_as_failed(memory, caplog):
    noted(memory)
    async def break_down(_):
        yield {"text": "One moment"}
        raise ConnectionError("disk full")

    async with a_worker(Agent(break_down, memory), memory) as door:
        client = BotClient([door], TOKEN)
        turn = client.turn("c1", "m1")
        assert await turn.__anext__() == {"text": "One moment"}
        with pytest.raises(BotFailed):
            await turn.__anext__()
        await client.close()

    assert "Message m1 of c1 failed" in caplog.text


async def test_a_turn_that_hangs_is_given_up(memory):
    noted(memory)
    async def hang(_):
        await asyncio.sleep(60)
        yield {}

    async with a_worker(Agent(hang, memory), memory, seconds=0.05) as door:
        client = BotClient([door], TOKEN)
        with pytest.raises(BotFailed):
            await said(client)
        await client.close()


async def test_a_front_that_leaves_does_not_end_the_turn(memory):
    noted(memory)
    goes_on, finished = asyncio.Event(), asyncio.Event()

    async def slow(_):
        yield {"text": "first"}
        await goes_on.wait()
        finished.set()
        yield {"text": "second"}

    async with a_worker(Agent(slow, memory), memory) as door:
        client = BotClient([door], TOKEN)
        turn = client.turn("c1", "m1")
        await turn.__anext__()
        await turn.aclose()
        await client.close()
        goes_on.set()
        await until(finished.is_set)


async def test_only_our_front_may_talk_to_it(memory):
    noted(memory)
    agent = Agent(in_two_parts, memory)
    async with a_worker(agent, memory) as door:
        stranger = BotClient([door], "x" * 32)
        with pytest.raises(BotFailed, match="403"):
            await said(stranger)
        assert await stranger.health() is None
        await stranger.close()

    assert agent.heard == []


async def test_tells_its_model(memory):
    async with a_worker(Agent(in_two_parts, memory), memory) as door:
        client = BotClient([door], TOKEN)
        assert await client.health() == {"model": "m.tar.gz"}
        await client.close()


async def test_a_worker_that_is_not_there_is_a_failed_turn(tmp_path):
    client = BotClient([tmp_path / "bot.sock"], TOKEN)

    with pytest.raises(BotFailed):
        await said(client)
    assert await client.health() is None
    await client.close()
