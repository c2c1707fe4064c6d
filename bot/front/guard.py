"""Around every request: its name in the log, its bound, who reads too slowly, what failed."""
import asyncio
import logging
import time
from dataclasses import dataclass, field
from typing import Callable, Mapping, Optional, TypedDict

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from actions.request_log import HEADER, new_request_id, request_id
from bot.channels.channel import Refused
from bot.front.connections import CONNECTION, MOST_BODY_BYTES
from bot.front.health import READY

SEND_SECONDS = 20.0  # for one piece of an answer; who takes longer is dropped
TOLD_A_SECOND = 5  # refusals in the log; more is noise

CODES: Mapping[int, str] = {
    400: "bad_request", 404: "not_found", 405: "not_allowed", 413: "too_long",
}
SAFE_HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}

logger = logging.getLogger(__name__)


def answer(refused: Refused) -> JSONResponse:
    headers = {"Retry-After": str(refused.retry_after_s)} if refused.retry_after_s else None
    return JSONResponse({"error": {"code": refused.code}}, refused.status, headers)


async def answer_refused(_: Request, refused: Exception) -> JSONResponse:
    assert isinstance(refused, Refused)
    return answer(refused)


async def answer_http(_: Request, error: Exception) -> JSONResponse:
    """What the routes themselves refuse: unknown paths, wrong methods."""
    assert isinstance(error, HTTPException)
    code = CODES.get(error.status_code, "try_again")
    return JSONResponse({"error": {"code": code}}, error.status_code, error.headers)


@dataclass
class RefusalLog:
    """Each refusal once, in words for the operator; in a storm, how many more there were."""

    clock: Callable[[], float] = time.monotonic
    _second: int = 0
    _told: int = 0
    _left_out: int = 0

    def tell_malformed(self) -> None:
        """Of a request that no application gets to see."""
        self.tell(400, "A malformed", "request")

    def tell(self, status: int, method: str, path: str) -> None:
        second = int(self.clock())
        if second != self._second:
            if self._left_out:
                logger.warning("%d further refusals were left out here", self._left_out)
            self._second, self._told, self._left_out = second, 0, 0
        if self._told >= TOLD_A_SECOND:
            self._left_out += 1
            return
        self._told += 1
        logger.warning("%s %s was refused: %d", method, path, status)


class TooLong(Exception):
    """The body goes on beyond its bound."""


@dataclass
class Guard:
    """ASGI middleware, the outermost."""

    app: ASGIApp
    log: RefusalLog = field(default_factory=RefusalLog)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope["app"] = self  # routes then raise what they refuse: no plain text of their own
        name = new_request_id()
        request_id.set(name)
        told = _Answer(scope, send, name)
        try:
            if _declared_length(scope) > MOST_BODY_BYTES:
                raise TooLong()
            await self.app(scope, _bounded(receive), told.send)
        except (ClientDisconnect, _Gone):
            await _cut(scope, receive)
            return
        except Exception as error:  # noqa: BLE001 - no trace of ours may reach a browser
            await self._answer_failure(scope, receive, told, error)
        if told.status >= 400 and scope["path"] not in READY:  # which is asked every second
            self.log.tell(told.status, scope["method"], _path(scope))

    async def _answer_failure(
        self, scope: Scope, receive: Receive, told: "_Answer", error: Exception
    ) -> None:
        if isinstance(error, _TooSlow):
            logger.info("%s: whoever asked reads too slowly", _path(scope))
            await _cut(scope, receive)
            return
        if told.status:  # begun: nothing can be taken back
            logger.error("%s broke off", _path(scope), exc_info=error)
            await _cut(scope, receive)
            return
        refused = Refused(413, "too_long") if isinstance(error, TooLong) else None
        if refused is None:
            logger.error("%s %s failed", scope["method"], _path(scope), exc_info=error)
        await answer(refused or Refused(500, "try_again"))(scope, receive, told.send)


class _Gone(Exception):
    """Nobody is there any more to be answered."""


class _TooSlow(Exception):
    """The other side doesn't take what it asked for."""


@dataclass
class _Answer:
    """What goes out, with the headers that every answer carries."""

    scope: Scope
    _send: Send
    _name: str
    status: int = 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers[HEADER] = self._name
            for name, value in SAFE_HEADERS.items():
                headers.setdefault(name, value)
        try:
            await asyncio.wait_for(self._send(message), SEND_SECONDS)
        except asyncio.TimeoutError as error:
            raise _TooSlow() from error
        except (OSError, RuntimeError) as error:  # of which kind depends on the event loop
            if _connection(self.scope)["is_gone"]():
                raise _Gone() from error
            raise


def _bounded(receive: Receive) -> Receive:
    """The body as it comes, up to its bound."""
    taken = 0

    async def receive_some() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BODY_BYTES:
            raise TooLong()
        return message

    return receive_some


def _declared_length(scope: Scope) -> int:
    """Of a body that says so; the parser has seen to it that it is a number."""
    declared: Optional[bytes] = dict(scope["headers"]).get(b"content-length")
    return int(declared) if declared else 0


def _path(scope: Scope) -> str:
    """Without what may name a person: tokens stand behind /pay/."""
    path = str(scope["path"])
    return "/pay/…" if path.startswith("/pay/") else path[:100].encode("ascii", "replace").decode()


async def _cut(scope: Scope, receive: Receive) -> None:
    """Returning before the connection is known to be lost would be told as a failure of ours."""
    _connection(scope)["abort"]()
    while (await receive())["type"] != "http.disconnect":
        pass


class _Connection(TypedDict):
    """How to cut it off, and whether it is gone; what guards it has put that there."""

    abort: Callable[[], None]
    is_gone: Callable[[], bool]


def _connection(scope: Scope) -> _Connection:
    found: _Connection = scope["extensions"][CONNECTION]
    return found
