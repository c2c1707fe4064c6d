"""Connections that can't be held against us: bounded in number, in head, in body and in time.

uvicorn bounds only what it waits for after an answer; the rest is added here, on its parser's
callbacks, so that nothing depends on what a parser lets through.
"""
import asyncio
import ipaddress
import logging
from collections import Counter
from typing import Callable, Optional, Sequence, Union

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from bot.metrics import CONNECTIONS

HEAD_SECONDS = 10.0  # from the first byte, or the connecting, to the end of the headers
BODY_SECONDS = 20.0
FLUSH_SECONDS = 5.0  # for the last bytes of an answer, once we have closed
MOST_HEAD_BYTES = 16 * 1024
MOST_HEADERS = 100
MOST_BODY_BYTES = 64 * 1024  # that an application gets to see
MOST_SENT_BYTES = 16 * 1024 * 1024  # that we listen to while we refuse
MOST_CONNECTIONS = 2000
MOST_FROM_ADDRESS = 500

BAD_REQUEST = b'{"error":{"code":"bad_request"}}'
CONNECTION = "pramuniaga.connection"  # the extension by which an application cuts it off

Network = Union[ipaddress.IPv4Network, ipaddress.IPv6Network]


class GuardedProtocol(HttpToolsProtocol):
    """Its class attributes are set once, by the front, before it serves."""

    proxies: tuple[Network, ...] = ()  # whose connections stand for many people
    refused: Callable[[], None] = staticmethod(lambda: None)  # told of what is malformed
    _from_address: "Counter[str]" = Counter()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        CONNECTIONS.inc()
        self._timer: Optional[asyncio.TimerHandle] = None
        self._head_bytes = self._body_bytes = 0
        self._in_body = False
        self._from = self.client[0] if self.client else ""
        self._from_address[self._from] += 1
        if len(self.connections) > MOST_CONNECTIONS or self._is_crowd():
            transport.abort()
            return
        self._time(HEAD_SECONDS)

    def connection_lost(self, exc: Optional[Exception]) -> None:
        self._stop_timing()
        CONNECTIONS.dec()
        self._from_address[self._from] -= 1
        if not self._from_address[self._from]:
            del self._from_address[self._from]
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._in_body:
            self._body_bytes += len(data)
        else:
            self._head_bytes += len(data)
            if self._timer is None:  # the first bytes of a further request
                self._time(HEAD_SECONDS)
        if self._body_bytes > MOST_SENT_BYTES:
            self.transport.abort()
            return
        super().data_received(data)
        if not self._in_body and self._head_bytes > MOST_HEAD_BYTES:
            self.send_400_response("")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = {
            CONNECTION: {"abort": self.transport.abort, "is_gone": self.transport.is_closing}
        }

    def on_headers_complete(self) -> None:
        names = [name for name, _ in self.headers]
        has_length = b"content-length" in names
        if names.count(b"content-length") > 1 or (has_length and b"transfer-encoding" in names):
            raise ValueError("two lengths")  # the parser passes it on as a malformed request
        head_bytes = sum(len(name) + len(value) for name, value in self.headers)
        if len(names) > MOST_HEADERS or head_bytes + len(self.url) > MOST_HEAD_BYTES:
            raise ValueError("a head too long")
        self._in_body, self._body_bytes, self._head_bytes = True, 0, 0
        self._time(BODY_SECONDS)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._in_body = False
        self._stop_timing()
        super().on_message_complete()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.transport.is_closing():
            self._close_soon()

    def send_400_response(self, msg: str) -> None:
        """Malformed: say so as everywhere, and close."""
        if self.transport.is_closing():
            return
        self.refused()
        self.transport.write(
            b"HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\n"
            b"content-length: %d\r\nconnection: close\r\n\r\n%s" % (len(BAD_REQUEST), BAD_REQUEST)
        )
        self.transport.close()
        self._close_soon()

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        self._close_soon()

    def shutdown(self) -> None:
        super().shutdown()
        if self.transport.is_closing():
            self._close_soon()

    def _is_crowd(self) -> bool:
        if self._from_address[self._from] <= MOST_FROM_ADDRESS:
            return False
        address = ipaddress.ip_address(self._from)
        return not any(address in network for network in self.proxies)

    def _time(self, seconds: float) -> None:
        self._stop_timing()
        self._timer = self.loop.call_later(seconds, self.transport.abort)

    def _stop_timing(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _close_soon(self) -> None:
        """Closing waits for whoever doesn't read; not for long."""
        self._time(FLUSH_SECONDS)


def guarded(
    proxies: Sequence[str], refused: Optional[Callable[[], None]] = None
) -> type[GuardedProtocol]:
    """The protocol for a front behind these proxies, addresses or networks.

    `refused` hears of each request that no application gets to see.
    """
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)  # which would tell of it as well
    networks = tuple(ipaddress.ip_network(proxy) for proxy in proxies)
    told = staticmethod(refused or (lambda: None))
    return type("FrontProtocol", (GuardedProtocol,), {"proxies": networks, "refused": told})
