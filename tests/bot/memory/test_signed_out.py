"""Ended sessions stay ended."""
from concurrent.futures import ThreadPoolExecutor

from bot.memory.signed_out import is_signed_out, sign_out
from tests.bot.memory.builders import a_memory


def test_only_the_session_that_was_ended_is(tmp_path):
    memory = a_memory(tmp_path)
    sign_out(memory, "c1")

    assert is_signed_out(memory, "c1")
    assert not is_signed_out(memory, "c2")


def test_ending_twice_or_at_once_is_no_error(tmp_path):
    memory = a_memory(tmp_path)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: sign_out(memory, "c1"), range(8)))

    assert is_signed_out(memory, "c1")
