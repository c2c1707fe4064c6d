"""What private applications share: a token opens them, failures tell little and log all."""
import hmac
import logging
from typing import Optional, Sequence

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Router
from starlette.types import ASGIApp, Lifespan, Receive, Scope, Send

from actions.request_log import HEADER, request_id, take_request_id

logger = logging.getLogger(__name__)


class OnlyWithToken:
    """ASGI: turns away whoever lacks the token, names requests in the log, tells failures once."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._expected = f"Bearer {token}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        given = headers.get("authorization", "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, self._expected):
            await JSONResponse({"error": "forbidden"}, 403)(scope, receive, send)
            return
        request_id.set(take_request_id(headers.get(HEADER, "")))
        scope["app"] = self  # routes then raise what they refuse: no plain text of their own
        try:
            await self._app(scope, receive, send)
        except Exception as error:  # the operator reads what broke; the caller that it did
            logger.error("%s %s failed", scope["method"], scope["path"], exc_info=error)
            await JSONResponse({"error": "failed"}, 500)(scope, receive, send)


def private_app(
    routes: Sequence[BaseRoute], token: str, lifespan: Optional[Lifespan[ASGIApp]] = None
) -> ASGIApp:
    """An application for the other processes alone."""
    router = Router(routes, redirect_slashes=False, lifespan=lifespan)
    return OnlyWithToken(ExceptionMiddleware(router, {HTTPException: _refuse}), token)


async def _refuse(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return JSONResponse({"error": "failed"}, error.status_code)
