"""Why a request is turned away: a status and a code, never words for shoppers."""
from dataclasses import dataclass
from typing import Any

from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, json

CODES = {400: "bad_request", 404: "not_found", 405: "not_allowed", 413: "too_long"}


@dataclass
class Refused(Exception):
    """The request ends here with this answer."""

    status: int
    code: str


def answer(status: int, code: str) -> HTTPResponse:
    return json({"error": {"code": code}}, status=status)


async def answer_refused(_: Request, refused: Any) -> HTTPResponse:
    return answer(refused.status, refused.code)


async def answer_sanic(_: Request, error: SanicException) -> HTTPResponse:
    """What the web server itself refuses: unknown paths, broken JSON, oversized bodies."""
    status = getattr(error, "status_code", 500)
    return answer(status, CODES.get(status, "try_again"))
