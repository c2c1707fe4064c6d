"""The action server: Rasa's webhook for the bot server."""
import hmac
import logging
import re
from typing import Optional

from rasa_sdk.endpoint import create_app
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json

from actions.handlers.shop_front import the_rules, the_shop_front
from actions.settings import Settings, action_token, load_settings

# Everything else needs the token: another spelling of a path must not open it.
OPEN_PATHS = re.compile(r"/health")

logger = logging.getLogger(__name__)


def build_app(settings: Settings) -> Sanic:
    """The action server's application; raises RulesError when the selling rules are wrong."""
    the_rules()
    front = the_shop_front()
    app = create_app("actions.handlers", cors_origins="")
    _guard(app, action_token(settings.secret))
    app.error_handler.add(Exception, _say_little)

    @app.before_server_start
    async def _warm(_app: Sanic, _loop: object) -> None:
        # The first search would otherwise wait for the index.
        with front.database.read_scope() as db:
            front.warm(db)

    return app


def _guard(app: Sanic, token: str) -> None:
    """Only the bot server, which knows the token, may call actions."""

    @app.on_request
    async def check(request: Request) -> Optional[HTTPResponse]:
        given = request.args.get("token", "")
        if OPEN_PATHS.fullmatch(request.path):
            return None
        if hmac.compare_digest(given.encode(), token.encode()):
            return None
        return json({"error": "forbidden"}, status=403)


def _say_little(request: Request, error: Exception) -> HTTPResponse:
    """The operator reads what broke in the log; the caller learns only that it did."""
    status = getattr(error, "status_code", 500)
    if status >= 500:
        logger.error("%s %s failed", request.method, request.path, exc_info=error)
    return json({"error": "failed"}, status=status)


def serve(settings: Settings) -> None:
    """Run until stopped."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    build_app(settings).run(
        settings.host, settings.actions_port, workers=1, access_log=False, debug=False,
        motd=False,
    )


if __name__ == "__main__":
    serve(load_settings())
