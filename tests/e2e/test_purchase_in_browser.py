"""A shopper buys something in a real browser, in each language, with an offer of each kind."""
import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from actions.selling.tables import LedgerEntry
from actions.shop.models import Order

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Shopper:
    """What one shopper types, and the SKUs that end up in the order."""

    locale: str
    search: str
    look: str
    take_better: str
    add_accessory: str
    checkout: str
    name: str
    address: str
    delivery: str
    place: str
    thanks: str
    back: str
    paid: str


ENGLISH = Shopper(
    locale="en-US", search="two slice toaster", look="tell me about the Duo Two-Slice Toaster",
    take_better="Take this one", add_accessory="Add it", checkout="check out please",
    name="Maria Gomez", address="44 Hill Road, Austin", delivery="Standard delivery",
    place="Place order", thanks="Thank you", back="Back to the chat", paid="Paid",
)
INDONESIAN = Shopper(
    locale="id-ID", search="cari pemanggang roti 2 slot",
    look="lihat detail Pemanggang Roti Duo 2 Slot",
    take_better="Ambil yang ini", add_accessory="Tambahkan", checkout="checkout ya kak",
    name="Dewi Lestari", address="Jl. Anggrek 12, Surabaya", delivery="Pengiriman reguler",
    place="Pesan sekarang", thanks="Terima kasih", back="Kembali ke obrolan", paid="Lunas",
)


def say(page, text):
    page.get_by_test_id("composer-input").fill(text)
    page.get_by_test_id("composer-send").click()
    expect(page.get_by_test_id("typing")).to_have_count(0)


def press(page, payload, title):
    page.get_by_test_id(f"payload-{payload}").last.get_by_test_id("action").filter(
        has_text=title
    ).first.click()
    expect(page.get_by_test_id("typing")).to_have_count(0)


def buy(page, shopper):
    """From the first search to the receipt; returns the order's number."""
    say(page, shopper.search)
    expect(page.get_by_test_id("payload-cards").last).to_be_visible()
    say(page, shopper.look)
    expect(page.get_by_test_id("payload-product").last).to_be_visible()
    press(page, "offer", shopper.take_better)
    expect(page.get_by_test_id("payload-cart").last).to_contain_text("Quattro")
    say(page, shopper.checkout)
    say(page, shopper.name)
    say(page, shopper.address)
    press(page, "choices", shopper.delivery)
    expect(page.get_by_test_id("payload-review").last).to_contain_text(shopper.address)
    press(page, "review", shopper.place)
    receipt = page.get_by_test_id("payload-receipt").last
    expect(receipt).to_be_visible()
    return re.search(r"P\d{6}", receipt.inner_text()).group()


def pay(page, shopper):
    """In the tab that the receipt opens, which is returned."""
    with page.context.expect_page() as opened:
        page.get_by_test_id("payment-link").last.click()
    payment = opened.value
    expect(payment.get_by_test_id("shop-name")).to_have_text("Toko Pramuniaga")
    payment.get_by_test_id("pay").click()
    expect(payment.get_by_role("heading")).to_have_text(shopper.thanks)
    return payment


def come_back(page):
    """As the browser tells a page; this one believes all its tabs to be in front."""
    page.evaluate("window.dispatchEvent(new Event('focus'))")


def expect_paid(page, shopper):
    receipt = page.get_by_test_id("payload-receipt").last
    expect(receipt.locator(".status")).to_have_text(shopper.paid)
    expect(receipt.get_by_test_id("payment-link")).to_have_count(0)


@pytest.mark.parametrize("shopper", [ENGLISH, INDONESIAN], ids=["english", "indonesian"])
def test_buys_the_better_tier_and_pays(open_chat, shop, shopper):
    page = open_chat(shopper.locale)

    number = buy(page, shopper)

    payment = pay(page, shopper)
    come_back(page)
    expect_paid(page, shopper)
    page.reload()
    expect_paid(page, shopper)
    payment.get_by_role("link", name=shopper.back).click()
    expect_paid(payment, shopper)  # the same conversation, in the tab that was opened to pay
    with shop.database.read_scope() as db:
        order = db.scalars(select(Order).where(Order.number == number)).one()
        offer = db.scalars(select(LedgerEntry).where(LedgerEntry.visitor == order.visitor)).first()
    assert (order.status, order.name, order.address) == ("paid", shopper.name, shopper.address)
    assert [line.sku for line in order.lines] == ["TOAST-4S"]
    assert (offer.kind, offer.status, offer.order_number) == ("up_sell", "purchased", number)


@pytest.mark.parametrize("shopper", [ENGLISH, INDONESIAN], ids=["english", "indonesian"])
def test_adds_the_accessory_offered_and_finds_it_after_a_reload(open_chat, shopper):
    page = open_chat(shopper.locale)
    say(page, shopper.search)
    page.get_by_test_id("payload-cards").last.get_by_test_id("action").first.click()
    expect(page.get_by_test_id("typing")).to_have_count(0)
    press(page, "offer", shopper.add_accessory)
    cart = page.get_by_test_id("payload-cart").last.inner_text()

    page.reload()

    expect(page.get_by_test_id("payload-cart").last).to_have_text(
        re.compile(re.escape(cart.splitlines()[0]))
    )
    expect(page.get_by_test_id("message-shopper").first).to_contain_text(shopper.search)


@pytest.mark.parametrize(("locale", "add", "ask", "label"), [
    ("en-US", "add the fresh 900 ice blender", "what else goes with it?", "Since you asked"),
    ("id-ID", "masukin blender es fresh 900 satu", "pelengkapnya buat itu apa aja?",
     "Karena Anda bertanya"),
])
def test_suggestions_are_labelled_as_asked_for(open_chat, locale, add, ask, label):
    page = open_chat(locale)
    say(page, add)
    expect(page.get_by_test_id("payload-cart").last).to_be_visible()

    say(page, ask)

    expect(page.get_by_test_id("payload-offer").last).to_contain_text(label)


def test_shows_typed_markup_as_text(open_chat):
    page = open_chat("en-US")

    say(page, "<img src=x onerror=alert(1)> hi")

    expect(page.get_by_test_id("message-shopper").last).to_contain_text("<img src=x")
    assert page.locator("[data-testid=message-shopper] img").count() == 0
