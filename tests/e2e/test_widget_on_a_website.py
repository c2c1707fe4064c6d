"""What a website sets, calls and hears of the widget; the bot behind it says what it heard."""
import gzip

import pytest
import requests
from playwright.sync_api import expect

from bot.front.limits import Limits
from bot.front.reception import Reception
from bot.front.widget import BUILT_DIR, widget_routes
from bot.memory.database import open_memory
from tests.bot.front.builders import ScriptedBot, a_customer_token, a_web_door
from tests.bot.front.counter import serve
from tests.builders import a_database
from tests.e2e.website import build_widget, open_website

pytestmark = pytest.mark.browser


@pytest.fixture
def website(tmp_path):
    build_widget()
    shop = a_database(tmp_path)
    memory = open_memory(f"sqlite:///{tmp_path}/conversations.db", may_create=True)
    routes = a_web_door(tmp_path, memory).routes(
        Reception(memory, ScriptedBot(memory=memory), Limits())
    )
    with open_website() as website, serve(
        *widget_routes(), *routes, origins=[website.address]
    ) as address:
        website.shop = address
        yield website
    memory.dispose()
    shop.engine.dispose()


@pytest.fixture
def open_site(open_page, website):
    def open_with(**settings):
        website.settings = settings
        page = open_page(website.address, locale="en-US", viewport={"width": 900, "height": 700})
        expect(page.get_by_test_id("launcher")).to_be_visible()
        return page

    return open_with


def say(page, text):
    page.get_by_test_id("composer-input").fill(text)
    page.get_by_test_id("composer-input").press("Enter")
    expect(page.get_by_test_id("message-shop").last).to_have_text(f"You said {text}")


def kept(page):
    return page.evaluate("({...localStorage, ...sessionStorage})")


def call(page, what):
    page.evaluate(f"window.Pramuniaga.{what}")


def test_is_light(website):
    loader = gzipped_bytes(f"{website.shop}/widget.js")
    names = [path.name for path in (BUILT_DIR / "files").iterdir()]
    app = sum(gzipped_bytes(f"{website.shop}/widget/{name}") for name in names)
    words = gzipped_bytes(f"{website.shop}/widget/words.json")

    assert loader <= 3_000
    assert loader + app + words <= 45_000


def gzipped_bytes(address):
    return len(gzip.compress(requests.get(address, timeout=10).content))


def test_the_page_opens_and_closes_it_and_hears_of_it(open_site):
    page = open_site()
    page.evaluate("""() => {
        window.told = [];
        for (const name of ["opened", "message", "closed"])
            window.addEventListener(`pramuniaga:${name}`, ({detail}) => told.push([name, detail]));
    }""")

    call(page, "open()")
    expect(page.get_by_test_id("composer-input")).to_be_focused()
    say(page, "a secret")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("widget")).to_be_hidden()
    expect(page.get_by_test_id("launcher")).to_be_focused()

    assert page.evaluate("told") == [
        ["opened", {}], ["message", {"from": "shopper", "payload": None}],
        ["message", {"from": "shop", "payload": None}], ["closed", {}],
    ]


def test_an_open_window_is_open_on_the_next_page_with_the_same_talk(open_site):
    page = open_site()
    call(page, "open()")
    say(page, "hello")

    page.reload()

    expect(page.get_by_test_id("message-shop")).to_have_text("You said hello")


def test_nothing_is_kept_or_asked_before_the_shopper_agreed(open_site):
    page = open_site(consent={"en": "We keep this talk in your browser."})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    call(page, "identify('x.e30.x')")
    page.get_by_test_id("launcher").click()
    expect(page.get_by_test_id("consent")).to_contain_text("We keep this talk")
    assert kept(page) == {}
    assert [url for url in asked if url.endswith("/session")] == []

    call(page, "identify(null)")
    page.get_by_test_id("agree").click()
    say(page, "hello")

    page.reload()
    expect(page.get_by_test_id("message-shop")).to_have_text("You said hello")


def test_a_customer_is_signed_in_by_the_website_and_out_again(open_site):
    page = open_site()
    call(page, "open()")
    say(page, "hello")
    token = a_customer_token(name="Maria", expires_in=600)

    call(page, f"identify('{token}')")
    expect(page.get_by_test_id("welcome")).to_contain_text("Maria")
    say(page, "it is me")
    page.reload()
    call(page, f"identify('{a_customer_token(name='Maria', expires_in=900)}')")
    expect(page.get_by_test_id("message-shop")).to_have_text("You said it is me")
    page.get_by_test_id("menu").locator("summary").click()
    expect(page.get_by_test_id("account")).to_contain_text("Signed in as Maria")
    call(page, "identify(null)")

    expect(page.get_by_test_id("notice")).to_contain_text("You’re signed out")
    assert "customer" not in str(kept(page).keys())
    expect(page.get_by_test_id("message-shop")).to_have_count(0)


def test_speaks_the_language_that_is_chosen(open_site):
    page = open_site(language="id", greeting={"en": "What shall it be?", "id": "Mau cari apa?"})
    page.get_by_test_id("launcher").click()
    expect(page.get_by_test_id("welcome")).to_contain_text("Mau cari apa?")

    page.get_by_test_id("menu").locator("summary").click()
    page.get_by_test_id("lang-toggle").click()

    expect(page.get_by_test_id("welcome")).to_contain_text("What shall it be?")
    page.reload()
    expect(page.get_by_test_id("composer-send")).to_have_accessible_name("Send")


def test_greets_once_and_asks_about_what_is_looked_at(open_site):
    page = open_site(
        accent="#7a2e8a", position="left", prompts=["Toasters under $50"],
        proactive={"text": "Shall I compare?", "after_s": 0.5, "pages": ["list"]},
    )
    call(page, "setContext({page: 'list', product: {sku: 'D', title: 'Duo Toaster'}})")
    page.get_by_test_id("greeting").get_by_text("Shall I compare?").click()

    expect(page.get_by_test_id("example")).to_have_text(
        ["Tell me about the Duo Toaster", "Toasters under $50"]
    )
    expect(page.get_by_test_id("greeting")).to_have_count(0)
    assert page.get_by_test_id("launcher").bounding_box()["x"] < 100
    page.reload()
    call(page, "setContext({page: 'list'})")
    page.wait_for_timeout(800)
    expect(page.get_by_test_id("greeting")).to_have_count(0)


def test_what_is_said_without_a_network_goes_out_once_it_is_back(open_site):
    page = open_site()
    call(page, "open()")
    say(page, "hello")
    page.context.set_offline(True)
    page.get_by_test_id("composer-input").fill("still there?")
    page.get_by_test_id("composer-send").click()
    expect(page.get_by_test_id("notice")).to_contain_text("you’re offline")

    page.context.set_offline(False)

    expect(page.get_by_test_id("message-shop").last).to_have_text("You said still there?")
    expect(page.get_by_test_id("message-shopper")).to_have_text(["hello", "still there?"])
    expect(page.get_by_test_id("notice")).to_have_count(0)
