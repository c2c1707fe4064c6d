"""In which order the benchmark lets its bots be talked to, and what of it is timed."""
from dataclasses import dataclass, field

from tests.benchmarks.load import Plan, time_crowds, time_turns


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


def nothing():
    """Nobody looks how far it is."""


def test_bots_take_turns():
    diary = []
    ours, stock = ScriptedBot("ours", diary), ScriptedBot("stock", diary)

    time_turns([ours, stock], Plan(conversations=2, turns=1, fresh_turns=1), nothing)

    of_one_shopper = ["ours", "stock"] * 2  # a long conversation, a fresh one
    assert [name for name, _ in diary] == of_one_shopper * 2


def test_long_and_fresh_conversations_say_the_same_beside_each_other():
    bot = ScriptedBot("ours")

    time_turns([bot], Plan(conversations=1, turns=5, fresh_turns=2), nothing)

    assert [text for _, text in bot.diary] == [
        "0: line 1", "0: line 2", "0: line 3",  # alone
        "0: line 1", "0: line 1", "0: line 2", "0: line 2",
    ]


def test_early_turns_are_timed_in_fresh_conversations_alone():
    timings = time_turns(
        [ScriptedBot("ours")], Plan(conversations=1, turns=6, fresh_turns=2), nothing
    )

    assert sorted(timing.turn for timing in timings["ours"]) == [1, 2, 3, 4, 5, 6]


def test_every_step_that_is_announced_is_taken():
    plan, steps = Plan(conversations=3, turns=8, fresh_turns=4), []

    time_turns([ScriptedBot("ours")], plan, lambda: steps.append(1))

    assert len(steps) == plan.steps


def test_a_short_run_begins_both_kinds_at_once():
    plan = Plan(conversations=1, turns=3, fresh_turns=11)

    timings = time_turns([ScriptedBot("ours")], plan, nothing)

    assert [timing.turn for timing in timings["ours"]] == [1, 2, 3]


def test_a_crowd_meets_each_bot_in_each_round():
    ours, stock = ScriptedBot("ours"), ScriptedBot("stock")

    answered = time_crowds([ours, stock], 2, rounds=2, round_seconds=0.01, advance=nothing)

    assert len(answered["ours"].waits_s) == len(ours.diary)
    assert len(answered["stock"].waits_s) == len(stock.diary)
    assert answered["ours"].seconds >= 0.02
