"""When a process that died is started again, and when not any more."""
import signal
from typing import Optional

WINDOW_S = 60
# At once after the first death within the window, then with back-off; the fifth is the last.
PAUSES_S = (0, 1, 2, 4)


# Exit statuses: a worker died too often; a database doesn't answer, which is no death.
GAVE_UP, DATABASE_AWAY = 70, 75


class GivenUp(Exception):
    """A process died too often; `process` is its name."""

    def __init__(self, process: str) -> None:
        super().__init__(
            f"{process} died {len(PAUSES_S) + 1} times within a minute; its messages above say "
            "why. Everything is stopped."
        )
        self.process = process


class Deaths:
    """The recent deaths of one process."""

    def __init__(self) -> None:
        self._died_at: list[float] = []

    def pause_after(self, now: float) -> Optional[float]:
        """Seconds until the process that died now is started again; None: it isn't."""
        recent = [at for at in self._died_at if now - at < WINDOW_S]
        self._died_at = [*recent, now]
        return PAUSES_S[len(recent)] if len(recent) < len(PAUSES_S) else None


def when_again(pause_s: float) -> str:
    """In words."""
    return f"it is started again {f'in {pause_s:g} s' if pause_s else 'at once'}"


def how_it_ended(status: int) -> str:
    """A process's return code in words."""
    if status >= 0:
        return f"ended with status {status}"
    try:
        return f"was ended by {signal.Signals(-status).name}"
    except ValueError:
        return f"was ended by signal {-status}"
