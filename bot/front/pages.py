"""The chat page, its assets and the products' pictures, with the headers that keep them safe."""
import hashlib
import re
from pathlib import Path
from typing import Awaitable, Callable, Mapping, Optional, Sequence

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.staticfiles import NotModifiedResponse

from actions.shop.catalogue.example_words import NO_EXAMPLES, Examples
from bot.channels.web.pictures import VERSION_LENGTH, version_of
from bot.front.chat_page import render_page, wording_script

WEB_DIR = Path(__file__).resolve().parent.parent / "web"
WORTH_COMPRESSING_BYTES = 1000

PAGE_POLICY = "; ".join((
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
))
# Kept, but asked for anew each time, which costs no more than a header when nothing changed.
ASKED_ANEW = {"Cache-Control": "no-cache"}
KEPT_FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}
# An SVG opened by itself is a document: it may draw, not act.
PICTURE_POLICY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
}
LONGEST_PATH = 200  # file systems refuse to look for much longer names
SAFE_PATH = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
MIME_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
}
PICTURE_TYPES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp"})


def no_examples() -> Examples:
    return NO_EXAMPLES


def page_routes(
    pictures_dir: Path, web_dir: Path = WEB_DIR, examples: Callable[[], Examples] = no_examples
) -> Sequence[BaseRoute]:
    """`examples` are those of the present catalogue."""

    async def page(request: Request) -> Response:
        headers = {**ASKED_ANEW, "Content-Security-Policy": PAGE_POLICY}
        return answer_text(request, render_page(web_dir), "text/html", headers)

    async def asset(request: Request) -> Response:
        found = find_asset(web_dir / "static", request.path_params["path"])
        return answer_file(request, found, ASKED_ANEW)

    async def picture(request: Request) -> Response:
        found = find_asset(pictures_dir, request.path_params["name"])
        if found is not None and found.suffix not in PICTURE_TYPES:
            found = None
        is_current = found is not None and request.query_params.get("v") == version_of(found)
        headers = {**(KEPT_FOR_GOOD if is_current else ASKED_ANEW), **PICTURE_POLICY}
        return answer_file(request, found, headers)

    compressed = [Middleware(GZipMiddleware, minimum_size=WORTH_COMPRESSING_BYTES)]
    return [
        Route("/", page, methods=["GET"], middleware=compressed),
        Route("/static/wording.js", _wording(examples), methods=["GET"], middleware=compressed),
        Route("/static/{path:path}", asset, methods=["GET"], middleware=compressed),
        Route("/pictures/{name}", picture, methods=["GET"], middleware=compressed),
    ]


def _wording(examples: Callable[[], Examples]) -> Callable[[Request], Awaitable[Response]]:
    async def wording(request: Request) -> Response:
        words = wording_script(await run_in_threadpool(examples))
        return answer_text(request, words, MIME_TYPES[".js"], ASKED_ANEW)

    return wording


def find_asset(folder: Path, path: str) -> Optional[Path]:
    """The file below `folder` that a browser may see under this path, or None."""
    is_safe = len(path) <= LONGEST_PATH and SAFE_PATH.fullmatch(path)
    if not is_safe or Path(path).suffix not in MIME_TYPES:
        return None
    found = (folder / path).resolve()
    # A link inside the folder may still lead out of it.
    return found if found.is_relative_to(folder.resolve()) and found.is_file() else None


def answer_file(
    request: Request, found: Optional[Path], headers: Mapping[str, str]
) -> Response:
    if found is None:
        raise HTTPException(404)
    tagged = {**headers, "ETag": f'W/"{version_of(found)}"'}
    if tagged["ETag"] in request.headers.get("if-none-match", ""):
        return NotModifiedResponse(_headers(tagged))
    return FileResponse(found, headers=tagged, media_type=MIME_TYPES[found.suffix])


def answer_text(
    request: Request, text: str, media_type: str, headers: Mapping[str, str]
) -> Response:
    version = hashlib.sha256(text.encode()).hexdigest()[:VERSION_LENGTH]
    tagged = {**headers, "ETag": f'W/"{version}"'}
    if tagged["ETag"] in request.headers.get("if-none-match", ""):
        return NotModifiedResponse(_headers(tagged))
    return Response(text, headers=tagged, media_type=media_type)


def _headers(given: Mapping[str, str]) -> Headers:
    return Response(headers=dict(given)).headers
