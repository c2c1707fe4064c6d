"""Which processes a running shop is made of."""
import sys
from dataclasses import dataclass

PUBLIC = "public"


@dataclass(frozen=True)
class Process:
    """What runs, and the door whose sockets it serves: the public one or a private one.

    With several workers each has a socket of its own; they are the process's own children.
    """

    name: str
    command: tuple[str, ...]
    door: str = ""
    workers: int = 1
    stops_first: bool = False  # it has turns in hand, for which it needs the others

    def __str__(self) -> str:
        return self.name if self.workers == 1 else f"{self.workers} × {self.name}"


def python(module: str) -> tuple[str, ...]:
    """The command that runs a module of ours."""
    return (sys.executable, "-m", module)


def processes(workers: int) -> tuple[Process, ...]:
    """With so many bots, and as many action workers."""
    return (
        Process("front", python("bot.front"), door=PUBLIC, stops_first=True),
        Process("bot", python("bot.worker"), door="bot", workers=workers),
        Process("actions", python("actions.worker"), door="actions", workers=workers),
        Process("jobs", python("bot.job_worker")),
    )
