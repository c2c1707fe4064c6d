"""Small processes in place of the real ones: `python -m tests.bot.supervisor.stand_ins ROLE …`."""
import logging
import os
import signal
import sys
import threading
from pathlib import Path

from actions.deaths import DATABASE_AWAY, GAVE_UP
from actions.process import RUN_DIR, follow_supervisor, inherited_outputs, inherited_sockets
from actions.request_log import JSON, request_id, start_log

LINES_OF_A_STORM = 12_000
VAIN_S = 3  # less than the grace


def serve() -> None:
    """Answers every connection with its process id."""
    (door,) = inherited_sockets()
    door.setblocking(True)
    while True:
        caller, _ = door.accept()
        with caller:
            caller.sendall(str(os.getpid()).encode())


def serve_from_start(number: str, counter: str) -> None:
    """Dies at its first starts, and answers connections from the given one on."""
    starts = Path(counter)
    starts.write_text(starts.read_text() + "x" if starts.exists() else "x")
    if len(starts.read_text()) < int(number):
        sys.exit(3)
    serve()


def count() -> None:
    """Holds two connections and has noted a message, as a front would tell."""
    from bot import metrics  # where the others would only wait for it

    metrics.CONNECTIONS.inc(2)
    metrics.MESSAGES.labels("noted").inc()
    say("has counted")
    signal.pause()


def log() -> None:
    """Says as JSON what the settings want, and what no formatter ever sees."""
    start_log("bot", JSON)
    request_id.set("abcd1234")
    try:
        raise LookupError("a\nb \x1b[31m \u2028")
    except LookupError:
        logging.getLogger("shop").exception("It broke:\n%s", "x" * 10_000)
    print("no object", flush=True)
    signal.pause()


def idle() -> None:
    signal.pause()


def crash() -> None:
    sys.exit(3)


def give_up() -> None:
    """One of its workers died too often."""
    sys.exit(GAVE_UP)


def find_database_away() -> None:
    sys.exit(DATABASE_AWAY)


def speak_for_workers() -> None:
    doors = inherited_sockets()
    for output in inherited_outputs():
        os.write(output, f"serves {len(doors)} with others\n".encode())
    signal.pause()


def ignore_all_words() -> None:
    """Ends at no SIGTERM, nor with the supervisor."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    say("deaf now")
    while True:
        signal.pause()


def finish_a_turn() -> None:
    """Told to end, it finishes what it has in hand, as long as the others still run."""
    asked = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: asked.set())
    say("has a turn in hand")
    while not asked.wait(0.05):
        pass
    say("turn answered")


def never_finish() -> None:
    vain = threading.Timer(VAIN_S, say, ["waited in vain"])
    vain.daemon = True
    signal.signal(signal.SIGTERM, lambda *_: vain.is_alive() or vain.start())
    say("has a turn in hand")
    while True:
        signal.pause()


def storm() -> None:
    print("\n".join(f"error {number}" for number in range(LINES_OF_A_STORM)), flush=True)
    signal.pause()


def smuggle() -> None:
    print("red \x1b[31m alarm\nhalf a line", end="", flush=True)
    signal.pause()


def say(words: str) -> None:
    print(words, flush=True)


ROLES = {
    role.__name__: role
    for role in (
        serve, serve_from_start, idle, crash, give_up, find_database_away, speak_for_workers,
        ignore_all_words, finish_a_turn, never_finish, storm, smuggle, count, log,
    )
}

if __name__ == "__main__":
    if sys.argv[1] != ignore_all_words.__name__:
        follow_supervisor(lambda: os._exit(0))
    say(f"runs as {os.getpid()} of group {os.getpgrp()}, private in {os.environ[RUN_DIR]}")
    ROLES[sys.argv[1]](*sys.argv[2:])
