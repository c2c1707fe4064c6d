"""Health: whether the front, both databases, the actions and the model can serve a shopper."""
import asyncio
import logging
from dataclasses import dataclass
from typing import Callable, Optional

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.front.bot_client import PrivateClient

Look = Callable[[], str]  # names the schemas; raises when a database is away or of another one

READY, LIVE = ("/health", "/health/ready"), "/health/live"
FRESH = {"Cache-Control": "no-store"}

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Health:
    """Asked by whoever watches the shop."""

    bot: PrivateClient
    actions: PrivateClient
    look: Look

    def routes(self) -> list[BaseRoute]:
        ready = [Route(path, self._ready, methods=["GET"]) for path in READY]
        return [*ready, Route(LIVE, self._live, methods=["GET"])]

    async def _live(self, _: Request) -> Response:
        """This process answers: nothing is looked up, so that nothing can make it wait."""
        return JSONResponse({"status": "ok"}, headers=FRESH)

    async def _ready(self, _: Request) -> Response:
        schema, bot, actions = await asyncio.gather(
            self._schema(), self.bot.health(), self.actions.health()
        )
        told = {
            "database": "ok" if schema else "away",
            "schema": schema,
            "actions": "ok" if actions else "away",
            "model": bot["model"] if bot else None,
        }
        is_well = bool(schema and actions and bot)
        status = "ok" if is_well else "starting" if schema else "failing"
        return JSONResponse({"status": status, **told}, 200 if is_well else 503, FRESH)

    async def _schema(self) -> Optional[str]:
        try:
            return await asyncio.to_thread(self.look)
        except Exception as error:  # noqa: BLE001 - whatever it is, health tells and doesn't fail
            logger.error("A database is away or of another schema: %s", error)
            return None
