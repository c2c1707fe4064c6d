"""An action server on a free port of this machine, and a client to call it."""
import socket
from contextlib import asynccontextmanager

import aiohttp
from sanic import Sanic
from yarl import URL

from actions.handlers import shop_front
from actions.server import build_app
from actions.settings import load_settings

# Otherwise Sanic takes one app of a name in a process.
Sanic.test_mode = True

SECRET = "s" * 32
OPENED_ONCE = (
    shop_front.the_shop_front, shop_front.the_rules, shop_front.the_payment,
    shop_front.the_test_payment,
)


@asynccontextmanager
async def open_server():
    """Yields a caller: method, path, JSON and headers in; status, headers and text out."""
    app = build_app(load_settings())
    door = socket.create_server(("127.0.0.1", 0))
    server = await app.create_server(sock=door, return_asyncio_server=True, access_log=False)
    await server.startup()
    await server.before_start()

    async def call(method, path, body=None, **headers):
        url = URL(f"http://127.0.0.1:{door.getsockname()[1]}{path}", encoded=True)
        async with http.request(method, url, json=body, headers=headers) as response:
            return response.status, response.headers, await response.text()

    async with aiohttp.ClientSession() as http:
        yield call
    server.close()
    await server.wait_closed()


def forget_the_shop():
    """Let the next server open the shop that its own settings name."""
    if shop_front.the_shop_front.cache_info().currsize:
        shop_front.the_shop_front().database.engine.dispose()
    for opened in OPENED_ONCE:
        opened.cache_clear()
