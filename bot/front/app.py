"""The front's application: all doors, the pages, payment and health, behind one guard."""
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, AsyncIterator, Sequence

from starlette.exceptions import HTTPException
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.routing import BaseRoute, Router

from actions.connectors.payment import open_payment
from bot.channels.channel import Refused
from bot.channels.doors import CHANNELS
from bot.channels.house import House
from bot.front.bot_client import BotClient, PrivateClient
from bot.front.guard import Guard, answer_http, answer_refused
from bot.front.health import Health
from bot.front.limits import limits_of
from bot.front.pages import page_routes
from bot.front.payment import payment_routes
from bot.front.reception import Reception


@dataclass(frozen=True)
class Neighbours:
    """The other processes."""

    bot: BotClient
    actions: PrivateClient

    async def leave(self) -> None:
        await self.bot.close()
        await self.actions.close()


def build_app(house: House, neighbours: Neighbours, look: Any) -> Guard:
    """`look` tells the schemas of both databases, see Health."""
    reception = Reception(house.memory, neighbours.bot, limits_of(house.settings))
    channels = [open_door(house) for open_door in CHANNELS]
    routes: list[BaseRoute] = [
        Health(neighbours.bot, neighbours.actions, look).route(),
        *page_routes(house.settings.shop_dir / "pictures"),
        *payment_routes(house.shop, open_payment(house.settings), house.shop_name),
    ]
    for channel in channels:
        routes += channel.routes(reception)
    return assemble(routes, neighbours)


def assemble(routes: Sequence[BaseRoute], neighbours: Neighbours) -> Guard:
    @asynccontextmanager
    async def lifespan(_: Any) -> AsyncIterator[None]:
        yield
        await neighbours.leave()

    router = Router(routes, redirect_slashes=False, lifespan=lifespan)
    handlers: Any = {Refused: answer_refused, HTTPException: answer_http}
    return Guard(ExceptionMiddleware(router, handlers=handlers))
