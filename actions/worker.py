"""The action worker: rasa_sdk's executor behind a private application."""
import asyncio
from contextlib import asynccontextmanager
from typing import AsyncIterator

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException
from rasa_sdk.types import ActionCall
from sqlalchemy.exc import OperationalError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from actions.composition import the_rules, the_shop_front
from actions.databases.errors import DatabaseRefused
from actions.metrics import ACTION_DURATION
from actions.private_app import private_app
from actions.process import refuse
from actions.request_log import start_log
from actions.selling.errors import RulesError
from actions.selling.watched_rules import LOOK_AGAIN_S
from actions.settings import Settings, SettingsError, action_token, load_settings
from actions.shop.visit import ShopFront
from actions.workers import prepare_workers, serve_privately


def build_app(settings: Settings) -> ASGIApp:
    """Raises RulesError when the selling rules are wrong, DatabaseRefused with what to do."""
    the_rules()
    front, executor = the_shop_front(), ActionExecutor()
    executor.register_package("actions.handlers")

    async def run_action(request: Request) -> Response:
        return await _run(executor, await request.json())

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok"})

    @asynccontextmanager
    async def watched(_: ASGIApp) -> AsyncIterator[None]:
        watching = asyncio.create_task(_watch_rules())
        yield
        watching.cancel()

    routes = [
        Route("/webhook", run_action, methods=["POST"]), Route("/health", health, methods=["GET"])
    ]
    _warm(front)
    return private_app(routes, action_token(settings.secret), watched)


async def _watch_rules() -> None:
    """The merchant is told what became of a change, also while nobody chats."""
    while True:
        await asyncio.sleep(LOOK_AGAIN_S)
        await asyncio.to_thread(the_rules)


async def _run(executor: ActionExecutor, call: ActionCall) -> Response:
    try:
        with ACTION_DURATION.labels(call["next_action"]).time():
            return JSONResponse(await executor.run(call))
    except ActionExecutionRejection as rejection:  # a form passes the turn on
        return JSONResponse({"error": str(rejection), "action_name": rejection.action_name}, 400)
    except ActionNotFoundException as missing:
        return JSONResponse({"error": str(missing), "action_name": missing.action_name}, 404)


def _warm(front: ShopFront) -> None:
    """The first search would otherwise wait for the index."""
    with front.database.read_scope() as db:
        front.warm(db)


def main() -> None:
    """A refusal is a sentence for the operator and exit status 1, never a traceback."""
    try:
        settings = load_settings()
        start_log("actions", settings.log_format)
        prepare_workers(settings.workers)
        app = build_app(settings)
    except (SettingsError, RulesError, DatabaseRefused, OperationalError) as refused:
        refuse(refused)
    serve_privately(app, "actions", settings.workers)


if __name__ == "__main__":
    main()
