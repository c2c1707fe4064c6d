"""A website that embeds the widget: styles that spare nothing, a policy that allows little."""
import contextlib
import fcntl
import html
import json
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.domain_files import ROOT

HOSTILE = """
* { all: unset !important; }
div, button, section { display: none !important; }
html { font-size: 40px !important; letter-spacing: 9px !important; }
"""
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A website</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/hostile.css">
<script async src="{shop}/widget.js" {attributes}></script></head>
<body><h1>A website</h1><div>of another origin</div></body></html>"""
POLICY = (
    "default-src 'none'; script-src {shop}; connect-src {shop}; img-src {shop}; "
    "style-src 'self'; base-uri 'none'; require-trusted-types-for 'script'"
)


WIDGET = ROOT / "bot/web/widget"


def build_widget():
    """One test after another; skips where there is no npm, or none that can install anything."""
    with (WIDGET / "package.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = subprocess.run(["make", "widget"], cwd=ROOT)
    if not (WIDGET / "node_modules/.installed").is_file():
        pytest.skip("the widget is built with what npm installs, which it can't here")
    made.check_returncode()


class Website:
    """Its pages are of the shop at `shop`, with these settings of the widget."""

    def __init__(self, address):
        self.address, self.shop, self.settings = address, "", {}

    def page(self):
        settings = html.escape(json.dumps(self.settings), quote=True)
        return PAGE.format(shop=self.shop, attributes=f'data-settings="{settings}"')

    def policy(self):
        return POLICY.format(shop=self.shop)


@contextlib.contextmanager
def open_website():
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            is_style = self.path == "/hostile.css"
            self.send_response(200)
            self.send_header("Content-Type", "text/css" if is_style else "text/html")
            self.send_header("Content-Security-Policy", website.policy())
            self.end_headers()
            self.wfile.write((HOSTILE if is_style else website.page()).encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    website = Website(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield website
    server.shutdown()
    thread.join()
    server.server_close()
