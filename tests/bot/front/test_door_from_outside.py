"""A door from outside the package: a class and its line in the tuple let a shopper in."""
import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace

import aiohttp
import pytest
from starlette.responses import JSONResponse
from starlette.routing import Route

from actions.settings import Settings
from actions.shop.database import Database
from bot.channels.channel import Inbound, Refused, Shown
from bot.channels.doors import CHANNELS
from bot.channels.house import House
from bot.front.app import Neighbours, build_app
from bot.memory.database import open_memory
from tests.asgi import serving, until
from tests.bot.front.builders import LABELS, ScriptedBot

pytestmark = pytest.mark.asyncio


@dataclass
class PostDoor:
    """A messaging platform that posts what its people say and is sent what is said to them."""

    shop_name: str
    sent: list = field(default_factory=list)
    name = "post"
    can_send = True

    def routes(self, reception):
        async def hook(request):
            inbound = await self.read(request)
            await reception.take_apart(self, inbound, inbound.conversation)
            return JSONResponse({})

        return [Route("/post", hook, methods=["POST"])]

    async def read(self, request):
        said = await request.json()
        if said.get("key") != "k":
            raise Refused(401, "not_signed")
        return Inbound(self.name, said["from"], said["id"], text=said["text"])

    def show(self, message, conversation):
        return Shown({"text": message["text"]})

    async def send(self, recipient, body):
        self.sent.append((recipient, body["text"]))


class Neighbour(ScriptedBot):
    async def health(self):
        return {"model": "m"}

    async def close(self):
        pass


@asynccontextmanager
async def open_front(tmp_path):
    """Yields the door and what posts to it; the web door stands beside."""
    memory = open_memory(f"sqlite:///{tmp_path}/conversations.db", may_create=True)
    shop = Database(f"sqlite:///{tmp_path}/shop.db")
    house = House(Settings(secret="s" * 32), "Toko", memory, shop, LABELS)
    opened = SimpleNamespace()

    def open_post_door(house):
        opened.door = PostDoor(house.shop_name)
        return opened.door

    doors = (*CHANNELS, open_post_door)
    app = build_app(house, Neighbours(Neighbour(memory=memory), Neighbour()), lambda: "0001", doors)
    async with serving(app) as port, aiohttp.ClientSession(f"http://127.0.0.1:{port}") as http:

        async def post(**said):
            async with http.post("/post", json=said) as response:
                return response.status

        yield opened.door, post
    memory.dispose()
    shop.close()


async def test_what_is_posted_is_answered_there(tmp_path):
    async with open_front(tmp_path) as (door, post):
        assert await post(key="k", id="m1", text="hello", **{"from": "ann"}) == 200
        await until(lambda: door.sent, seconds=20.0)
        assert await post(key="k", id="m1", text="hello", **{"from": "ann"}) == 200
        await asyncio.sleep(0.1)

    assert (door.shop_name, door.sent) == ("Toko", [("ann", "You said hello")])


async def test_what_is_not_signed_is_refused(tmp_path):
    async with open_front(tmp_path) as (door, post):
        assert await post(id="m1", text="hello", **{"from": "ann"}) == 401

    assert door.sent == []
