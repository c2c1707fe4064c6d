"""Which of several workers is called."""
import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.least_busy import LeastBusy

pytestmark = pytest.mark.asyncio
CONVERSATIONS = [f"c{number}" for number in range(200)]


@contextlib.asynccontextmanager
async def workers(folder, count):
    least_busy = LeastBusy([folder / f"bot.{n}.sock" for n in range(count)], 4)
    yield least_busy
    await least_busy.close()


async def test_a_conversation_keeps_to_a_worker_while_all_are_idle(tmp_path):
    async with workers(tmp_path, 3) as bots:
        chosen = {}
        for conversation in CONVERSATIONS * 2:
            with bots.chosen(conversation) as http:
                chosen.setdefault(conversation, set()).add(bots.each.index(http))

    assert {len(each) for each in chosen.values()} == {1}
    assert {at for each in chosen.values() for at in each} == {0, 1, 2}


async def test_whoever_has_more_in_hand_is_not_called(tmp_path):
    async with workers(tmp_path, 2) as bots, contextlib.AsyncExitStack() as stack:
        busy = stack.enter_context(bots.chosen("c1"))
        for conversation in CONVERSATIONS:
            with bots.chosen(conversation) as http:
                assert http is not busy


async def test_a_call_that_failed_is_in_hand_no_more(tmp_path):
    async with workers(tmp_path, 2) as bots:
        with contextlib.suppress(ValueError), bots.chosen("c1") as first:
            raise ValueError

        with bots.chosen("c1") as again:
            assert again is first


@given(st.lists(st.sampled_from(CONVERSATIONS), max_size=60), st.integers(1, 8))
async def test_nobody_ever_has_two_more_in_hand_than_another(conversations, count):
    with contextlib.ExitStack() as stack:
        bots = LeastBusy([Path(f"/nowhere/{n}") for n in range(count)], 4)
        bots._open = lambda way: way
        in_hand = [stack.enter_context(bots.chosen(each)) for each in conversations]
        counts = [sum(way is each for each in in_hand) for way in bots._ways]

    assert max(counts) - min(counts) <= 1
