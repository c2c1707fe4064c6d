"""docs/http.md says what the front serves, refuses and bounds: no more and no less."""
import ast
import re
from pathlib import Path

import pytest

from actions.settings import Settings
from bot.channels.replies import AGAIN, DONE, TRY_AGAIN, WAIT
from bot.channels.web import requests, signed_tokens
from bot.front import connections, guard, pages, widget
from bot.front.health import Health
from bot.memory import history
from tests.bot.front.builders import a_web_door
from tests.documents import ROOT, text_of

PAGE = text_of(ROOT / "docs/http.md")
SPEAKING = [*(ROOT / "bot/front").glob("*.py"), *(ROOT / "bot/channels/web").glob("*.py")]
KIB = 1024


def told_refusals():
    """Status and code of each row in the table of refusals."""
    return {(int(s), code) for s, code in re.findall(r"^\| (\d{3}) \| `(\w+)` \|", PAGE, re.M)}


def raised_refusals():
    """Those that name both, wherever the front and the web door refuse."""
    calls = (
        node.args
        for path in SPEAKING
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused"
    )
    constants = ([getattr(arg, "value", None) for arg in args] for args in calls)
    return {(status, code) for status, code in constants if isinstance(code, str)}


def test_every_refusal_is_told_and_no_other():
    bad = (signed_tokens.BadSessionToken, signed_tokens.BadCustomerToken)
    by_token = {(401, error.code) for error in bad}

    assert told_refusals() == raised_refusals() | set(guard.CODES.items()) | by_token


def test_every_route_is_told(tmp_path):
    routes = [
        *a_web_door(tmp_path, None).routes(None), *pages.page_routes(Path()),
        *widget.widget_routes(),
        *Health(None, None, None).routes(),
    ]
    served = {
        f"{method} {route.path.replace(':path', '')}"
        for route in routes for method in route.methods - {"HEAD"}
    }
    told = set(re.findall(r"`((?:GET|POST|DELETE) /[^`]*)`", PAGE))
    files = {f"GET {path}" for path in re.findall(r"`(/[^`]*)`", PAGE)}

    assert served - files - told == set()


@pytest.mark.parametrize("line", [AGAIN, WAIT, DONE, TRY_AGAIN])
def test_every_line_of_a_stream_is_told(line):
    fields = ", ".join(f'"{name}": "{value}"' for name, value in line.items())

    assert f"`{{{fields}}}`" in PAGE


@pytest.mark.parametrize("bound", [
    f"{requests.LONGEST_TEXT:,} characters",
    f"string up to {requests.LONGEST_BUTTON_ID} characters",
    f"string up to {requests.LONGEST_TOKEN:,} characters",
    f"valid for {signed_tokens.SESSION_SECONDS // 86_400} days",
    f"up to {signed_tokens.LONGEST_NAME} printable characters",
    f"newest {history.MOST_MESSAGES} messages",
    f"{connections.MOST_HEAD_BYTES // KIB} KiB, {connections.MOST_HEADERS} headers, "
    f"within {connections.HEAD_SECONDS:g} s",
    f"{connections.MOST_BODY_BYTES // KIB} KiB, within {connections.BODY_SECONDS:g} s",
    f"{connections.MOST_CONNECTIONS:,} in all, {connections.MOST_FROM_ADDRESS} from one address",
    f"must be taken within {guard.SEND_SECONDS:g} s",
    f"Files of {pages.WORTH_COMPRESSING_BYTES:,} bytes or more",
])
def test_bounds_are_told_as_they_are(bound):
    assert bound in PAGE


@pytest.mark.parametrize("limit", ["limit_conversation", "limit_address", "limit_sessions"])
def test_limits_are_told_as_they_are(limit):
    count, span = Settings.__fields__[limit].default.split("/")

    assert f"{int(count):,} a {span}" in PAGE
