"""An action worker's application on a real server, and a client to call it."""
from contextlib import asynccontextmanager

import aiohttp
from yarl import URL

from actions import composition as shop_front
from actions.settings import load_settings
from actions.worker import build_app
from tests.asgi import serving

SECRET = "s" * 32
OPENED_ONCE = (
    shop_front.the_shop_front, shop_front.the_watched_rules, shop_front.the_payment,
)


@asynccontextmanager
async def open_worker():
    """Yields a caller: method, path, JSON and headers in; status, headers and text out."""
    async with serving(build_app(load_settings())) as port, aiohttp.ClientSession() as http:

        async def call(method, path, body=None, **headers):
            url = URL(f"http://127.0.0.1:{port}{path}", encoded=True)
            async with http.request(method, url, json=body, headers=headers) as response:
                return response.status, response.headers, await response.text()

        yield call


def forget_the_shop():
    """Let the next server open the shop that its own settings name."""
    if shop_front.the_shop_front.cache_info().currsize:
        shop_front.the_shop_front().database.close()
    for opened in OPENED_ONCE:
        opened.cache_clear()
