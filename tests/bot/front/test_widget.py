"""The widget's files, for its own server and for others' pages that may embed it."""
import json
import logging
import re

import aiohttp
import pytest

from actions.shop.catalogue.example_words import NO_EXAMPLES
from bot.front.app import assemble
from bot.front.chat_page import wording_script
from bot.front.connections import guarded
from bot.front.page_words import words_of
from bot.front.widget import widget_routes
from tests.asgi import serving
from tests.domain_files import ROOT

SITE, STRANGER = "https://www.example.com", "https://stranger.example"
NAME = "app-D01FHGqD.js"


@pytest.fixture
def built(tmp_path):
    (tmp_path / "files").mkdir()
    (tmp_path / "widget.js").write_text("const words=LAUNCHER_WORDS;")
    (tmp_path / "files" / NAME).write_text("export const mount = 1;")
    return tmp_path


async def fetch(folder, path, method="GET", origins=(SITE,), **headers):
    app = assemble(widget_routes(built_dir=folder), origins=origins)
    async with serving(app, guarded([])) as port, aiohttp.ClientSession() as http:
        url = f"http://127.0.0.1:{port}{path}"
        async with http.request(method, url, headers=headers) as answer:
            return answer.status, answer.headers, await answer.text()


@pytest.mark.asyncio
async def test_the_loader_is_asked_for_anew_and_knows_the_launcher_s_words(built):
    status, headers, text = await fetch(built, "/widget.js")

    assert (status, headers["Cache-Control"]) == (200, "no-cache")
    words = json.loads(text.removeprefix("const words=").removesuffix(";"))
    assert words["en"] == {"open_chat": "Open the chat", "dismiss": "Dismiss"}
    assert (await fetch(built, "/widget.js", **{"If-None-Match": headers["ETag"]}))[0] == 304


@pytest.mark.asyncio
async def test_the_app_is_kept_for_good(built):
    status, headers, _ = await fetch(built, f"/widget/{NAME}")

    assert status == 200
    assert headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["/widget/other.js", "/widget/..%2fwidget.js", "/widget/"])
async def test_nothing_else_is_served(built, path):
    assert (await fetch(built, path))[0] == 404


@pytest.mark.asyncio
async def test_the_words_are_those_of_the_page(built):
    _, _, text = await fetch(built, "/widget/words.json")

    script = wording_script(NO_EXAMPLES)
    assert json.loads(text)["languages"] == json.loads(script[script.index("["):-2])


@pytest.mark.asyncio
async def test_what_was_not_built_is_missed_in_the_log(tmp_path, caplog):
    with caplog.at_level(logging.WARNING):
        status, _, _ = await fetch(tmp_path, "/widget.js")

    assert status == 404
    assert "make widget" in caplog.text


@pytest.mark.asyncio
@pytest.mark.parametrize(("origins", "origin", "allowed"), [
    ((SITE,), SITE, SITE), ((SITE,), STRANGER, None), ((), SITE, None), ((SITE,), "null", None),
])
async def test_only_pages_of_origins_that_are_set_may_read(built, origins, origin, allowed):
    _, headers, _ = await fetch(built, "/widget/words.json", origins=origins, Origin=origin)

    assert headers.get("Access-Control-Allow-Origin") == allowed


@pytest.mark.asyncio
async def test_a_refusal_can_be_read_too(built):
    status, headers, text = await fetch(built, "/widget/other.js", Origin=SITE)

    assert (status, json.loads(text)) == (404, {"error": {"code": "not_found"}})
    assert headers["Access-Control-Allow-Origin"] == SITE


@pytest.mark.asyncio
@pytest.mark.parametrize(("origin", "status"), [(SITE, 200), (STRANGER, 400)])
async def test_the_question_beforehand_is_answered(built, origin, status):
    found, headers, _ = await fetch(
        built, "/messages", "OPTIONS", Origin=origin,
        **{"Access-Control-Request-Method": "POST",
           "Access-Control-Request-Headers": "authorization,content-type"},
    )

    assert found == status
    assert "x-request-id" in headers
    assert "Access-Control-Allow-Credentials" not in headers


def test_every_word_that_the_widget_says_is_in_the_pack():
    source = "".join(
        path.read_text("utf-8") for path in (ROOT / "bot/web/widget/src").rglob("*.ts*")
    )
    said = set(re.findall(r'"([a-z_]+)"', " ".join(re.findall(r"\bsay\(([^)]*)", source))))

    assert len(said) > 50
    assert said <= words_of("chat")["en"].keys()
