"""Work in a process of its own: it can be ended at any time, and gives back its memory."""
import os
import subprocess
import sys
from contextlib import contextmanager
from typing import Callable, Iterator

from actions.process import SUPERVISOR_FD
from bot.metrics import METRICS_DIR

LOOK_AGAIN_S = 0.2


class WorkFailed(Exception):
    """The process ended badly; the text is its last word."""


def run_apart(command: list[str], go_on: Callable[[], None]) -> None:
    """Until it ends; raises WorkFailed, or what `go_on` raises, and then it is gone at once."""
    with _child(command) as child:
        while True:
            try:
                _, said = child.communicate(timeout=LOOK_AGAIN_S)
                break
            except subprocess.TimeoutExpired:
                go_on()
    sys.stderr.write(said)
    if child.returncode:
        last = said.strip().rpartition("\n")[2]
        raise WorkFailed(last or f"ended with status {child.returncode}")


@contextmanager
def _child(command: list[str]) -> Iterator["subprocess.Popen[str]"]:
    """It obeys this process as this process obeys its supervisor: by a pipe that ends."""
    pipe, ours = os.pipe()
    environment = {**os.environ, SUPERVISOR_FD: str(pipe)}
    environment.pop(METRICS_DIR, None)  # who waits for it counts it; its files would only stay
    try:
        child = subprocess.Popen(
            command, env=environment, pass_fds=(pipe,), stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True, errors="replace",
        )
        try:
            yield child
        finally:
            child.kill()
            child.wait()
            if child.stderr:
                child.stderr.close()
    finally:
        os.close(pipe)
        os.close(ours)


def this_module(name: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", name, *arguments]
