"""Leases: one at a time over all processes, woken at once, also by a death."""
import asyncio
import multiprocessing
import os
import signal
import time

import pytest

from bot.memory.database import open_memory
from bot.memory.leases import open_leases
from bot.memory.lines import TooLong

SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/conversations.db"
    server = request.getfixturevalue("postgres")
    name = f"leases_{tmp_path.name}".lower().replace("-", "_")[:60]
    server.psql(f"create database {name};")
    return server.get_uri(name)


def leases_at(url):
    return open_leases(open_memory(url, may_create=True))


def hold_until_killed(url, held):
    async def hold():
        async with leases_at(url).hold("c1", 5.0):
            held.set()
            await asyncio.sleep(60)

    asyncio.run(hold())


async def order_of(*leases):
    """What happens when each is asked for the same conversation a few times, all at once."""
    happened = []

    async def turn(mine):
        async with mine.hold("c1", 10.0):
            happened.append("in")
            await asyncio.sleep(0.01)
            happened.append("out")

    await asyncio.gather(*(turn(each) for each in leases for _ in range(5)))
    return happened


@pytest.mark.asyncio
async def test_two_processes_take_turns(url):
    assert await order_of(leases_at(url), leases_at(url)) == ["in", "out"] * 10


@pytest.mark.asyncio
async def test_other_conversations_wait_for_nobody(url):
    mine, other = leases_at(url), leases_at(url)

    async with mine.hold("c1", 1.0), mine.hold("c2", 1.0), other.hold("c3", 1.0):
        pass


@pytest.mark.asyncio
async def test_whoever_waits_in_vain_is_told_and_leaves_nothing_locked(url):
    mine, other = leases_at(url), leases_at(url)
    async with mine.hold("c1", 1.0):
        with pytest.raises(TooLong):
            async with other.hold("c1", 0.1):
                pass

    for each in (mine, other, mine):
        async with each.hold("c1", 5.0):
            pass


@pytest.mark.asyncio
async def test_the_lease_of_who_was_killed_is_free_at_once(url):
    mine, held = leases_at(url), SPAWN.Event()
    holder = SPAWN.Process(target=hold_until_killed, args=(url, held))
    holder.start()
    assert await asyncio.to_thread(held.wait, 60)
    begun = time.monotonic()
    asyncio.get_running_loop().call_later(0.3, os.kill, holder.pid, signal.SIGKILL)

    async with mine.hold("c1", 10.0):
        waited = time.monotonic() - begun

    holder.join()
    assert 0.25 < waited < 2.0


@pytest.mark.asyncio
async def test_a_connection_that_broke_is_made_anew(url, request):
    if not url.startswith("postgresql"):
        pytest.skip("files don't break off")
    mine = leases_at(url)
    async with mine.hold("c1", 1.0):
        request.getfixturevalue("postgres").psql(
            "select pg_terminate_backend(pid) from pg_stat_activity "
            "where application_name = 'pramuniaga leases';"
        )

    async with mine.hold("c1", 5.0), leases_at(url).hold("c2", 1.0):
        pass
