"""Processes that die, are killed, or are told to stop; each test's are real ones."""
import os
import re
import signal
from pathlib import Path

import psutil
import pytest

from bot.supervisor.processes import PUBLIC, Process
from tests.bot.supervisor.supervised import stand_in, supervising

ALL_GONE_S = 6
MOST_LINES_OF_A_STORM = 150


@pytest.fixture
def supervise():
    with supervising() as start:
        yield start


def test_a_killed_process_is_started_again_and_the_others_go_on(supervise):
    shop = supervise(stand_in("front", "serve", door=PUBLIC), stand_in("bot", "idle"))
    first, other = shop.pid_of("front"), shop.pid_of("bot")

    os.kill(first, signal.SIGKILL)

    assert shop.pid_of("front", start=2) != first
    assert "front was ended by SIGKILL; it is started again at once." in shop.lines
    assert psutil.pid_exists(other)
    assert shop.starts_of("bot") == 1


def test_who_comes_while_a_process_is_dead_is_served_once_it_is_back(supervise, tmp_path):
    shop = supervise(
        stand_in("front", "serve_from_start", "3", str(tmp_path / "starts"), door=PUBLIC)
    )

    answer = shop.ask()

    assert int(answer) == shop.pid_of("front", start=3)


def test_a_process_that_dies_five_times_within_a_minute_stops_everything(supervise):
    shop = supervise(stand_in("front", "serve", door=PUBLIC), stand_in("bot", "crash"))

    status = shop.wait()

    assert status == 1
    assert shop.starts_of("bot") == 5
    assert re.findall(r"^bot ended with status 3(.*)$", shop.said, re.MULTILINE) == [
        "; it is started again at once.", "; it is started again in 1 s.",
        "; it is started again in 2 s.", "; it is started again in 4 s.", ".",
    ]
    assert shop.starts_of("front") == 1
    shop.wait_until_nobody_is_left()


def test_a_process_whose_worker_died_too_often_stops_everything(supervise):
    shop = supervise(stand_in("front", "serve", door=PUBLIC), stand_in("bot", "give_up"))

    assert shop.wait() == 1
    assert shop.starts_of("bot") == 1
    shop.wait_until_nobody_is_left()


def test_a_database_that_is_away_is_waited_for(supervise):
    shop = supervise(
        stand_in("front", "serve", door=PUBLIC), stand_in("jobs", "find_database_away")
    )

    shop.until("jobs ended with status 75; it is started again in 2 s", times=6)

    assert int(shop.ask()) == shop.pid_of("front")


def test_what_workers_say_bears_their_names(supervise):
    shop = supervise(stand_in("bot", "speak_for_workers", door="bot", workers=2))

    shop.until(r"bot\.1 *\| serves 2 with others")
    shop.until(r"bot\.2 *\| serves")


@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_told_to_stop_all_is_gone_and_nothing_is_left(supervise, word):
    shop = supervise(stand_in("front", "serve", door=PUBLIC), stand_in("bot", "idle"))
    shop.pid_of("front")
    folder = Path(re.search(r"private in (\S+)", shop.until("bot .*")[0])[1])
    assert folder.is_dir()

    shop.send(word)

    assert shop.wait(ALL_GONE_S) == 0
    assert not folder.exists()
    shop.wait_until_nobody_is_left()


@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM])
def test_turns_in_hand_are_finished_when_the_whole_group_is_told(supervise, word):
    shop = supervise(
        stand_in("front", "finish_a_turn", stops_first=True), stand_in("bot", "idle")
    )
    shop.until("turn in hand")

    shop.send_to_group(word)

    assert shop.wait() == 0
    assert "turn answered" in shop.said
    assert "Traceback" not in shop.said
    shop.wait_until_nobody_is_left()


def test_ctrl_c_does_not_catch_a_process_that_is_only_starting(supervise):
    shop = supervise(stand_in("front", "finish_a_turn", stops_first=True))

    shop.send_to_group(signal.SIGINT)

    assert shop.wait() == 0
    assert "KeyboardInterrupt" not in shop.said


def test_a_process_that_hears_nothing_is_killed_in_time(supervise):
    shop = supervise(
        stand_in("front", "never_finish", stops_first=True), stand_in("bot", "ignore_all_words")
    )
    shop.until("turn in hand")
    shop.until("deaf now")

    shop.send(signal.SIGTERM)

    assert shop.wait(ALL_GONE_S) == 0
    shop.wait_until_nobody_is_left()


def test_a_second_ctrl_c_waits_for_no_turn(supervise):
    shop = supervise(stand_in("front", "never_finish", stops_first=True))
    shop.until("turn in hand")
    shop.send(signal.SIGINT)
    shop.until("Stopping")

    shop.send_until_gone(signal.SIGINT)

    assert shop.wait() == 0
    assert "waited in vain" not in shop.said
    shop.wait_until_nobody_is_left()


def test_all_end_with_a_supervisor_that_was_killed(supervise):
    shop = supervise(stand_in("front", "serve", door=PUBLIC), stand_in("bot", "idle"))
    shop.pid_of("front")
    shop.pid_of("bot")

    shop.send(signal.SIGKILL)

    shop.wait()
    shop.wait_until_nobody_is_left()


def test_no_process_leaves_the_group(supervise):
    shop = supervise(stand_in("front", "serve", door=PUBLIC), stand_in("bot", "idle"))
    pids = {shop.pid_of("front"), shop.pid_of("bot")}

    assert pids < {process.pid for process in shop.group()}


def test_a_storm_of_lines_is_cut_short(supervise):
    shop = supervise(stand_in("bot", "storm"))

    left_out = int(shop.until(r"… (\d+) lines left out")[1])

    passed_on = [line for line in shop.lines if re.search(r"bot *\| error \d+$", line)]
    assert len(passed_on) + left_out == 12_000
    assert len(passed_on) < MOST_LINES_OF_A_STORM


def test_a_process_that_was_killed_is_heard_to_its_last_words(supervise):
    shop = supervise(stand_in("bot", "smuggle"))
    shop.until(r"bot *\| red \ufffd\[31m alarm")

    os.kill(shop.pid_of("bot"), signal.SIGKILL)

    shop.until("started again")
    before = [line for line in shop.lines if "half a line" in line or "SIGKILL" in line]
    assert before[0].endswith("| half a line")


def test_a_program_that_is_missing_is_a_death(supervise):
    shop = supervise(Process("bot", ("/no/such/program",)))

    shop.until(r"bot could not be started \(No such file.*\); it is started again in 1 s")
