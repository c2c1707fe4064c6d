"""The bot worker through the front's own client: streamed, private, and alone responsible."""
import asyncio

import aiohttp
import pytest

from bot.front.bot_client import BotClient, BotFailed, HeardBefore
from bot.rasa.agent import AlreadyHeard
from bot.rasa.turns import Turns, build_app
from tests.asgi import serving, until

pytestmark = pytest.mark.asyncio

TOKEN = "t" * 32


class Agent:
    """Says what `reply(message)` yields."""

    def __init__(self, reply):
        self.heard = []
        self._reply = reply

    async def handle_message(self, message):
        self.heard.append(message)
        async for said in self._reply(message):
            await message.output_channel.send_response(message.sender_id, said)


class TcpClient(BotClient):
    """Reaches a worker that listens on a port."""

    def __init__(self, port, token=TOKEN):
        super().__init__("unused", token)
        self._http = aiohttp.ClientSession(
            f"http://127.0.0.1:{port}", headers={"Authorization": f"Bearer {token}"},
        )

    @property
    def http(self):
        return self

    def post(self, url, **kwargs):
        return self._http.post(url.removeprefix("http://private"), **kwargs)

    def get(self, url, **kwargs):
        return self._http.get(url.removeprefix("http://private"), **kwargs)


def a_worker(agent, seconds=5.0):
    return serving(build_app(Turns(agent, seconds), "m.tar.gz", TOKEN))


async def said(client, text="hello", **metadata):
    return [message async for message in client.turn("c1", text, metadata)]


async def in_two_parts(message):
    yield {"text": f"You said {message.text}"}
    yield {"text": "That is all"}


async def test_a_turn_comes_back_message_by_message():
    agent = Agent(in_two_parts)
    async with a_worker(agent) as port:
        client = TcpClient(port)
        answers = await said(client, channel="telegram", turn=3, message_id="m3", customer="C1")
        await client.close()

    assert answers == [{"text": "You said hello"}, {"text": "That is all"}]
    heard = agent.heard[0]
    assert (heard.sender_id, heard.message_id, heard.input_channel) == ("c1", "m3", "telegram")
    assert heard.output_channel.name() == "telegram"
    assert heard.metadata == {
        "channel": "telegram", "turn": 3, "message_id": "m3", "customer": "C1",
    }


async def test_a_message_that_was_heard_before_is_told_as_such():
    async def before(_):
        raise AlreadyHeard
        yield

    async with a_worker(Agent(before)) as port:
        client = TcpClient(port)
        with pytest.raises(HeardBefore):
            await said(client, channel="web", turn=1, message_id="m1")
        await client.close()


async def test_each_message_is_sent_as_soon_as_it_is_said():
    goes_on = asyncio.Event()

    async def waiting(_):
        yield {"text": "first"}
        await goes_on.wait()
        yield {"text": "second"}

    async with a_worker(Agent(waiting)) as port:
        client = TcpClient(port)
        turn = client.turn("c1", "hello", {})
        assert await turn.__anext__() == {"text": "first"}
        goes_on.set()
        assert [message async for message in turn] == [{"text": "second"}]
        await client.close()


async def test_a_turn_that_breaks_down_is_told_as_failed(caplog):
    async def break_down(_):
        yield {"text": "One moment"}
        raise ConnectionError("disk full")

    async with a_worker(Agent(break_down)) as port:
        client = TcpClient(port)
        turn = client.turn("c1", "hello", {"message_id": "m1"})
        assert await turn.__anext__() == {"text": "One moment"}
        with pytest.raises(BotFailed):
            await turn.__anext__()
        await client.close()

    assert "Message m1 of c1 failed" in caplog.text


async def test_a_turn_that_hangs_is_given_up():
    async def hang(_):
        await asyncio.sleep(60)
        yield {}

    async with a_worker(Agent(hang), seconds=0.05) as port:
        client = TcpClient(port)
        with pytest.raises(BotFailed):
            await said(client)
        await client.close()


async def test_a_front_that_leaves_does_not_end_the_turn():
    goes_on, finished = asyncio.Event(), asyncio.Event()

    async def slow(_):
        yield {"text": "first"}
        await goes_on.wait()
        finished.set()
        yield {"text": "second"}

    async with a_worker(Agent(slow)) as port:
        client = TcpClient(port)
        turn = client.turn("c1", "hello", {})
        await turn.__anext__()
        await turn.aclose()
        await client.close()
        goes_on.set()
        await until(finished.is_set)


async def test_only_our_front_may_talk_to_it():
    agent = Agent(in_two_parts)
    async with a_worker(agent) as port:
        stranger = TcpClient(port, token="x" * 32)
        with pytest.raises(BotFailed, match="403"):
            await said(stranger)
        assert await stranger.health() is None
        await stranger.close()

    assert agent.heard == []


async def test_tells_its_model():
    async with a_worker(Agent(in_two_parts)) as port:
        client = TcpClient(port)
        assert await client.health() == {"model": "m.tar.gz"}
        await client.close()


async def test_a_worker_that_is_not_there_is_a_failed_turn(tmp_path):
    client = BotClient(tmp_path / "bot.sock", TOKEN)

    with pytest.raises(BotFailed):
        await said(client)
    assert await client.health() is None
    await client.close()
