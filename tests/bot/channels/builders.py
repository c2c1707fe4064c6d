"""A web channel on a real server of its own, with an agent that does as the test says."""
import asyncio
import json
import socket
import time
import uuid
from contextlib import asynccontextmanager
from types import SimpleNamespace

import aiohttp
import jwt
from pydantic import SecretStr
from rasa.core.channels import channel
from sanic import Sanic

from bot.channels.flood import FloodGate
from bot.channels.turns import TurnRunner
from bot.channels.web import WebChannel, WebShop
from bot.memory.database import open_memory
from bot.memory.lock_store import InProcessLockStore

# Otherwise Sanic rewrites its own methods at a start, which works for one server a process.
Sanic.test_mode = True

SECRET = SecretStr("s" * 32)
CUSTOMER_SECRET = SecretStr("c" * 32)
RESPONSES = {"utter_label_add": [{"text": "Add"}]}


class ScriptedAgent:
    """Answers each message with what `reply(message)` yields, one conversation at a time."""

    def __init__(self, reply=None):
        self.domain = SimpleNamespace(responses=RESPONSES)
        self.heard = []
        self._reply = reply or echo
        self._locks = InProcessLockStore()

    def is_ready(self):
        return True

    async def handle_message(self, message):
        async with self._locks.lock(message.sender_id):
            self.heard.append(message)
            async for said in self._reply(message):
                await message.output_channel.send_response(message.sender_id, said)


async def echo(message):
    yield {"text": f"You said {message.text}"}


class Client:
    """What a browser does, on one session."""

    def __init__(self, http, base):
        self._http = http
        self._base = base
        self.token = ""

    async def start(self, **body):
        status, answer = await self.post("/session", body)
        self.token = answer.get("token", "")
        return status, answer

    async def post(self, path, body, token=None):
        async with self._http.post(
            self._base + path, json=body, headers=self._bearer(token)
        ) as response:
            return response.status, await read(response)

    async def get(self, path, token=None):
        async with self._http.get(self._base + path, headers=self._bearer(token)) as response:
            return response.status, await read(response)

    async def fetch(self, path):
        async with self._http.get(self._base + path) as response:
            return response.status, response.headers, await response.text()

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


@asynccontextmanager
async def open_shop(tmp_path, agent=None, flood=None, turn_seconds=5.0):
    """Yields clients' maker; each client is a browser of its own."""
    engine = open_memory(f"sqlite:///{tmp_path}/conversations.db", may_create=True)
    shop = WebShop("Toko Coba", tmp_path / "pictures", SECRET, CUSTOMER_SECRET)
    app = Sanic(f"test-{uuid.uuid4().hex}", configure_logging=False)
    app.ctx.agent = agent or ScriptedAgent()
    web = WebChannel(shop, engine, flood or FloodGate(), TurnRunner(engine, turn_seconds))
    channel.register([web], app, route=None)
    door = socket.create_server(("127.0.0.1", 0))
    server = await app.create_server(
        sock=door, return_asyncio_server=True, access_log=False
    )
    await server.startup()
    async with aiohttp.ClientSession() as http:
        yield lambda: Client(http, f"http://127.0.0.1:{door.getsockname()[1]}")
    server.close()
    await server.wait_closed()
    engine.dispose()


def a_customer_token(secret=CUSTOMER_SECRET, expires_in=60, **claims):
    return jwt.encode(
        {"sub": "C-7", "exp": int(time.time()) + expires_in, **claims},
        secret.get_secret_value(), algorithm="HS256",
    )


async def until(condition, seconds=2.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        await asyncio.sleep(0.01)
