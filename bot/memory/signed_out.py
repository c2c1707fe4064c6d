"""Sessions that were ended before their time: their tokens open nothing any more."""
import time
from typing import Callable

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.memory.database import SIGNED_OUT, MemoryConflict, memory_scope


def sign_out(engine: Engine, conversation: str, clock: Callable[[], float] = time.time) -> None:
    """End it; ended again it stays as it was."""
    if is_signed_out(engine, conversation):
        return
    try:
        with memory_scope(engine) as connection:
            connection.execute(sa.insert(SIGNED_OUT).values(conversation=conversation, at=clock()))
    except MemoryConflict:  # another request ended it a moment ago
        return


def is_signed_out(engine: Engine, conversation: str) -> bool:
    query = sa.select(SIGNED_OUT.c.at).where(SIGNED_OUT.c.conversation == conversation)
    with memory_scope(engine) as connection:
        return connection.execute(query).first() is not None
