"""What of the processes' lines reaches the operator."""
import asyncio
import os

import pytest

from bot.supervisor.screen import LINES_A_SECOND, LONGEST_LINE, LineLimit, Screen, pass_on


class AClock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def shown_of(said):
    async def read():
        reader = asyncio.StreamReader()
        reader.feed_data(said)
        reader.feed_eof()
        await pass_on(reader, shown.append)

    shown = []
    asyncio.run(read())
    return shown


@pytest.mark.parametrize(("said", "lines"), [
    (b"", []),
    (b"one\ntwo\n", ["one", "two"]),
    (b"one\r\n\nthree", ["one", "", "three"]),
    (b"a\tb", ["a\tb"]),
    ("é 😀\n".encode(), ["é 😀"]),
    (b"\xff\x00\x1b[31m\n", ["���[31m"]),
])
def test_lines_are_shown_without_what_would_command_the_terminal(said, lines):
    assert shown_of(said) == lines


def test_a_line_without_an_end_is_cut():
    assert max(len(line) for line in shown_of(b"x" * 200_000)) == LONGEST_LINE


def test_what_is_left_out_is_counted_at_the_end():
    shown = shown_of(b"x\n" * (LINES_A_SECOND + 5))

    assert len(shown) == LINES_A_SECOND + 1
    assert shown[-1] == "… 5 lines left out"


def test_each_second_passes_on_its_own_lines():
    shown, clock = [], AClock()
    limit = LineLimit(shown.append, clock)
    for _ in range(LINES_A_SECOND + 1):
        limit.pass_on("early")

    clock.now = 1.0
    limit.pass_on("late")

    assert shown == ["early"] * LINES_A_SECOND + ["… 1 lines left out", "late"]


def test_a_terminal_that_nobody_reads_stops_nobody():
    read_end, write_end = os.pipe()
    with Screen(write_end) as screen:
        for _ in range(30):
            screen.show("x" * 10_000)  # more than a pipe holds

    assert os.read(read_end, 100) == b"x" * 100
    os.close(read_end)


def test_a_closed_terminal_stops_nobody():
    read_end, write_end = os.pipe()
    os.close(read_end)

    with Screen(write_end) as screen:
        screen.show("to nobody")

    os.close(write_end)
