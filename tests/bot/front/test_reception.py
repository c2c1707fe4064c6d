"""Reception without a network: admitted once, in order, answered whatever fails."""
import asyncio
from contextlib import asynccontextmanager

import pytest

from bot.channels.channel import Inbound, Refused
from bot.channels.replies import DONE, DUPLICATE, TRY_AGAIN
from bot.front.bot_client import BotFailed
from bot.front.limits import Limits
from bot.front.reception import Reception
from bot.memory.database import MemoryUnavailable, open_memory
from bot.memory.seen_messages import note_message
from tests.asgi import until
from tests.bot.front.builders import ScriptedBot, a_web_door

pytestmark = pytest.mark.asyncio

ID = "00000000-0000-0000-0000-00000000000{}"


def a_message(number, text="hello", conversation="c1"):
    return Inbound("web", conversation, ID.format(number), text=text)


@asynccontextmanager
async def a_reception(tmp_path, bot):
    engine = open_memory(f"sqlite:///{tmp_path}/conversations.db", may_create=True)
    reception, door = Reception(engine, bot, Limits()), a_web_door(tmp_path, engine)

    async def take(inbound):
        return [line async for line in await reception.take(door, inbound)]

    yield take
    engine.dispose()


async def test_quick_messages_are_answered_in_the_order_in_which_they_came(tmp_path):
    bot = ScriptedBot()
    async with a_reception(tmp_path, bot) as take:
        await asyncio.gather(*(take(a_message(n, str(n))) for n in range(5)))

    assert [m.text for m in bot.heard] == ["0", "1", "2", "3", "4"]
    assert [m.metadata["turn"] for m in bot.heard] == [1, 2, 3, 4, 5]


async def test_a_message_waits_for_the_turn_before_it_and_for_no_other(tmp_path):
    goes_on, happened = asyncio.Event(), []

    async def slow(message):
        happened.append(f"{message.sender_id} begins")
        if message.sender_id == "c1" and not goes_on.is_set():
            await goes_on.wait()
        happened.append(f"{message.sender_id} ends")
        yield {"text": "so"}

    async with a_reception(tmp_path, ScriptedBot(slow)) as take:
        turns = [asyncio.create_task(take(a_message(n))) for n in (1, 2)]
        await until(lambda: happened == ["c1 begins"])
        await take(a_message(3, conversation="c2"))
        assert happened == ["c1 begins", "c2 begins", "c2 ends"]
        goes_on.set()
        await asyncio.gather(*turns)

    assert happened[3:] == ["c1 ends", "c1 begins", "c1 ends"]


async def test_of_two_of_one_id_one_is_heard(tmp_path):
    bot = ScriptedBot()
    async with a_reception(tmp_path, bot) as take:
        answers = await asyncio.gather(take(a_message(1)), take(a_message(1)))

    assert len(bot.heard) == 1
    assert [lines[-1] for lines in answers] == [DONE, DONE]
    assert answers[1][0] == DUPLICATE


async def test_what_its_front_took_along_is_heard_when_it_comes_again(tmp_path):
    bot = ScriptedBot()
    async with a_reception(tmp_path, bot) as take:
        memory = open_memory(f"sqlite:///{tmp_path}/conversations.db")
        note_message(memory, "c1", ID.format(1))  # and then that front died

        lines = await take(a_message(1))

    assert (lines[-1], len(bot.heard), bot.heard[0].metadata["turn"]) == (DONE, 1, 1)
    memory.dispose()


async def test_what_failed_is_heard_again_under_its_id(tmp_path, caplog):
    has_failed = []

    async def once(_):
        if not has_failed:
            has_failed.append(True)
            raise BotFailed("the worker is away")
        yield {"text": "back"}

    async with a_reception(tmp_path, ScriptedBot(once)) as take:
        first, second = await take(a_message(1)), await take(a_message(1))

    assert first == [TRY_AGAIN]
    assert second[-1] == DONE
    assert second[0]["message"]["text"] == "back"
    assert "the worker is away" in caplog.text


async def test_a_failure_nobody_thought_of_is_answered_too(tmp_path, caplog):
    async def odd(_):
        yield {"custom": {"type": "cards", "items": [{"label": "x", "payload": "/x"}], "n": {1}}}
        raise ZeroDivisionError

    async with a_reception(tmp_path, ScriptedBot(odd)) as take:
        lines = await take(a_message(1))

    assert lines[-1] == TRY_AGAIN
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize("error", [MemoryUnavailable("disk full"), KeyError("disk full")])
async def test_without_its_memory_nothing_is_taken_in(tmp_path, monkeypatch, caplog, error):
    def away(*_):
        raise error

    monkeypatch.setattr("bot.front.reception.note_message", away)
    bot = ScriptedBot()
    async with a_reception(tmp_path, bot) as take:
        with pytest.raises(Refused) as refused:
            await take(a_message(1))

    assert (refused.value.status, refused.value.code) == (503, "try_again")
    assert bot.heard == []
    assert "disk full" in caplog.text


async def test_who_leaves_does_not_end_the_turn(tmp_path):
    goes_on, finished = asyncio.Event(), asyncio.Event()

    async def slow(_):
        await goes_on.wait()
        finished.set()
        yield {"text": "so"}

    async with a_reception(tmp_path, ScriptedBot(slow)) as take:
        turn = asyncio.create_task(take(a_message(1)))
        await asyncio.sleep(0.05)
        turn.cancel()
        goes_on.set()
        await asyncio.wait_for(finished.wait(), 2)
