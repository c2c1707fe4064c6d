"""The page and the pictures: only what lies in their folders, with headers that keep it safe."""
import json

import pytest
from yarl import URL

from bot.channels.web.pictures import Pictures
from bot.front.pages import find_asset
from tests.bot.front.builders import open_shop
from tests.packs import add_pack, forget

SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def a_folder(tmp_path):
    folder = tmp_path / "pictures"
    (folder / "fonts").mkdir(parents=True)
    for path in ("toast-4s.svg", "fonts/a.woff2", "notes.txt", ".hidden.svg"):
        (folder / path).write_text(SVG)
    (tmp_path / "secret.svg").write_text(SVG)
    (folder / "link.svg").symlink_to(tmp_path / "secret.svg")
    return folder


@pytest.mark.parametrize("path", ["toast-4s.svg", "fonts/a.woff2"])
def test_finds_what_lies_in_the_folder(tmp_path, path):
    folder = a_folder(tmp_path)

    assert find_asset(folder, path) == folder / path


@pytest.mark.parametrize("path", [
    "", ".", "..", "../secret.svg", "fonts/../../secret.svg", "/etc/passwd", "fonts",
    "%2e%2e/secret.svg", "..\\secret.svg", "missing.svg", "notes.txt", ".hidden.svg",
    "link.svg", "toast-4s.svg\0", "//toast-4s.svg",
])
def test_finds_nothing_else(tmp_path, path):
    assert find_asset(a_folder(tmp_path), path) is None


@pytest.mark.asyncio
async def test_pictures_may_be_kept_for_long_and_do_nothing(tmp_path):
    a_folder(tmp_path)
    async with open_shop(tmp_path) as client:
        status, headers, body = await client().fetch("/pictures/toast-4s.svg")
        outside, _, _ = await client().fetch("/pictures/..%2fsecret.svg")

    assert (status, body, outside) == (200, SVG, 404)
    assert headers["Content-Type"] == "image/svg+xml"
    assert headers["Cache-Control"] == "no-cache"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]


@pytest.mark.asyncio
async def test_the_page_runs_no_script_but_its_own(tmp_path):
    async with open_shop(tmp_path) as client:
        status, headers, _ = await client().fetch("/")

    assert status == 200
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.asyncio
async def test_scripts_are_served_as_scripts(tmp_path):
    async with open_shop(tmp_path) as client:
        status, headers, _ = await client().fetch("/static/chat.js")

    assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")


@pytest.mark.asyncio
async def test_the_words_of_all_languages_are_a_script_too(tmp_path):
    async with open_shop(tmp_path) as client:
        status, headers, script = await client().fetch("/static/wording.js")

    told = json.loads(script.removeprefix("export const languages = ").removesuffix(";\n"))
    assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert headers["Cache-Control"] == "no-cache"
    assert [(one["code"], one["name"], one["words"]["send"]) for one in told] == [
        ("en", "English", "Send"), ("id", "Bahasa Indonesia", "Kirim"),
    ]


@pytest.mark.asyncio
async def test_two_languages_are_a_toggle_and_more_a_choice(elsewhere):
    async with open_shop(elsewhere) as client:
        _, _, two = await client().fetch("/")
    add_pack(elsewhere)
    forget()
    async with open_shop(elsewhere) as client:
        _, _, three = await client().fetch("/")

    assert ("lang-toggle" in two, "lang-choice" in two) == (True, False)
    assert ("lang-toggle" in three, "lang-choice" in three) == (False, True)
    assert '<option value="nl" lang="nl">Nederlands</option>' in three


@pytest.mark.asyncio
async def test_a_versioned_picture_is_kept_for_good(tmp_path):
    folder = a_folder(tmp_path)
    address = Pictures(folder).versioned("/pictures/toast-4s.svg")
    async with open_shop(tmp_path) as client:
        _, current, _ = await client().fetch(address)
        _, outdated, _ = await client().fetch("/pictures/toast-4s.svg?v=000000000000")

    assert current["Cache-Control"] == "public, max-age=31536000, immutable"
    assert outdated["Cache-Control"] == "no-cache"


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "path", ["/", "/static/chat.js", "/static/wording.js", "/pictures/toast-4s.svg"]
)
async def test_what_did_not_change_is_not_sent_again(tmp_path, path):
    a_folder(tmp_path)
    async with open_shop(tmp_path) as client:
        _, first, body = await client().fetch(path)
        status, again, nothing = await client().fetch(path, **{"If-None-Match": first["ETag"]})
        other, _, _ = await client().fetch(path, **{"If-None-Match": '"x"'})

    assert (status, nothing, again["ETag"]) == (304, "", first["ETag"])
    assert (other, bool(body)) == (200, True)


@pytest.mark.asyncio
async def test_texts_go_out_compressed(tmp_path):
    async with open_shop(tmp_path) as client:
        _, headers, script = await client().fetch("/static/chat.js")

    assert headers["Content-Encoding"] == "gzip"
    assert int(headers.get("Content-Length") or 0) < len(script)
    assert "import" in script


@pytest.mark.asyncio
@pytest.mark.parametrize("path", [
    "/pictures/%00.svg", "/pictures/%ed%a0%80.svg", "/static/%2e%2e/index.html", "/static/",
    "/pictures/" + "x" * 5000 + ".svg", "/static/" + "a/" * 2000 + "x.js",
])
async def test_odd_paths_find_nothing(tmp_path, path):
    a_folder(tmp_path)
    async with open_shop(tmp_path) as client:
        status, _, _ = await client().fetch(URL(path, encoded=True))

    assert status == 404
