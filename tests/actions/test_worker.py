"""The action worker through a real client: who may call actions, and what a failure tells."""
import asyncio
import json

import pytest
from sqlalchemy import select

from actions import worker
from actions.selling import watched_rules
from actions.selling.errors import RulesError
from actions.settings import action_token, load_settings
from actions.shop.database import Base
from actions.shop.models import Cart
from actions.worker import build_app
from tests.actions.serving import open_worker

pytestmark = pytest.mark.asyncio

PRIVATE = "12 Baker Street, London"
FORBIDDEN = (403, {"error": "forbidden"})


def an_action_call(action, **tracker):
    message = {"text": PRIVATE, "intent": {"name": ""}, "entities": [], "metadata": {}}
    given = {
        "sender_id": "ann", "slots": {}, "events": [], "paused": False, "active_loop": {},
        "latest_message": message, "latest_action_name": None, "followup_action": None,
    }
    return {"next_action": action, "tracker": {**given, **tracker}, "version": "3.6.21"}


def token():
    return {"Authorization": f"Bearer {action_token(load_settings().secret)}"}


async def test_the_bot_runs_actions(served_database):
    body = an_action_call("action_view_cart")
    async with open_worker() as call:
        status, _, text = await call("POST", "/webhook", body, **token())

    answer = json.loads(text)
    assert status == 200
    assert answer["responses"][0]["response"] == "utter_cart_empty"
    assert answer["events"][0]["name"] == "cart_state"


@pytest.mark.parametrize("path", [
    "/webhook", "/webhook?token=nonsense", "/webhook/", "//webhook", "/%77ebhook",
    "/health/../webhook",
])
async def test_nobody_else_does_however_the_path_is_written(served_database, path):
    body = an_action_call("action_add_to_cart")
    async with open_worker() as call:
        status, _, text = await call("POST", path, body)

    assert (status, json.loads(text)) == FORBIDDEN
    with served_database.read_scope() as db:
        assert list(db.scalars(select(Cart))) == []


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer nonsense", "Bearer \u00ff", "Basic x"])
async def test_another_token_opens_nothing(served_database, given):
    body = an_action_call("action_add_to_cart")
    async with open_worker() as call:
        status, _, _ = await call("POST", "/webhook", body, Authorization=given)

    assert status == 403


@pytest.mark.parametrize("path", ["/health", "/actions", "/nowhere"])
async def test_the_rest_is_closed_too(served_database, path):
    async with open_worker() as call:
        status, _, text = await call("GET", path)

    assert (status, json.loads(text)) == FORBIDDEN


@pytest.mark.parametrize(("method", "path"), [("OPTIONS", "/webhook"), ("GET", "/health")])
async def test_pages_of_other_sites_are_not_let_in(served_database, method, path):
    async with open_worker() as call:
        _, headers, _ = await call(method, path, Origin="https://elsewhere.example")

    assert "Access-Control-Allow-Origin" not in headers


async def test_an_action_that_breaks_is_told_without_details(served_database, caplog):
    async with open_worker() as call:
        Base.metadata.drop_all(served_database.engine)
        status, _, text = await call(
            "POST", "/webhook", an_action_call("action_view_cart"), **token()
        )

    assert (status, json.loads(text)) == (500, {"error": "failed"})
    assert PRIVATE not in caplog.text
    assert "no such table" in caplog.text


async def test_an_action_nobody_wrote_is_not_found(served_database):
    async with open_worker() as call:
        status, _, _ = await call("POST", "/webhook", an_action_call("action_fly"), **token())

    assert status == 404


async def test_tells_that_it_is_well(served_database):
    async with open_worker() as call:
        status, _, text = await call("GET", "/health", **token())

    assert (status, json.loads(text)) == (200, {"status": "ok"})


async def test_wrong_selling_rules_are_told_at_the_start(served_database, tmp_path):
    (tmp_path / "selling.yml").write_text("cap_per_session: many")

    with pytest.raises(RulesError, match="selling.yml:1: cap_per_session"):
        build_app(load_settings())


async def test_a_change_of_the_rules_is_told_while_nobody_chats(
    served_database, tmp_path, monkeypatch, caplog
):
    for module in (watched_rules, worker):
        monkeypatch.setattr(module, "LOOK_AGAIN_S", 0.02)
    async with open_worker():
        (tmp_path / "selling.yml").write_text("cap_per_session: many\n")
        for _ in range(250):
            if "stay as they were" in caplog.text:
                break
            await asyncio.sleep(0.02)

    assert "selling.yml:1: cap_per_session: needs a whole number" in caplog.text

