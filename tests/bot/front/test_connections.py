"""Connections by raw bytes: what is malformed is refused, what is slow or silent is cut."""
import asyncio
import json

import pytest
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route

from bot.front import connections, guard
from bot.front.app import assemble
from bot.front.connections import guarded
from tests.asgi import serving

pytestmark = pytest.mark.asyncio

PIECE, PIECES = b"x" * 65536, 500


async def echo(request):
    return PlainTextResponse(await request.body())


async def large(request):
    return StreamingResponse(PIECE for _ in range(PIECES))


async def broken(request):
    raise ConnectionError("12 Baker Street, London")


ROUTES = [
    Route("/echo", echo, methods=["POST"]), Route("/large", large), Route("/broken", broken),
]


def a_front(proxies=()):
    return serving(assemble(ROUTES), guarded(proxies))


async def exchange(port, *pieces, wait=5.0):
    """All that comes back for these bytes until the other side closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for piece in pieces:
        writer.write(piece)
    try:
        return await asyncio.wait_for(reader.read(), wait)
    finally:
        writer.close()


async def is_cut(port, sent):
    """Whether the connection ends without a word."""
    try:
        return await exchange(port, sent) == b""
    except ConnectionError:
        return True


def a_post(*headers, body=b"", path=b"/echo"):
    lines = [b"POST " + path + b" HTTP/1.1", b"Host: shop", b"Connection: close", *headers]
    return b"\r\n".join([*lines, b"", body])


def status(answer):
    return int(answer.split(b" ", 2)[1])


def code(answer):
    return json.loads(answer.partition(b"\r\n\r\n")[2])["error"]["code"]


async def test_an_honest_request_is_answered():
    async with a_front() as port:
        answer = await exchange(port, a_post(b"Content-Length: 5", body=b"hello"))

    assert status(answer) == 200
    assert answer.endswith(b"hello")


@pytest.mark.parametrize("headers", [
    pytest.param([b"Content-Length: -5"], id="negative"),
    pytest.param([b"Content-Length: abc"], id="no-number"),
    pytest.param([b"Content-Length: +5"], id="signed"),
    pytest.param([b"Content-Length: "], id="empty"),
    pytest.param([b"Content-Length: 99999999999999999999999"], id="huge"),
    pytest.param([b"Content-Length: 5", b"Content-Length: 6"], id="two"),
    pytest.param([b"Content-Length: 5", b"Content-Length: 5"], id="twice-the-same"),
    pytest.param([b"Content-Length: 5", b"Transfer-Encoding: chunked"], id="both"),
    pytest.param([b"Transfer-Encoding: chunked", b"Content-Length: 5"], id="both-other-way"),
    pytest.param([b"Transfer-Encoding: gzip"], id="unknown-encoding"),
    pytest.param([b"no colon"], id="no-header"),
    pytest.param([b"Bad\0Name: x"], id="null"),
    pytest.param([b"X: " + b"y" * 20_000], id="long-header"),
    pytest.param([b"X: y"] * 5_000, id="many-headers"),
])
async def test_what_may_be_read_in_two_ways_is_refused(headers):
    async with a_front() as port:
        answer = await exchange(port, a_post(*headers, body=b"hello"))

    assert (status(answer), code(answer)) == (400, "bad_request")


@pytest.mark.parametrize("line", [
    b"", b"\0\0\0\0", b"hello there\r\n\r\n", b"GET /\xff\xfe HTTP/1.1\r\n\r\n",
    b"GET " + b"/x" * 20_000 + b" HTTP/1.1\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
])
async def test_what_is_no_request_gets_no_answer_but_a_refusal(monkeypatch, line):
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.2)
    async with a_front() as port:
        answer = await exchange(port, line)

    assert answer == b"" or 400 <= status(answer) < 500


@pytest.mark.parametrize("sent", [
    pytest.param(b"", id="nothing"),
    pytest.param(b"POST /echo HT", id="half-a-line"),
    pytest.param(b"POST /echo HTTP/1.1\r\nHost: shop\r\n", id="half-a-head"),
])
async def test_who_stays_silent_is_let_go(monkeypatch, sent):
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.1)
    async with a_front() as port:
        assert await is_cut(port, sent)


async def test_a_body_that_never_comes_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(connections, "BODY_SECONDS", 0.1)
    async with a_front() as port:
        assert await is_cut(port, a_post(b"Content-Length: 5", body=b"he"))


@pytest.mark.parametrize("headers", [
    [b"Content-Length: 10000000"], [b"Transfer-Encoding: chunked"],
], ids=["declared", "chunked"])
async def test_a_body_too_long_is_refused_whatever_it_says_of_its_length(headers):
    piece = b"x" * 100_000
    chunk = b"%x\r\n%s\r\n" % (len(piece), piece) if b"chunked" in headers[0] else piece
    async with a_front() as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(a_post(*headers, body=chunk))
        head = await asyncio.wait_for(reader.readuntil(b"}}"), 5)
        writer.close()

    assert (status(head), code(head)) == (413, "too_long")


async def test_who_does_not_read_is_dropped(monkeypatch):
    monkeypatch.setattr(guard, "SEND_SECONDS", 0.1)
    async with a_front() as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
        writer.write(b"GET /large HTTP/1.1\r\nHost: shop\r\n\r\n")
        writer.transport.pause_reading()
        await asyncio.sleep(0.5)
        writer.transport.resume_reading()
        taken = 0
        try:
            while piece := await asyncio.wait_for(reader.read(65536), 5):
                taken += len(piece)
        except ConnectionResetError:
            pass
        writer.close()

    assert taken < len(PIECE) * PIECES


async def test_a_failure_tells_little_and_is_logged_with_its_request(caplog):
    async with a_front() as port:
        answer = await exchange(
            port, b"GET /broken HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n"
        )

    assert (status(answer), code(answer)) == (500, "try_again")
    assert b"Baker" not in answer
    assert "GET /broken failed" in caplog.text


async def test_one_address_holds_only_so_many_connections(monkeypatch):
    monkeypatch.setattr(connections, "MOST_FROM_ADDRESS", 2)
    async with a_front() as port:
        held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(2)]
        assert await is_cut(port, a_post(b"Content-Length: 0"))
        for _, writer in held:
            writer.close()
            await writer.wait_closed()
        await asyncio.sleep(0.05)
        answer = await exchange(port, a_post(b"Content-Length: 0"))

    assert status(answer) == 200


async def test_a_proxy_stands_for_many_people(monkeypatch):
    monkeypatch.setattr(connections, "MOST_FROM_ADDRESS", 1)
    async with a_front(proxies=["127.0.0.0/8"]) as port:
        held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3)]
        answer = await exchange(port, a_post(b"Content-Length: 0"))
        for _, writer in held:
            writer.close()

    assert status(answer) == 200


async def test_a_kept_connection_serves_on_after_a_refusal():
    async with a_front() as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /nowhere HTTP/1.1\r\nHost: shop\r\n\r\n")
        first = await asyncio.wait_for(reader.readuntil(b"}}"), 5)
        writer.write(a_post(b"Content-Length: 2", body=b"ok"))
        second = await asyncio.wait_for(reader.read(), 5)
        writer.close()

    assert (status(first), code(first)) == (404, "not_found")
    assert second.endswith(b"ok")
