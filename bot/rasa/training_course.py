"""How far a training is and how long it may still take: measured where it counts, else guessed."""
import logging
import time
from contextlib import contextmanager
from typing import Callable, Iterator, Optional

from rich.console import Console
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table

from bot.nlu.intents.training_stages import (
    EXAMPLES,
    INTENTS,
    MEANINGS,
    READINGS,
    REST,
    SHARE,
    STAGE,
)
from bot.progress_bars import clock_time

START = "start"
# Of the whole time, measured; on any machine about the same.
SHARES = {
    START: 0.05, READINGS: 0.64, MEANINGS: 0.06, EXAMPLES: 0.14, INTENTS: 0.10, REST: 0.01,
}
WORDS = {
    START: "reading the sources", READINGS: "learning to read",
    MEANINGS: "reading examples", EXAMPLES: "reading them again",
    INTENTS: "learning intents", REST: "learning rules",
}
FIRST_GUESS_S = 600.0
BAR_WIDTH = 30
# A stage that takes longer than guessed never seems over.
ALMOST = 0.95


class Course:
    """The stages of one training on the clock."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = self._stage_began = clock()
        self._reached: Optional[float] = None  # of the stage, where it counts its steps
        self.stage = START

    def reach(self, stage: str, share: float) -> None:
        """So much of the stage is done."""
        if stage != self.stage:
            self.stage, self._stage_began, self._reached = stage, self._clock(), None
        elif share:
            self._reached = share

    @property
    def elapsed_s(self) -> float:
        return self._clock() - self._began

    def share_done(self) -> float:
        names = list(SHARES)
        before = sum(SHARES[name] for name in names[: names.index(self.stage)])
        took = self._stage_began - self._began
        whole = took / before if before else FIRST_GUESS_S
        guessed = (self._clock() - self._stage_began) / (whole * SHARES[self.stage])
        within = min(guessed, ALMOST) if self._reached is None else self._reached
        return before + within * SHARES[self.stage]

    def line(self) -> Table:
        """For the terminal."""
        done, elapsed = self.share_done(), self.elapsed_s
        to_come = clock_time(elapsed / done - elapsed) if done else "?"
        line = Table.grid(padding=(0, 1))
        line.add_row(
            f"  {WORDS[self.stage]:<20}", ProgressBar(1.0, done, width=BAR_WIDTH),
            f"{done:4.0%}", f"{clock_time(elapsed)}, about {to_come} to come",
        )
        return line


class _Listener(logging.Handler):
    def __init__(self, course: Course) -> None:
        super().__init__(logging.DEBUG)
        self._course = course

    def emit(self, record: logging.LogRecord) -> None:
        stage = getattr(record, STAGE, None)
        if stage is not None:
            self._course.reach(stage, getattr(record, SHARE))


@contextmanager
def shown_course(console: Console) -> Iterator[None]:
    """Draws one line over and over until the training is over, where one can be drawn over."""
    course = Course()
    listener, logger = _Listener(course), logging.getLogger("bot.nlu")
    before = logger.level
    logger.addHandler(listener)
    logger.setLevel(logging.DEBUG)
    # Its own view of the file: what others print meanwhile goes elsewhere.
    screen = Console(file=console.file, force_terminal=console.is_terminal)
    live = Live(
        get_renderable=course.line, console=screen, transient=True, refresh_per_second=4,
        redirect_stdout=False, redirect_stderr=False,
    )
    try:
        if screen.is_terminal:
            with live:
                yield
        else:
            yield
    finally:
        logger.removeHandler(listener)
        logger.setLevel(before)
