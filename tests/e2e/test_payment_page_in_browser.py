"""The payment page on small phones: nothing sticks out, all can be read and reached by keyboard."""
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.bot.front.counter import NUMBER, PAYMENT, a_line, an_order, open_counter, status_of
from tests.builders import a_catalogue, a_database, a_product

pytestmark = pytest.mark.browser

STATES = ("placed", "paid", "shipped", "delivered", "cancelled", "returned")
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
CONTRASTS = Path(__file__).with_name("contrasts.js").read_text(encoding="utf-8")
AA = 4.5


@pytest.fixture
def database(tmp_path):
    opened = a_database(tmp_path, a_catalogue(a_product("KNIFE", picture="frypan-24.svg")))
    yield opened
    opened.engine.dispose()


@pytest.fixture
def counter(database):
    with open_counter(database, shop_name=f"Toko {LONG}") as address:
        yield address


def a_wide_order(database, status):
    """A name of one word, letters from right to left, amounts of ten digits."""
    an_order(
        database, a_line(LONG, "1234567890.00", 3), a_line("سكين الخبز", sku="NONE"),
        status=status, currency="IDR", discount=Decimal(1234567890), points_redeemed=1234567,
        total=Decimal("3703703670.00"),
    )


def sticks_out(page):
    return page.evaluate("document.scrollingElement.scrollWidth > window.innerWidth")


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("state", STATES)
def test_nothing_sticks_out_on_small_phones(
    database, counter, open_page, state, language, width
):
    a_wide_order(database, state)

    page = open_page(
        counter + PAYMENT.link(NUMBER, language), viewport={"width": width, "height": 640}
    )

    expect(page.get_by_test_id("back-to-chat")).to_be_visible()
    assert not sticks_out(page)


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_sticks_out_of_a_link_that_leads_nowhere(counter, open_page, width):
    page = open_page(f"{counter}/pay/x", viewport={"width": width, "height": 640})

    expect(page.get_by_test_id("back-to-chat")).to_be_visible()
    assert not sticks_out(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_all_of_it_can_be_read(database, counter, open_page, state, scheme):
    a_wide_order(database, state)

    page = open_page(counter + PAYMENT.link(NUMBER, "en"), color_scheme=scheme)

    contrasts = page.evaluate(CONTRASTS)
    assert len(contrasts) >= 8
    assert {text: ratio for text, ratio in contrasts.items() if ratio < AA} == {}


def test_pays_and_goes_back_by_keyboard(database, counter, open_page):
    an_order(database)
    page = open_page(counter + PAYMENT.link(NUMBER, "en"))

    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Pay $19.00 (test)")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    page.keyboard.press("Tab")

    back = page.get_by_role("link", name="Back to the chat")
    expect(back).to_be_focused()
    assert back.evaluate("(link) => link.href") == f"{counter}/"
    assert status_of(database) == "paid"


def test_loading_the_page_again_after_paying_asks_nothing(database, counter, open_page):
    an_order(database)
    page = open_page(counter + PAYMENT.link(NUMBER, "en"))
    page.get_by_test_id("pay").click()
    expect(page.get_by_role("heading")).to_have_text("Thank you")

    page.reload()

    expect(page.get_by_role("heading")).to_have_text("Thank you")
    expect(page.get_by_test_id("pay")).to_have_count(0)
