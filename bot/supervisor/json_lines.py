"""What the supervisor shows as JSON: one object a line, whoever said it and however."""
import io
import json
import time
from typing import Callable

from actions.request_log import utc

SUPERVISOR = "supervisor"

Show = Callable[[str], None]


def in_json(process: str, show: Show) -> Show:
    """Shows objects as they are, any other line as an object of this process, without a level."""

    def tell(line: str) -> None:
        told = {"time": utc(time.time()), "level": None, "process": process, "message": line}
        show(line if _is_object(line) else json.dumps(told))

    return tell


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


class JsonFile(io.StringIO):
    """For a console, which writes text: each of its lines is shown."""

    def __init__(self, show: Show) -> None:
        super().__init__()
        self._show = show
        self._rest = ""

    def write(self, text: str) -> int:
        *whole, self._rest = (self._rest + text).split("\n")
        for line in filter(None, whole):
            self._show(line)
        return len(text)
