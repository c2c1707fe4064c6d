"""Which other websites may call the shop from their pages."""
from typing import Sequence

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

METHODS = ("GET", "POST", "DELETE")
HEADERS = ("Authorization", "Content-Type")
TOLD_HEADERS = ("Retry-After",)
KEPT_SECONDS = 7200  # of the browser's question beforehand


def open_to(origins: Sequence[str], app: ASGIApp) -> ASGIApp:
    """The application as pages of these origins may call it; without any, of its own alone."""
    if not origins:
        return app
    return CORSMiddleware(
        app, allow_origins=origins, allow_methods=METHODS, allow_headers=HEADERS,
        expose_headers=TOLD_HEADERS, max_age=KEPT_SECONDS,
    )
