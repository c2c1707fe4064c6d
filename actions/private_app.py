"""What private applications share: a token opens them, failures tell little and log all."""
import hmac
import logging
from typing import Any, Awaitable, Callable, Sequence

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute

from actions.request_log import HEADER, request_id, take_request_id

logger = logging.getLogger(__name__)

App = Callable[..., Awaitable[None]]


class OnlyWithToken:
    """ASGI: turns away whoever lacks the token, and names the request in the log."""

    def __init__(self, app: App, token: str) -> None:
        self._app = app
        self._expected = f"Bearer {token}".encode()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        given = headers.get("authorization", "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, self._expected):
            await JSONResponse({"error": "forbidden"}, 403)(scope, receive, send)
            return
        request_id.set(take_request_id(headers.get(HEADER, "")))
        await self._app(scope, receive, send)


def private_app(routes: Sequence[BaseRoute], token: str, lifespan: Any = None) -> App:
    """An application for the other processes alone."""
    handlers: Any = {HTTPException: _answer_http, Exception: _answer_failure}
    return OnlyWithToken(
        Starlette(routes=routes, lifespan=lifespan, exception_handlers=handlers), token
    )


async def _answer_http(_: Request, error: HTTPException) -> JSONResponse:
    return JSONResponse({"error": "failed"}, error.status_code)


async def _answer_failure(request: Request, error: Exception) -> JSONResponse:
    """The operator reads what broke in the log; the caller learns only that it did."""
    logger.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return JSONResponse({"error": "failed"}, 500)
