"""The front's application: all doors, the pages, payment and health, behind one guard."""
import asyncio
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import Any, AsyncIterator, Callable, Sequence

from starlette.exceptions import HTTPException
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.routing import BaseRoute, Router
from starlette.types import ASGIApp
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from actions.connectors.payment_provider import open_payment
from bot.channels.channel import Channel, Refused
from bot.channels.doors import CHANNELS
from bot.channels.house import House
from bot.channels.outbox import Outbox
from bot.front.bot_client import BotClient, PrivateClient
from bot.front.cross_origin import open_to
from bot.front.delivery import Delivery
from bot.front.guard import Guard, answer_http, answer_refused
from bot.front.health import Health, Look
from bot.front.limits import limits_of
from bot.front.pages import page_routes
from bot.front.payment import payment_routes
from bot.front.reception import Reception
from bot.front.shown_examples import read_examples
from bot.front.widget import widget_routes

Company = Callable[[], AbstractAsyncContextManager[None]]


@dataclass(frozen=True)
class Neighbours:
    """The other processes."""

    bot: BotClient
    actions: PrivateClient

    async def leave(self) -> None:
        await self.bot.close()
        await self.actions.close()


def build_app(
    house: House, neighbours: Neighbours, look: Look,
    doors: Sequence[Callable[[House], Channel]] = CHANNELS,
) -> Guard:
    """All of it; `look` is how Health looks at the databases."""
    reception = Reception(house.memory, neighbours.bot, limits_of(house.settings))
    channels = [open_door(house) for open_door in doors]
    examples = partial(read_examples, house.shop)
    routes: list[BaseRoute] = [
        *Health(neighbours.bot, neighbours.actions, look).routes(),
        *page_routes(house.settings.shop_dir / "pictures", examples=examples),
        *widget_routes(examples),
        *payment_routes(house.shop, open_payment(house.settings), house.shop_name),
    ]
    for channel in channels:
        routes += channel.routes(reception)
    return assemble(
        routes, lambda: _company(neighbours, house, channels, reception),
        house.settings.origins,
    )


def assemble(
    routes: Sequence[BaseRoute], company: Company = nullcontext, origins: Sequence[str] = ()
) -> Guard:
    """The routes behind the guard, also for pages of `origins`; `company` is entered while they
    are served.
    """

    @asynccontextmanager
    async def lifespan(_: ASGIApp) -> AsyncIterator[None]:
        async with company():
            yield

    router = Router(routes, redirect_slashes=False, lifespan=lifespan)
    handlers = {Refused: answer_refused, HTTPException: answer_http}
    return Guard(open_to(origins, ExceptionMiddleware(router, handlers=handlers)))


def behind(proxies: Sequence[str], app: Any) -> Any:
    """The application as these proxies' connections see it: who asks is who they forward."""
    return ProxyHeadersMiddleware(app, trusted_hosts=list(proxies)) if proxies else app


@asynccontextmanager
async def _company(
    neighbours: Neighbours, house: House, channels: Sequence[Channel], reception: Reception
) -> AsyncIterator[None]:
    """What runs beside the requests: letters are sent by the doors that can send.

    First of all, what an earlier front left unanswered is taken up.
    """
    await reception.take_up(channels)
    senders = {channel.name: channel for channel in channels if channel.can_send}
    delivery = Delivery(Outbox(house.memory), senders)
    sending = asyncio.create_task(delivery.run()) if senders else None
    try:
        yield
    finally:
        if sending is not None:
            sending.cancel()
        await neighbours.leave()
