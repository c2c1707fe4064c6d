"""The chat page before a real front, whose bot says what the test wants."""
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect
from sqlalchemy import update

from actions.language.packs import languages
from actions.shop.database import Database
from actions.shop.models import Order
from bot.front.limits import Limits
from bot.front.pages import page_routes
from bot.front.reception import Reception
from bot.memory.database import open_memory
from tests.bot.front.builders import ScriptedBot, a_customer_token, a_web_door
from tests.bot.front.counter import NUMBER, an_order, serve
from tests.builders import a_database
from tests.packs import add_pack, forget, write

pytestmark = pytest.mark.browser

LOCALES = {"en": "en-US", "id": "id-ID"}
ENDED = {
    "token": "ended", "language": "en", "shopName": "Toko Coba", "customerName": "Maria",
    "isSignedIn": True,
}


@dataclass(frozen=True)
class Front:
    address: str
    shop: Database

    def becomes(self, status):
        with self.shop.session_scope() as db:
            db.execute(update(Order).where(Order.number == NUMBER).values(status=status))


@pytest.fixture
def front(tmp_path):
    """Answers each message with the receipt of an order that whoever writes it has placed."""
    shop = a_database(tmp_path)
    memory = open_memory(f"sqlite:///{tmp_path}/conversations.db", may_create=True)
    bot = ScriptedBot(lambda message: place_or_talk(shop, message), memory)
    reception = Reception(memory, bot, Limits())
    door = a_web_door(tmp_path, memory)
    with serve(*page_routes(Path("data/shop/pictures")), *door.routes(reception)) as address:
        yield Front(address, shop)
    memory.dispose()
    shop.engine.dispose()


async def place_or_talk(shop, message):
    if message.text != "order":
        if message.text == "cancel":
            Front("", shop).becomes("cancelled")
        yield {"text": f"You said {message.text}"}
        return
    an_order(shop, visitor=f"c:{message.sender_id}")
    yield {"text": "Thank you!", "custom": {
        "type": "receipt", "language": message.metadata["page_language"], "status": "placed",
        "order_number": NUMBER, "lines": [], "total": "$19.00",
        "payment_url": "http://localhost:5055/pay/x",
    }}


def say(page, text):
    page.get_by_test_id("composer-input").fill(text)
    page.get_by_test_id("composer-send").click()
    expect(page.get_by_test_id("typing")).to_have_count(0)


def come_back(page):
    """As the browser tells a page; this one believes all its tabs to be in front."""
    page.evaluate("window.dispatchEvent(new Event('focus'))")


def status(page):
    return page.get_by_test_id("payload-receipt").locator(".status")


def pay_button(page):
    return page.get_by_test_id("payment-link")


def kept(page):
    return page.evaluate("JSON.stringify([localStorage, sessionStorage])")


@pytest.mark.parametrize(("language", "waiting", "paid", "news"), [
    ("en", "Waiting for payment", "Paid", "Order P100001: Paid"),
    ("id", "Menunggu pembayaran", "Lunas", "Pesanan P100001: Lunas"),
])
def test_a_receipt_tells_that_its_order_was_paid(
    front, open_page, language, waiting, paid, news
):
    page = open_page(front.address, locale=LOCALES[language])
    say(page, "order")
    expect(status(page)).to_have_text(waiting)
    pay_button(page).focus()

    front.becomes("paid")
    come_back(page)

    expect(status(page)).to_have_text(paid)
    expect(pay_button(page)).to_have_count(0)
    expect(page.locator("#news")).to_have_text(news)
    expect(page.get_by_test_id("payload-receipt")).to_be_focused()


def test_a_page_that_is_looked_at_notices_a_payment_by_itself(front, open_page):
    page = open_page("about:blank")
    page.clock.install()
    page.goto(front.address)
    say(page, "order")
    expect(status(page)).to_have_text("Waiting for payment")

    front.becomes("paid")
    page.clock.fast_forward("00:20")

    expect(status(page)).to_have_text("Paid")


def test_a_receipt_tells_what_was_said_about_its_order_below_it(front, open_page):
    page = open_page(front.address)
    say(page, "order")

    say(page, "cancel")

    expect(status(page)).to_have_text("Cancelled")
    expect(pay_button(page)).to_have_count(0)


def test_of_a_paid_order_nothing_more_is_asked(front, open_page):
    page = open_page(front.address)
    say(page, "order")
    front.becomes("paid")
    come_back(page)
    expect(status(page)).to_have_text("Paid")
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    come_back(page)
    say(page, "thanks")

    assert [url for url in asked if "/orders/" in url] == []


def test_the_shops_own_address_is_reached_as_the_page_was(front, open_page):
    page = open_page(front.address)
    say(page, "order")

    assert pay_button(page).get_attribute("href") == f"{front.address}/pay/x"


@pytest.mark.parametrize(("language", "account", "signed_in", "sign_out", "said"), [
    ("en", "Your account", "Signed in as Maria", "Sign out", "You’re signed out"),
    ("id", "Akun Anda", "Masuk sebagai Maria", "Keluar", "Anda sudah keluar"),
])
def test_signing_out_leaves_nothing_behind(
    front, open_page, language, account, signed_in, sign_out, said
):
    token = a_customer_token(name="Maria")
    page = open_page(
        f"{front.address}/#customer={token}", locale=LOCALES[language],
        viewport={"width": 320, "height": 640},
    )
    say(page, "hello")
    before = json.loads(page.evaluate("localStorage['pramuniaga.session']"))["token"]

    menu = page.get_by_test_id("account")
    menu.get_by_label(account).click()
    expect(menu).to_contain_text(signed_in)
    assert not page.evaluate("document.scrollingElement.scrollWidth > window.innerWidth")
    with page.expect_request(lambda request: request.method == "DELETE") as ended:
        menu.get_by_role("button", name=sign_out).click()

    expect(page.get_by_test_id("notice")).to_contain_text(said)
    assert ended.value.headers["authorization"] == f"Bearer {before}"
    expect(menu).to_be_hidden()
    expect(page.get_by_test_id("message-shopper")).to_have_count(0)
    assert before not in kept(page)
    assert token not in kept(page)
    page.reload()
    expect(page.locator("#welcome-title")).to_be_visible()
    expect(menu).to_be_hidden()


def test_signing_out_reaches_the_other_tabs(front, open_page):
    page = open_page(f"{front.address}/#customer={a_customer_token(name='Maria')}")
    expect(page.get_by_test_id("account")).to_be_visible()
    other = page.context.new_page()
    other.goto(front.address)
    say(other, "hello")

    page.get_by_test_id("account").locator("summary").click()
    page.get_by_test_id("sign-out").click()

    expect(other.get_by_test_id("account")).to_be_hidden()
    expect(other.get_by_test_id("message-shopper")).to_have_count(0)
    expect(other.get_by_test_id("notice")).to_contain_text("You’re signed out")


def test_the_account_menu_closes_by_keyboard(front, open_page):
    page = open_page(f"{front.address}/#customer={a_customer_token(name='Maria')}")
    summary = page.get_by_test_id("account").locator("summary")
    expect(page.locator("#welcome-title")).to_contain_text("Maria")
    summary.focus()
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("sign-out")).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.get_by_test_id("sign-out")).to_be_hidden()
    expect(summary).to_be_focused()


def test_guests_have_no_account(front, open_page):
    page = open_page(front.address)

    expect(page.locator("#welcome-title")).to_be_visible()
    expect(page.get_by_test_id("account")).to_be_hidden()


@pytest.mark.parametrize(("language", "said"), [
    ("en", "Your sign-in has ended"), ("id", "Masa masuk Anda sudah berakhir"),
])
def test_a_sign_in_that_ended_is_told(front, open_page, language, said):
    page = open_page(front.address, locale=LOCALES[language])
    expect(page.get_by_test_id("shop-name")).to_have_text("Toko Coba")
    page.evaluate(
        "(ended) => localStorage.setItem('pramuniaga.session', JSON.stringify(ended))", ENDED
    )

    page.reload()

    expect(page.get_by_test_id("notice")).to_contain_text(said)
    expect(page.get_by_test_id("account")).to_be_hidden()
    say(page, "hello")
    expect(page.get_by_test_id("message-shop")).to_have_text("You said hello")


def test_a_sign_in_that_ends_during_the_talk_is_told_with_the_answer(front, open_page):
    page = open_page(f"{front.address}/#customer={a_customer_token(name='Maria')}")
    say(page, "hello")
    page.evaluate("sessionStorage.clear()")
    refuse_once(page, 401, json={"error": {"code": "bad_token"}})

    say(page, "still there?")

    expect(page.get_by_test_id("notice")).to_contain_text("Your sign-in has ended")
    expect(page.get_by_test_id("message-shop").last).to_have_text("You said still there?")


def test_a_token_nobody_knows_is_told_otherwise(front, open_page):
    page = open_page(f"{front.address}/#customer=nonsense")

    expect(page.get_by_test_id("notice")).to_contain_text("We couldn’t recognise your account")


def refuse_once(page, status, **answer):
    page.route("**/messages", lambda route: route.fulfill(status=status, **answer), times=1)


@pytest.mark.parametrize(("status", "answer", "language", "said"), [
    (429, {"headers": {"Retry-After": "30"}}, "en", "Wait 30 seconds, then try again."),
    (429, {"headers": {"Retry-After": "1"}}, "en", "Wait 1 second, then try again."),
    (429, {"headers": {"Retry-After": "600"}}, "id", "Tunggu 10 menit, lalu coba lagi."),
    (429, {}, "en", "Wait a few seconds, then try again."),
    (429, {"headers": {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}}, "id",
     "Tunggu beberapa detik"),
    (408, {"body": "too slow"}, "en", "The shop can’t be reached right now."),
    (503, {"json": {"error": {"code": "try_again"}}}, "id", "Ada gangguan di pihak kami."),
    (502, {"body": "<h1>Bad gateway</h1>"}, "en", "Something went wrong on our side."),
    (500, {"json": {"error": {"code": "never heard of"}}}, "en", "Something went wrong"),
    (500, {"json": []}, "en", "Something went wrong"),
])
def test_a_refused_message_is_told_in_words_and_sent_again(
    front, open_page, status, answer, language, said
):
    page = open_page(front.address, locale=LOCALES[language])
    refuse_once(page, status, **answer)

    say(page, "hello")
    expect(page.get_by_test_id("notice")).to_contain_text(said)
    page.get_by_test_id("retry").click()

    expect(page.get_by_test_id("message-shop")).to_have_text("You said hello")
    expect(page.get_by_test_id("notice")).to_have_count(0)


@pytest.fixture
def third_language(elsewhere):
    write(add_pack(elsewhere) / "pages.yml", """
        chat: {send: Verstuur, choose_language: Taal}
    """)
    forget()


@pytest.mark.skipif(len(languages()) != 2, reason="more than two are chosen by name")
def test_the_toggle_says_in_the_other_language_what_it_does(front, open_page):
    page = open_page(front.address, locale=LOCALES["en"])
    toggle = page.get_by_test_id("lang-toggle")
    expect(toggle).to_have_accessible_name("Ganti ke bahasa Indonesia")

    toggle.click()

    expect(toggle).to_have_accessible_name("Switch to English")
    expect(page.locator("html")).to_have_attribute("lang", "id")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "id")


def test_of_three_languages_each_is_chosen_by_its_name(third_language, front, open_page):
    page = open_page(front.address, locale=LOCALES["id"])
    choice = page.get_by_test_id("lang-choice")
    expect(choice).to_have_value("id")
    expect(choice.locator("option")).to_have_text(["English", "Bahasa Indonesia", "Nederlands"])

    choice.select_option(label="Nederlands")

    expect(choice).to_have_accessible_name("Taal")
    expect(page.get_by_test_id("composer-send")).to_have_accessible_name("Verstuur")
    say(page, "hallo")
    expect(page.get_by_test_id("message-shop")).to_have_text("You said hallo")
    page.reload()
    expect(choice).to_have_value("nl")
