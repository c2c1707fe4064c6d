"""One line for a long load, whatever its stages."""
import io

from rich.console import Console

from bot.progress_bars import clock_time, progress_bars


def a_load(console):
    with progress_bars(console) as report:
        for stage in ("read", "order_lines", "vectors"):
            report(stage, 0, 10)
            report(stage, 10, 10)


def test_a_terminal_keeps_no_line_of_it():
    terminal = io.StringIO()

    a_load(Console(file=terminal, force_terminal=True, width=100))

    assert "vectors" in terminal.getvalue()
    assert terminal.getvalue().endswith("\x1b[2K")  # the last line, gone


def test_a_file_gets_nothing():
    file = io.StringIO()

    a_load(Console(file=file))

    assert file.getvalue() == ""


def test_a_time_is_told_as_a_clock_does():
    assert [clock_time(seconds) for seconds in (0, 9.9, 61, 3600)] == [
        "0:00", "0:09", "1:01", "60:00",
    ]
