"""Refusals in the log: each once, and no storm."""
from bot.front.guard import TOLD_A_SECOND, RefusalLog


def test_every_refusal_is_told_with_what_was_asked(caplog):
    RefusalLog(clock=lambda: 1.0).tell(503, "POST", "/messages")

    assert caplog.messages == ["POST /messages was refused: 503"]


def test_a_storm_is_told_by_its_number(caplog):
    seconds = [1.0]
    log = RefusalLog(clock=lambda: seconds[0])
    for _ in range(1000):
        log.tell(400, "GET", "/x")
    seconds[0] = 2.0
    log.tell(404, "GET", "/y")

    assert len(caplog.messages) == TOLD_A_SECOND + 2
    assert f"{1000 - TOLD_A_SECOND} further refusals were left out here" in caplog.messages
