"""Reception without a network: admitted once, in order, answered whatever fails."""
import asyncio
import time
from contextlib import asynccontextmanager
from itertools import groupby

import pytest

from actions.message_metadata import MessageMetadata
from bot.channels.channel import Inbound, Refused
from bot.channels.replies import DONE, TRY_AGAIN
from bot.front.bot_client import BotFailed, BotGone
from bot.front.limits import Limits
from bot.front.reception import Reception
from bot.memory.database import MemoryUnavailable, open_memory
from bot.memory.history import read_replies
from bot.memory.inbox import note
from tests.asgi import until
from tests.bot.front.builders import ScriptedBot, a_web_door
from tests.counted import counted

pytestmark = pytest.mark.asyncio

ID = "00000000-0000-0000-0000-00000000000{}"


def a_message(number, text="hello", conversation="c1"):
    return Inbound("web", conversation, ID.format(number), text=text)


def about(number):
    return MessageMetadata(message_id=ID.format(number))


@asynccontextmanager
async def a_reception(tmp_path, bot):
    engine = bot.memory = open_memory(f"sqlite:///{tmp_path}/conversations.db", may_create=True)
    reception, door = Reception(engine, bot, Limits()), a_web_door(tmp_path, engine)

    async def take(inbound):
        return [line async for line in await reception.take(door, inbound)]

    take.reception, take.door = reception, door
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


async def test_of_two_of_one_id_one_is_heard_and_both_are_answered(tmp_path):
    bot = ScriptedBot()
    async with a_reception(tmp_path, bot) as take:
        answers = await asyncio.gather(take(a_message(1)), take(a_message(1)))

    assert len(bot.heard) == 1
    assert answers[0] == answers[1]
    assert [line["type"] for line in answers[0]] == ["message", "done"]


async def test_a_button_is_told_again_as_it_was(tmp_path):
    async with a_reception(tmp_path, ScriptedBot(offer_order)) as take:
        answers = [await take(a_message(1)) for _ in range(2)]

    assert answers[0] == answers[1]
    assert answers[0][0]["message"]["buttons"][0]["title"] == "Order"


@pytest.mark.parametrize(("times", "outcome", "turns"), [(1, "noted", 1), (3, "repeated", 2)])
async def test_messages_are_counted_and_those_that_came_before_apart(
    tmp_path, times, outcome, turns
):
    timed = {1: "answered", 3: "told_again"}[times]
    with (
        counted("pramuniaga_messages_total", outcome=outcome) as messages,
        counted("pramuniaga_turn_duration_seconds_count", outcome=timed) as answers,
    ):
        async with a_reception(tmp_path, ScriptedBot()) as take:
            for _ in range(times):
                await take(a_message(1))

    assert (messages, answers) == ([turns], [turns])


async def offer_order(_):
    yield {"text": "so", "buttons": [{"title": "Order", "payload": "/order"}]}


async def test_what_its_front_took_along_is_heard_when_it_comes_again(tmp_path):
    bot = ScriptedBot()
    async with a_reception(tmp_path, bot) as take:
        note(bot.memory, "c1", "hello", about(1))  # and then that front died

        lines = await take(a_message(1))

    assert (lines[-1], len(bot.heard), bot.heard[0].metadata["turn"]) == (DONE, 1, 1)


async def test_what_failed_is_heard_again_under_its_id(tmp_path, caplog):
    has_failed = []

    async def once(_):
        if not has_failed:
            has_failed.append(True)
            raise BotFailed("the turn broke down")
        yield {"text": "back"}

    async with a_reception(tmp_path, ScriptedBot(once)) as take:
        first, second = await take(a_message(1)), await take(a_message(1))

    assert first == [TRY_AGAIN]
    assert second[-1] == DONE
    assert second[0]["message"]["text"] == "back"
    assert "the turn broke down" in caplog.text


async def test_a_bot_that_breaks_off_is_asked_again_and_what_it_said_is_void(tmp_path):
    tries = []

    async def breaking_off(_):
        tries.append(True)
        if len(tries) == 1:
            yield {"text": "half"}
        if len(tries) < 3:
            raise BotGone("killed")
        yield {"text": "whole"}

    with counted("pramuniaga_bot_asked_again_total") as asked_again:
        async with a_reception(tmp_path, ScriptedBot(breaking_off)) as take:
            lines = await take(a_message(1))

    assert asked_again == [2]
    assert [line.get("message", {}).get("text", line["type"]) for line in lines] == [
        "half", "again", "whole", "done"]


async def test_a_bot_that_stays_away_is_told_in_the_end(tmp_path, monkeypatch):
    monkeypatch.setattr("bot.front.reception.BOT_BACK_S", 0.0)

    async def away(_):
        raise BotGone("there is none")
        yield

    async with a_reception(tmp_path, ScriptedBot(away)) as take:
        assert await take(a_message(1)) == [TRY_AGAIN]


async def test_what_cannot_be_noted_in_time_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("bot.front.reception.NOTING_S", 0.02)
    monkeypatch.setattr("bot.front.reception.note", lambda *_: time.sleep(0.2))

    async with a_reception(tmp_path, ScriptedBot()) as take:
        with pytest.raises(Refused) as refused:
            await take(a_message(1))

    assert (refused.value.status, refused.value.code) == (503, "try_again")


async def test_who_hears_nothing_for_long_is_told_to_wait(tmp_path, monkeypatch):
    monkeypatch.setattr("bot.front.silence.LONG_S", 0.02)

    async def slow(_):
        await asyncio.sleep(0.2)
        yield {"text": "at last"}
        await asyncio.sleep(0.05)

    async with a_reception(tmp_path, ScriptedBot(slow)) as take:
        lines = await take(a_message(1))

    types = [line["type"] for line in lines]
    assert types.count("wait") > 1
    assert [each for each, _ in groupby(types)] == ["wait", "message", "wait", "done"]


async def test_a_new_front_takes_up_what_the_one_before_left(tmp_path):
    bot = ScriptedBot()
    async with a_reception(tmp_path, bot) as take:
        for number in (1, 2):
            note(bot.memory, "c1", str(number), about(number))
        await take.reception.take_up([take.door])
        await until(lambda: read_replies(bot.memory, "c1", ID.format(2)) is not None)

        lines = await take(a_message(2))

    assert [m.text for m in bot.heard] == ["1", "2"]
    assert lines[0]["message"]["text"] == "You said 2"


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

    monkeypatch.setattr("bot.front.reception.note", away)
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


async def test_a_typed_title_is_taken_as_the_button(tmp_path):
    async def asks_back(message):
        yield {"text": "Which?", "buttons": [{"title": "None of these", "payload": "/help"}]}

    bot = ScriptedBot(asks_back)
    async with a_reception(tmp_path, bot) as take:
        await take(a_message(1))
        await take(a_message(2, "none of these"))

    assert [m.text for m in bot.heard] == ["hello", "/help"]
    assert bot.heard[1].metadata["title"] == "None of these"
