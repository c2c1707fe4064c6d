"""The lock store: one at a time, in order, at once."""
import asyncio

import pytest
from rasa.core.lock_store import LockError

from bot.memory.lock_store import InProcessLockStore

pytestmark = pytest.mark.asyncio


async def test_three_quick_messages_run_in_order():
    store, events = InProcessLockStore(), []

    async def turn(name):
        async with store.lock("c1"):
            events.append(f"{name} in")
            await asyncio.sleep(0.01)
            events.append(f"{name} out")

    await asyncio.gather(*(turn(name) for name in "abc"))

    assert events == ["a in", "a out", "b in", "b out", "c in", "c out"]


async def test_the_next_one_goes_on_without_any_time_passing():
    store, entered = InProcessLockStore(), asyncio.Event()

    async def next_turn():
        async with store.lock("c1"):
            entered.set()

    async with store.lock("c1"):
        waiting = asyncio.create_task(next_turn())
        await asyncio.sleep(0)
        assert not entered.is_set()
    for _ in range(10):  # rounds of the event loop, in which no timer can run out
        await asyncio.sleep(0)

    assert entered.is_set()
    await waiting


async def test_conversations_do_not_wait_for_each_other():
    store = InProcessLockStore()

    async with store.lock("c1"), store.lock("c2", lock_lifetime=0.1):
        assert not store.is_someone_waiting("c1")


async def test_gives_up_after_its_patience():
    store = InProcessLockStore()

    async with store.lock("c1"):
        with pytest.raises(LockError):
            async with store.lock("c1", lock_lifetime=0.01):
                pytest.fail("two turns at once")


async def test_a_failed_turn_lets_the_next_one_in():
    store = InProcessLockStore()

    with pytest.raises(ConnectionError):
        async with store.lock("c1"):
            raise ConnectionError

    async with store.lock("c1", lock_lifetime=0.1):
        pass


async def test_one_that_leaves_the_line_does_not_block_it():
    store, got_in = InProcessLockStore(), []

    async def turn(name):
        async with store.lock("c1"):
            got_in.append(name)

    async with store.lock("c1"):
        leaving, staying = asyncio.create_task(turn("a")), asyncio.create_task(turn("b"))
        await asyncio.sleep(0.01)
        assert store.is_someone_waiting("c1")
        leaving.cancel()
    await staying

    assert got_in == ["b"]


async def test_forgets_conversations_that_are_done():
    store = InProcessLockStore()
    async with store.lock("c1"):
        pass

    assert store._lines.length("c1") == 0
