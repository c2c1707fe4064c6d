"""Health: one answer for all that must be well, one for the front alone."""
import aiohttp
import pytest

from bot.front.app import assemble
from bot.front.connections import guarded
from bot.front.health import Health
from tests.asgi import serving

pytestmark = pytest.mark.asyncio


class Neighbour:
    def __init__(self, told):
        self._told = told

    async def health(self):
        return self._told


def away():
    raise ConnectionError("12 Baker Street")


async def ask(bot, actions, look, path="/health"):
    health = Health(Neighbour(bot), Neighbour(actions), look)
    app = assemble(health.routes())
    async with serving(app, guarded([])) as port, aiohttp.ClientSession() as http:
        answer = await http.get(f"http://127.0.0.1:{port}{path}")
        assert answer.headers["Cache-Control"] == "no-store"
        return answer.status, await answer.json()


@pytest.mark.parametrize("path", ["/health", "/health/ready"])
async def test_all_is_well(path):
    found = await ask({"model": "m.tar.gz"}, {"status": "ok"}, lambda: "shop 2, memory 2", path)

    assert found == (
        200, {"status": "ok", "database": "ok", "schema": "shop 2, memory 2", "actions": "ok",
              "model": "m.tar.gz"},
    )


async def test_a_front_alone_lives_and_is_not_ready(caplog):
    assert await ask(None, None, away, "/health/live") == (200, {"status": "ok"})
    assert caplog.text == ""  # nothing was looked up

    status, _ = await ask(None, None, away, "/health/ready")

    assert status == 503
    assert "was refused" not in caplog.text


async def test_the_model_may_still_be_loading():
    status, told = await ask(None, {"status": "ok"}, lambda: "2")

    assert (status, told["status"], told["model"]) == (503, "starting", None)


async def test_actions_may_be_away():
    status, told = await ask({"model": "m"}, None, lambda: "2")

    assert (status, told["status"], told["actions"]) == (503, "starting", "away")


async def test_a_database_that_is_away_is_told_without_details(caplog):
    status, told = await ask({"model": "m"}, {"status": "ok"}, away)

    assert (status, told["status"], told["database"], told["schema"]) == (
        503, "failing", "away", None)
    assert "Baker" in caplog.text
