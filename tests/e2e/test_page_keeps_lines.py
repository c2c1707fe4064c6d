"""The chat page keeps what a shopper said until it is answered, and says so."""
import asyncio

import pytest
from playwright.sync_api import expect

from bot.front.limits import Limits
from bot.front.pages import page_routes
from bot.front.reception import Reception
from bot.memory.database import open_memory
from tests.bot.front.builders import ScriptedBot, a_web_door
from tests.bot.front.counter import serve

pytestmark = pytest.mark.browser


async def slow(message):
    if message.text == "slow":
        await asyncio.sleep(2)
    yield {"text": f"You said {message.text}"}


@pytest.fixture
def address(tmp_path):
    memory = open_memory(f"sqlite:///{tmp_path}/conversations.db", may_create=True)
    door = a_web_door(tmp_path, memory)
    reception = Reception(memory, ScriptedBot(slow, memory), Limits())
    with serve(*page_routes(tmp_path), *door.routes(reception)) as address:
        yield address
    memory.dispose()


def say(page, text):
    page.get_by_test_id("composer-input").fill(text)
    page.get_by_test_id("composer-send").click()


def test_what_failed_is_sent_again_by_itself(address, open_page):
    page = open_page(address)
    page.route("**/messages", lambda route: route.fulfill(status=503), times=1)

    say(page, "hello")
    expect(page.get_by_test_id("notice")).to_contain_text("Your message is safe")

    expect(page.get_by_test_id("message-shop")).to_have_text("You said hello", timeout=15_000)
    expect(page.get_by_test_id("notice")).to_have_count(0)
    expect(page.get_by_test_id("message-shopper")).to_have_count(1)


def test_what_is_being_answered_outlives_a_reload(address, open_page):
    page = open_page(address)
    say(page, "hello")
    expect(page.get_by_test_id("message-shop")).to_have_text("You said hello")
    say(page, "slow")
    expect(page.get_by_test_id("message-shopper")).to_have_count(2)
    page.wait_for_timeout(300)

    page.reload()

    expect(page.get_by_test_id("message-shopper")).to_have_text(["hello", "slow"])
    expect(page.get_by_test_id("message-shop")).to_have_text(["You said hello", "You said slow"])


@pytest.mark.parametrize(("line", "there"), [
    ('{"type": "wait"}', ["Here it is"]),
    ('{"type": "message", "message": {"text": "half"}}\n{"type": "again"}', ["Here it is"]),
])
def test_what_only_bridges_the_time_goes_with_the_answer(address, open_page, line, there):
    page = open_page(address)
    rest = '{"type": "message", "message": {"text": "Here it is"}}\n{"type": "done"}\n'
    page.route("**/messages", lambda route: route.fulfill(body=f"{line}\n{rest}"), times=1)

    say(page, "hello")

    expect(page.get_by_test_id("message-shop")).to_have_text(there)
    expect(page.get_by_test_id("notice")).to_have_count(0)
