"""One id a request, in every line that any process logs while it serves it."""
import logging
import re
import uuid
from contextvars import ContextVar

HEADER = "x-request-id"
FORMAT = "%(levelname)s %(name)s [%(req)s]: %(message)s"
GIVEN = re.compile(r"[A-Za-z0-9_-]{8,64}")

request_id: ContextVar[str] = ContextVar("request_id", default="-")


def new_request_id() -> str:
    return uuid.uuid4().hex[:16]


def take_request_id(given: str) -> str:
    """The one another process of ours sent along, where it is one; else a new one."""
    return given if GIVEN.fullmatch(given) else new_request_id()


class _Names(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.req = request_id.get()
        return True


def log_plainly(level: int = logging.WARNING) -> None:
    """To stderr, one line a record, with the id of the request."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(FORMAT))
    handler.addFilter(_Names())
    logging.basicConfig(level=level, handlers=[handler], force=True)
