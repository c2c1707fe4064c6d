"""Flood gate: so many messages within a while, then no more until time has passed."""
from bot.channels.flood import FloodGate


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_admits_up_to_the_limit_within_the_window():
    clock = Clock()
    gate = FloodGate(most=2, window_seconds=60, clock=clock)

    assert [gate.admits("c1") for _ in range(3)] == [True, True, False]
    assert gate.admits("c2")

    clock.now = 59.9
    assert not gate.admits("c1")
    clock.now = 60.0
    assert gate.admits("c1")


def test_forgets_the_conversations_that_are_quiet():
    clock = Clock()
    gate = FloodGate(clock=clock)
    gate.admits("c1")
    gate.admits("c2")

    clock.now = 61.0
    gate.admits("c3")

    assert list(gate._sent) == ["c3"]
