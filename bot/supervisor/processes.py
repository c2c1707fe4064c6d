"""Which processes a running shop is made of."""
import sys
from dataclasses import dataclass

PUBLIC = "public"


@dataclass(frozen=True)
class Process:
    """What runs, and the door whose socket it serves: the public one or a private one."""

    name: str
    command: tuple[str, ...]
    door: str = ""
    stops_first: bool = False  # it has turns in hand, for which it needs the others


def python(module: str) -> tuple[str, ...]:
    """The command that runs a module of ours."""
    return (sys.executable, "-m", module)


PROCESSES = (
    Process("front", python("bot.front"), door=PUBLIC, stops_first=True),
    Process("bot", python("bot.worker"), door="bot"),
    Process("actions", python("actions.worker"), door="actions"),
    Process("jobs", python("bot.job_worker")),
)
