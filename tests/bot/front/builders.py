"""A front on a real server of its own, before a bot that does as the test says."""
import json
import time
import uuid
from contextlib import asynccontextmanager
from types import SimpleNamespace

import aiohttp
import jwt
from pydantic import SecretStr
from yarl import URL

from actions.connectors.payment_provider import TestPayment
from actions.hearers import HEARERS
from actions.shop.database import Database
from bot.channels.web.door import WebDoor
from bot.channels.web.order_desk import OrderDesk
from bot.channels.web.pictures import Pictures
from bot.front.app import assemble, behind
from bot.front.connections import guarded
from bot.front.limits import Limits
from bot.front.pages import page_routes
from bot.front.reception import Reception
from bot.memory.database import open_memory
from bot.memory.event_rows import append_events, next_ordinal
from bot.memory.history import read_replies
from bot.memory.inbox import take_next
from bot.memory.lines import Lines
from tests.asgi import serving

SECRET = SecretStr("s" * 32)
CUSTOMER_SECRET = SecretStr("c" * 32)
LABELS = {"utter_label_add": {"en": "Add"}}


class ScriptedBot:
    """Answers what lies in the inbox with what `reply(message)` yields, as the bot worker does."""

    def __init__(self, reply=None, memory=None):
        self.heard, self.memory = [], memory
        self._reply, self._lines = reply or echo, Lines()

    async def turn(self, conversation, message_id):
        async with self._lines.turn(conversation, 5.0):
            async for said in self._said(conversation, message_id):
                yield said

    async def _said(self, conversation, message_id):
        taken = take_next(self.memory, conversation, message_id)
        if taken is None:
            for said in read_replies(self.memory, conversation, message_id):
                yield said
            return
        message = SimpleNamespace(
            sender_id=conversation, text=taken.text, metadata=dict(taken.metadata)
        )
        self.heard.append(message)
        replies = []
        async for said in self._reply(message):
            yield said
            replies.append({"event": "bot", "timestamp": 0.0, "text": said.get("text"),
                            "data": {k: v for k, v in said.items() if k != "text"}})
        events = [{"event": "user", "timestamp": 0.0, "text": taken.text}, *replies]
        first = next_ordinal(self.memory, conversation)
        append_events(self.memory, conversation, first, events, None, taken)


async def echo(message):
    yield {"text": f"You said {message.text}"}


class Client:
    """What a browser does, on one session."""

    def __init__(self, http, base):
        self._http = http
        self._base = base
        self.token = ""

    async def start(self, forwarded_for=None, **body):
        headers = {"X-Forwarded-For": forwarded_for} if forwarded_for else {}
        status, answer = await self.post("/session", body, **headers)
        self.token = answer.get("token", "")
        return status, answer

    async def post(self, path, body, token=None, **headers):
        async with self._http.post(
            self._base + path, json=body, headers={**self._bearer(token), **headers}
        ) as response:
            return response.status, await read(response)

    async def post_raw(self, path, body):
        async with self._http.post(
            self._base + path, data=body, headers=self._bearer(None)
        ) as response:
            return response.status, await read(response)

    async def get(self, path, token=None):
        async with self._http.get(self._base + path, headers=self._bearer(token)) as response:
            return response.status, await read(response)

    async def fetch(self, path, **headers):
        url = URL(f"{self._base}{path}", encoded=True)
        async with self._http.get(url, headers=headers) as response:
            return response.status, response.headers, await response.text()

    async def sign_out(self):
        async with self._http.delete(
            self._base + "/session", headers=self._bearer(None)
        ) as response:
            return response.status

    async def say(self, text=None, message_id=None, **fields):
        body = {"message_id": message_id or str(uuid.uuid4()), **fields}
        return await self.post("/messages", body if text is None else {**body, "text": text})

    def stream(self, text):
        body = {"message_id": str(uuid.uuid4()), "text": text}
        return self._http.post(
            f"{self._base}/messages", json=body, headers=self._bearer(None)
        )

    def _bearer(self, token):
        token = self.token if token is None else token
        return {"Authorization": f"Bearer {token}"} if token else {}


async def read(response):
    text = await response.text()
    if response.content_type == "application/x-ndjson":
        return [json.loads(line) for line in text.splitlines()]
    return json.loads(text)


def a_web_door(tmp_path, engine):
    pictures = Pictures(tmp_path / "pictures")
    shop = Database(f"sqlite:///{tmp_path}/shop.db", HEARERS)
    orders = OrderDesk(shop, TestPayment("", "s" * 32))
    return WebDoor("Toko Coba", engine, LABELS, pictures, orders, SECRET, CUSTOMER_SECRET)


@asynccontextmanager
async def open_shop(tmp_path, bot=None, limits=None, proxies=()):
    """Yields clients' maker; each client is a browser of its own."""
    engine = open_memory(f"sqlite:///{tmp_path}/conversations.db", may_create=True)
    bot = bot or ScriptedBot()
    bot.memory = engine
    reception = Reception(engine, bot, limits or Limits())
    routes = [
        *page_routes(tmp_path / "pictures"), *a_web_door(tmp_path, engine).routes(reception)
    ]
    app = behind(proxies, assemble(routes))
    async with serving(app, guarded(proxies)) as port, aiohttp.ClientSession() as http:
        yield lambda: Client(http, f"http://127.0.0.1:{port}")
    engine.dispose()


def a_customer_token(secret=CUSTOMER_SECRET, expires_in=60, **claims):
    return jwt.encode(
        {"sub": "C-7", "exp": int(time.time()) + expires_in, **claims},
        secret.get_secret_value(), algorithm="HS256",
    )
