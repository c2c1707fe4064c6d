"""What a process logs: one id a request in every line, as plain text or as JSON."""
import json
import logging
import os
import re
import time
import uuid
from contextvars import ContextVar

from actions.metrics import ErrorCount

HEADER = "x-request-id"
PLAIN = "%(levelname)s %(name)s [%(req)s]: %(message)s"
JSON = "json"
GIVEN = re.compile(r"[A-Za-z0-9_-]{8,64}")
NO_REQUEST = "-"
# Together less than the supervisor passes on in one line, so that none is cut.
LONGEST_MESSAGE, LONGEST_EXCEPTION = 2_000, 6_000

request_id: ContextVar[str] = ContextVar("request_id", default=NO_REQUEST)


def new_request_id() -> str:
    return uuid.uuid4().hex[:16]


def take_request_id(given: str) -> str:
    """The one another process of ours sent along, where it is one; else a new one."""
    return given if GIVEN.fullmatch(given) else new_request_id()


class _Names(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.req = request_id.get()
        return True


class JsonLines(logging.Formatter):
    """One object a line, in ASCII: whatever a message holds, it ends no line."""

    def __init__(self, process: str) -> None:
        super().__init__()
        self._process = process

    def format(self, record: logging.LogRecord) -> str:
        request = request_id.get()
        told: dict[str, object] = {
            "time": utc(record.created), "level": record.levelname, "process": self._process,
            "pid": os.getpid(), "logger": record.name,
            "request_id": None if request == NO_REQUEST else request,
            "message": record.getMessage()[:LONGEST_MESSAGE],
        }
        if record.exc_info:  # its end says what it was
            told["exception"] = self.formatException(record.exc_info)[-LONGEST_EXCEPTION:]
        return json.dumps(told)


def utc(seconds: float) -> str:
    """A moment in ISO 8601, with milliseconds."""
    whole = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds))
    return f"{whole}.{int(seconds % 1 * 1000):03d}Z"


def start_log(process: str, log_format: str, level: int = logging.WARNING) -> None:
    """To stderr, one line a record in the format of the settings; errors are counted."""
    handler = logging.StreamHandler()
    handler.addFilter(_Names())
    is_json = log_format == JSON
    handler.setFormatter(JsonLines(process) if is_json else logging.Formatter(PLAIN))
    logging.basicConfig(level=level, handlers=[handler, ErrorCount(process)], force=True)
