"""A shopper talks to the demo shop on another website, whose styles and policy are hostile."""
import pytest
from playwright.sync_api import expect

from tests.e2e.website import build_widget, open_website
from tests.servers import serve_copy

pytestmark = pytest.mark.browser

SIZES = [(1280, 900), (360, 740)]
PATIENCE_MS = 60_000


@pytest.fixture(scope="module")
def website(shop, tmp_path_factory):
    """Of the origin that a copy of the demo shop allows."""
    build_widget()
    with open_website() as website:
        folder, origin = tmp_path_factory.mktemp("copy"), website.address
        with serve_copy(shop, folder, PRAMUNIAGA_ALLOWED_ORIGINS=origin) as (copy, _):
            website.shop = copy.url
            yield website


@pytest.fixture
def open_site(open_page, website):
    """Opens the website; what its policy refuses, or the console hears, fails the test."""
    complaints = []

    def open_at(width, height):
        page = open_page(
            "about:blank", viewport={"width": width, "height": height}, locale="en-US"
        )
        page.on("console", lambda told: complaints.append(told.text))
        page.goto(website.address)
        page.get_by_test_id("launcher").click()
        expect(page.get_by_test_id("welcome")).to_be_visible()
        return page

    yield open_at
    assert complaints == []


def say(page, text):
    page.get_by_test_id("composer-input").fill(text)
    page.get_by_test_id("composer-send").click()
    expect(page.get_by_test_id("typing")).to_have_count(0, timeout=PATIENCE_MS)


def press(page, payload, title):
    row = page.get_by_test_id(f"payload-{payload}").last.get_by_test_id("action")
    row.filter(has_text=title).first.click()
    expect(page.get_by_test_id("typing")).to_have_count(0, timeout=PATIENCE_MS)


def test_a_stranger_s_page_may_not_embed_it(open_page, website):
    page = open_page(f"{website.address.replace('127.0.0.1', 'localhost')}/")

    with page.expect_console_message(lambda message: "ALLOWED_ORIGINS" in message.text):
        page.get_by_test_id("launcher").click()

    assert page.get_by_test_id("widget").count() == 0


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_talks_and_fills_the_cart_and_finds_both_after_a_reload(open_site, size):
    page = open_site(*size)

    say(page, "two slice toaster")
    expect(page.get_by_test_id("payload-cards")).to_be_in_viewport(ratio=0.9)
    say(page, "tell me about the Duo Two-Slice Toaster")
    buttons = page.get_by_test_id("payload-offer").last.get_by_test_id("action")
    expect(buttons).to_have_count(3)
    for place in range(3):
        expect(buttons.nth(place)).to_be_in_viewport(ratio=1)
    press(page, "product", "Add to cart")
    expect(page.get_by_test_id("cart-badge")).to_have_text("1")
    expect(page.get_by_test_id("cart-badge")).to_be_in_viewport(ratio=1)

    page.reload()

    if page.viewport_size["width"] < 480:  # where it would hide the page
        page.get_by_test_id("launcher").click()
    expect(page.get_by_test_id("message-shopper")).to_have_text(
        ["two slice toaster", "tell me about the Duo Two-Slice Toaster", "Add to cart"]
    )
    expect(page.get_by_test_id("cart-badge")).to_have_text("1")
    page.get_by_test_id("cart-button").click()
    expect(page.get_by_test_id("cart-drawer")).to_contain_text("Duo Two-Slice Toaster")


def test_buys_with_an_accepted_offer_and_tells_the_page(open_site):
    page = open_site(1280, 900)
    page.evaluate("""() => {
        window.told = [];
        for (const name of ["offer-shown", "offer-accepted", "order-placed"])
            window.Pramuniaga.on(name, () => window.told.push(name));
    }""")

    say(page, "tell me about the Duo Two-Slice Toaster")
    press(page, "offer", "Take this one")
    for text in ("check out please", "Maria Gomez", "44 Hill Road, Austin"):
        say(page, text)
    press(page, "choices", "Standard delivery")
    press(page, "review", "Place order")

    receipt = page.get_by_test_id("payload-receipt")
    expect(receipt).to_contain_text("Quattro")
    expect(receipt.get_by_test_id("payment-link")).to_have_attribute("rel", "noopener noreferrer")
    expect(page.get_by_test_id("cart-badge")).to_have_count(0)
    told = page.evaluate("window.told")
    assert [told[0], told[1], told[-1]] == ["offer-shown", "offer-accepted", "order-placed"]
