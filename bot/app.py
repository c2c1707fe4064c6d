"""The web application: Rasa's agent behind our channels."""
import asyncio
import logging
from pathlib import Path

from rasa.core.channels import channel
from rasa.utils.log_utils import configure_structlog
from sanic import Sanic
from sanic.exceptions import SanicException

from actions.settings import Settings
from bot.agent import ShopAgent
from bot.channels.refusals import answer_sanic
from bot.channels.shop_name import ShopNameMissing
from bot.channels.web import WebChannel
from bot.endpoints import open_endpoints
from bot.start import StartRefused

LARGEST_REQUEST_BYTES = 64 * 1024
TIMEOUT_SECONDS = 60
KEEP_ALIVE_SECONDS = 30

logger = logging.getLogger(__name__)


def quieten_logs() -> None:
    """Only what an operator must see; below that level Rasa logs what shoppers write."""
    configure_structlog(logging.WARNING)
    logging.getLogger().setLevel(logging.WARNING)
    logging.getLogger(__name__).setLevel(logging.INFO)


def load_agent(settings: Settings, model: Path) -> ShopAgent:
    """Raises StartRefused."""
    endpoints = open_endpoints(settings)
    agent = ShopAgent(
        tracker_store=endpoints.tracker_store,
        lock_store=endpoints.lock_store,
        action_endpoint=endpoints.actions,
    )
    try:
        agent.load_model(model)
        # The first message of all would otherwise pay for what components load late.
        asyncio.run(agent.parse_message("hello"))
    except Exception as error:  # a model may fail in as many ways as it has components
        raise StartRefused(f"The model {model} can't be loaded: {error}") from error
    return agent


def build_app(agent: ShopAgent, name: str = "pramuniaga") -> Sanic:
    """Raises StartRefused."""
    app = Sanic(name, configure_logging=False)
    app.config.update(
        REQUEST_MAX_SIZE=LARGEST_REQUEST_BYTES,
        REQUEST_TIMEOUT=TIMEOUT_SECONDS,
        RESPONSE_TIMEOUT=TIMEOUT_SECONDS,
        KEEP_ALIVE_TIMEOUT=KEEP_ALIVE_SECONDS,
    )
    app.ctx.agent = agent
    app.error_handler.add(SanicException, answer_sanic)
    try:
        channel.register([WebChannel.from_credentials(None)], app, route=None)
    except ShopNameMissing as error:
        raise StartRefused(str(error)) from error
    return app


def run_app(settings: Settings, model: Path) -> None:
    """Runs until the process is told to stop; raises StartRefused."""
    quieten_logs()
    app = build_app(load_agent(settings, model))
    logger.info("Ready on http://%s:%s/ with %s", settings.host, settings.port, model.name)
    app.run(settings.host, settings.port, access_log=False, motd=False)
