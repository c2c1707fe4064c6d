"""When and where the operator is sent to the chat page."""
import asyncio

import pytest

from bot.supervisor.greeting import page_address, wait_until_healthy

HOST = "127.0.0.1"


@pytest.mark.parametrize(("host", "address"), [
    ("127.0.0.1", "http://127.0.0.1:5005/"),
    ("shop.local", "http://shop.local:5005/"),
    ("0.0.0.0", "http://127.0.0.1:5005/"),
    ("::", "http://[::1]:5005/"),
    ("fe80::1", "http://[fe80::1]:5005/"),
])
def test_the_page_has_an_address_for_this_machine(host, address):
    assert page_address(host, 5005) == address


@pytest.mark.asyncio
async def test_the_shop_is_ready_once_its_health_says_so():
    answers = [b"", b"HTTP/1.1 503 Service Unavailable\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n"]

    async def answer(request, response):
        await request.readuntil(b"\r\n\r\n")
        response.write(answers.pop(0))
        response.close()

    async with await asyncio.start_server(answer, HOST, 0) as server:
        port = server.sockets[0].getsockname()[1]
        await wait_until_healthy(HOST, port, print)

    assert answers == []
