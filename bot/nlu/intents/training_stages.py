"""How a component tells whoever watches its training in which stage it is, and how far in it."""
import logging
from typing import Callable

# In a log record: the stage, and the share of it that is done.
STAGE, SHARE = "training_stage", "training_share"
READINGS, MEANINGS = "readings", "meanings"
EXAMPLES, INTENTS, REST = "examples", "intents", "rest"


def enter(logger: logging.Logger, stage: str, message: str, *values: object) -> None:
    logger.info(message, *values, extra={STAGE: stage, SHARE: 0.0})


def steps_of(logger: logging.Logger, stage: str, total: int) -> Callable[[int], None]:
    """Called with how many more of the stage's steps are done."""
    done = 0

    def go_on(more: int) -> None:
        nonlocal done
        done += more
        told = {STAGE: stage, SHARE: done / max(total, 1)}
        logger.debug("%s: %d of %d", stage, done, total, extra=told)

    return go_on
