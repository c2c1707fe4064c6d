"""The chat page, its assets and the products' pictures, with the headers that keep them safe."""
import re
from pathlib import Path
from typing import Optional

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, file

from bot.channels.refusals import Refused

WEB_DIR = Path(__file__).resolve().parent.parent / "web"

COMMON_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
PAGE_HEADERS = {
    **COMMON_HEADERS,
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "; ".join((
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
    )),
}
ASSET_HEADERS = {**COMMON_HEADERS, "Cache-Control": "public, max-age=300"}
# An SVG opened by itself is a document: it may draw, not act.
PICTURE_HEADERS = {
    **COMMON_HEADERS,
    "Cache-Control": "public, max-age=31536000",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
}
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


def find_asset(folder: Path, path: str) -> Optional[Path]:
    """The file below `folder` that a browser may see under this path, or None."""
    if not SAFE_PATH.fullmatch(path) or Path(path).suffix not in MIME_TYPES:
        return None
    found = (folder / path).resolve()
    # A link inside the folder may still lead out of it.
    return found if found.is_relative_to(folder.resolve()) and found.is_file() else None


def add_page_routes(blueprint: Blueprint, pictures_dir: Path, web_dir: Path = WEB_DIR) -> None:
    async def page(_: Request) -> HTTPResponse:
        index = web_dir / "index.html"
        if not index.is_file():
            raise Refused(404, "not_found")
        return await file(index, headers=PAGE_HEADERS, mime_type="text/html; charset=utf-8")

    async def asset(_: Request, path: str) -> HTTPResponse:
        return await _send(find_asset(web_dir / "static", path), ASSET_HEADERS)

    async def picture(_: Request, name: str) -> HTTPResponse:
        found = find_asset(pictures_dir, name)
        if found is not None and found.suffix not in PICTURE_TYPES:
            found = None
        return await _send(found, PICTURE_HEADERS)

    blueprint.add_route(page, "/", methods=["GET"], name="page")
    blueprint.add_route(asset, "/static/<path:path>", methods=["GET"], name="asset")
    blueprint.add_route(picture, "/pictures/<name>", methods=["GET"], name="picture")


async def _send(found: Optional[Path], headers: dict[str, str]) -> HTTPResponse:
    if found is None:
        raise Refused(404, "not_found")
    return await file(found, headers=headers, mime_type=MIME_TYPES[found.suffix])
