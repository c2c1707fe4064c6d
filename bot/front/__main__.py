"""The front as a process of its own."""
import contextlib
import resource
import socket

import uvicorn

from actions.databases.errors import DatabaseRefused
from actions.language.packs import PackError
from actions.process import GRACE_S, Server, inherited_sockets, private_sockets, refuse
from actions.request_log import start_log
from actions.schema import open_shop_database
from actions.schema.opening import SHOP
from actions.settings import Settings, SettingsError, action_token, load_settings, parts
from bot.channels.house import House
from bot.channels.shop_name import ShopNameMissing, read_shop_name
from bot.dialogue.wording import labels
from bot.front.app import Neighbours, behind, build_app
from bot.front.bot_client import BotClient, PrivateClient
from bot.front.connections import guarded
from bot.memory.database import MEMORY, DialogueMemoryError, open_memory

KEEP_ALIVE_SECONDS = 30


def serve(settings: Settings) -> None:
    """Until the process is told to stop; raises what `main` tells."""
    _raise_file_limit()
    proxies = parts(settings.trusted_proxies)
    token = action_token(settings.secret)
    neighbours = Neighbours(
        BotClient(private_sockets("bot", settings.workers), token),
        PrivateClient(private_sockets("actions", settings.workers), token),
    )
    house = _house(settings)
    app = build_app(house, neighbours, lambda: _schemas(house))
    config = uvicorn.Config(
        behind(proxies, app), http=guarded(proxies, app.log.tell_malformed),
        lifespan="on", ws="none", log_config=None, access_log=False, server_header=False,
        proxy_headers=False, timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_S,
    )
    doors = inherited_sockets() or [socket.create_server((settings.host, settings.port))]
    Server(config).run(sockets=doors)


def _house(settings: Settings) -> House:
    return House(
        settings, read_shop_name(settings.shop_dir), open_memory(settings.memory_url),
        open_shop_database(settings.database_url), labels(),
    )


def _schemas(house: House) -> str:
    """Raises DatabaseRefused, or whatever a database says that is away."""
    with house.shop.read_scope() as db:
        SHOP.check(db.connection())
    with house.memory.connect() as connection:
        MEMORY.check(connection)
    return f"shop {SHOP.newest}, conversations {MEMORY.newest}"


def _raise_file_limit() -> None:
    """A connection is a file; systems hand out a thousand and allow many more."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def main() -> None:
    """A refusal is a sentence for the operator and exit status 1, never a traceback."""
    try:
        settings = load_settings()
        start_log("front", settings.log_format)
        serve(settings)
    except (
        SettingsError, ShopNameMissing, PackError, DatabaseRefused, DialogueMemoryError
    ) as refused:
        refuse(refused)


if __name__ == "__main__":
    main()
