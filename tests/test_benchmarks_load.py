"""In which order the benchmark lets its bots be talked to, and what of it is timed."""
import itertools
from dataclasses import dataclass, field

from tests.benchmarks.load import Running, Talk, time_crowd, time_late, time_talks
from tests.benchmarks.measure import Window

LATE = Window("late", 14, 22)  # as long as the early turns, 2 to 10


@dataclass
class ScriptedShopper:
    bot: "ScriptedBot"

    def say(self, text):
        self.bot.diary.append((self.bot.name, text))
        return ["yes"]


@dataclass
class ScriptedBot:
    """Its script has three lines; what is said to it goes into a diary that bots may share."""

    name: str
    diary: list = field(default_factory=list)

    def arrive(self, number):
        return ScriptedShopper(self)

    def script(self, number, line):
        return f"{number}: line {(line - 1) % 3 + 1}"

    def cpu_s(self):
        """As a program: a second for each message."""
        return float(len(self.diary))


def nothing():
    """Nobody looks how far it is."""


def running(bot):
    return Running(bot, bot)


def test_bots_take_turns():
    diary = []
    ours, stock = ScriptedBot("ours", diary), ScriptedBot("stock", diary)

    time_talks([running(ours), running(stock)], conversations=2, turns=3)

    assert [name for name, _ in diary] == ["ours", "stock"] * 6


def test_neither_time_nor_computing_of_first_turns_counts():
    bot = ScriptedBot("ours")

    talks = time_talks([running(bot)], conversations=2, turns=3)["ours"]

    assert [timing.turn for timing in talks.timings] == [2, 2, 3, 3]
    assert talks.cpu_s == 4.0


def test_long_and_fresh_conversations_say_the_same_beside_each_other():
    bot = ScriptedBot("ours")

    time_late([Talk(bot, 7)], LATE, nothing)

    alone, together = bot.diary[:12], bot.diary[12:]
    lines = itertools.cycle(["7: line 1", "7: line 2", "7: line 3"])
    assert [text for _, text in alone] == list(itertools.islice(lines, 12))
    assert [text for _, text in together[::2]] == [text for _, text in together[1::2]]
    assert together[0] == ("ours", "7: line 1")
    assert len(together) == 20


def test_early_turns_are_timed_in_fresh_conversations_alone():
    timings = time_late([Talk(ScriptedBot("ours"), 0)], LATE, nothing)["ours"]

    assert [timing.turn for timing in timings][:4] == [13, 1, 14, 2]
    assert sorted(timing.turn for timing in timings) == [*range(1, 11), *range(13, 23)]


def test_long_conversations_go_on_from_where_they_are():
    talk, steps = Talk(ScriptedBot("ours"), 0), []

    time_late([talk], LATE, nothing)
    time_late([talk], Window("later", 40, 48), lambda: steps.append(1))

    assert talk.turn == 48
    assert len(steps) == 48 - 22


def test_all_that_a_crowd_says_is_counted():
    bot = ScriptedBot("ours")

    answered = time_crowd(bot, 2, seconds=0.01)

    assert len(answered.waits_s) == len(bot.diary)
    assert answered.seconds >= 0.01
