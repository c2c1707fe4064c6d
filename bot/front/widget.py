"""The widget that other websites embed: its loader, its files, its words."""
import json
import logging
from pathlib import Path
from typing import Callable, Sequence

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from actions.shop.catalogue.example_words import Examples
from bot.front.chat_page import languages, words_as_json
from bot.front.pages import (
    ASKED_ANEW,
    KEPT_FOR_GOOD,
    MIME_TYPES,
    WEB_DIR,
    WORTH_COMPRESSING_BYTES,
    answer_file,
    answer_text,
    find_asset,
    no_examples,
)

BUILT_DIR = WEB_DIR / "widget" / "dist"
LOADER = "widget.js"
WORDS_MARK = "LAUNCHER_WORDS"  # in the loader; its words are put in this place
LAUNCHER_WORDS = ("open_chat", "dismiss")

logger = logging.getLogger(__name__)


def widget_routes(
    examples: Callable[[], Examples] = no_examples, built_dir: Path = BUILT_DIR
) -> Sequence[BaseRoute]:
    """Without the built files the loader isn't there, and all else is."""

    async def loader(request: Request) -> Response:
        script = built_dir / LOADER
        if not script.is_file():
            logger.warning("The widget isn't built, so no page can embed it: make widget")
            raise HTTPException(404)
        text = script.read_text("utf-8").replace(WORDS_MARK, _launcher_words())
        return answer_text(request, text, MIME_TYPES[".js"], ASKED_ANEW)

    async def words(request: Request) -> Response:
        text = words_as_json(await run_in_threadpool(examples))
        return answer_text(request, text, MIME_TYPES[".json"], ASKED_ANEW)

    async def file(request: Request) -> Response:
        found = find_asset(built_dir / "files", request.path_params["name"])
        return answer_file(request, found, KEPT_FOR_GOOD)

    compressed = [Middleware(GZipMiddleware, minimum_size=WORTH_COMPRESSING_BYTES)]
    return [
        Route("/widget.js", loader, methods=["GET"], middleware=compressed),
        Route("/widget/words.json", words, methods=["GET"], middleware=compressed),
        Route("/widget/{name}", file, methods=["GET"], middleware=compressed),
    ]


def _launcher_words() -> str:
    """By language; all others come with the app."""
    return json.dumps({
        language.code: {name: language.words[name] for name in LAUNCHER_WORDS}
        for language in languages()
    })
