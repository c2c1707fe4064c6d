"""The payment page through a real client: says what is paid for, pays once, shows no more."""
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import jwt
import pytest
import requests
from sqlalchemy import func, select

from actions.connectors.payment_provider import TestPayment
from actions.shop.database import Base
from actions.shop.models import Customer, PointsEntry
from bot.front.page_words import words_of
from tests.bot.front.counter import (
    NUMBER,
    PAYMENT,
    SECRET,
    SHOP,
    a_line,
    an_order,
    open_counter,
    status_of,
)
from tests.builders import a_catalogue, a_database, a_product, a_variant

TIMEOUT_S = 10
KNIFE = a_product(
    "KNIFE", picture="knife.svg", variants=(a_variant("KNIFE-20", "KNIFE", "20 cm", en="red"),)
)


@pytest.fixture
def database(tmp_path):
    opened = a_database(tmp_path, a_catalogue(KNIFE))
    yield opened
    opened.close()


@pytest.fixture
def counter(database):
    with open_counter(database) as address:
        yield address


def call(counter, method="GET", language="en", path=None):
    address = counter + (path or PAYMENT.link(NUMBER, language))
    return requests.request(method, address, timeout=TIMEOUT_S)


def test_the_page_says_what_is_paid_for(database, counter):
    an_order(
        database, a_line("Bread knife", variant="KNIFE-20"), discount=Decimal(5),
        points_redeemed=1250, total=Decimal("14.00"),
    )

    answer = call(counter)

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    for words in (
        SHOP, NUMBER, "Bread knife (20 cm red)", "2 × $8.00", "$16.00", "1,250 points used",
        "-$5.00", "Standard delivery", "$3.00", "Waiting for payment", "Pay $14.00 (test)",
        'src="/pictures/knife.svg"', 'href="/"', "Back to the chat",
    ):
        assert words in answer.text
    assert "<input" not in answer.text
    assert status_of(database) == "placed"


def test_the_page_speaks_the_language_of_the_link(database, counter):
    an_order(database, delivery_price=Decimal(0))

    answer = call(counter, language="id")

    assert '<html lang="id">' in answer.text
    assert "Bayar US$19,00 (percobaan)" in answer.text
    assert "Pengiriman reguler" in answer.text
    assert "Gratis" in answer.text


@pytest.mark.parametrize(("currency", "language"), [("IDR", "id"), ("USD", "en"), ("EUR", "en")])
@pytest.mark.parametrize("claims", [{}, {"lang": None}, {"lang": "fr"}, {"lang": 7}])
def test_a_link_without_a_known_language_speaks_that_of_the_currency(
    database, counter, currency, language, claims
):
    an_order(database, currency=currency)
    token = jwt.encode({"sub": NUMBER, "aud": "payment", **claims}, SECRET, algorithm="HS256")

    answer = call(counter, path=f"/pay/{token}")

    assert f'<html lang="{language}">' in answer.text


def test_a_link_without_a_language_speaks_that_of_the_customer(database, counter):
    with database.session_scope() as db:
        db.add(Customer(customer="C1", name="Budi", language="id"))
    an_order(database, currency="USD", customer="C1")
    token = jwt.encode({"sub": NUMBER, "aud": "payment"}, SECRET, algorithm="HS256")

    answer = call(counter, path=f"/pay/{token}")

    assert '<html lang="id">' in answer.text


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", [PAYMENT.link(NUMBER, "en"), "/pay/nonsense"])
def test_the_page_runs_no_script_in_no_frame(database, counter, method, path):
    an_order(database)
    answer = requests.request(method, counter + path, timeout=TIMEOUT_S, allow_redirects=False)

    assert answer.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_markup_in_names_is_shown_as_text(database):
    an_order(database, a_line("<img src=x onerror=alert(1)>"))
    with open_counter(database, shop_name="<b>Toko & Co</b>") as counter:
        text = call(counter).text

    assert "&lt;img src=x onerror=alert(1)&gt;" in text
    assert "&lt;b&gt;Toko &amp; Co&lt;/b&gt;" in text
    assert "<img src=x" not in text
    assert "<b>" not in text


def test_paying_leads_back_to_a_page_that_only_shows(database, counter):
    an_order(database)
    link = counter + PAYMENT.link(NUMBER, "en")

    answer = requests.post(link, timeout=TIMEOUT_S, allow_redirects=False)

    assert answer.status_code == 303
    assert counter + answer.headers["Location"] == link
    assert status_of(database) == "paid"


def test_paying_twice_at_once_pays_once(database, counter):
    an_order(database, customer="ann", points_to_earn=19)
    with ThreadPoolExecutor(8) as together:
        answers = list(together.map(lambda _: call(counter, "POST"), range(8)))

    for answer in [*answers, call(counter)]:
        assert answer.status_code == 200
        assert "Your order is paid" in answer.text
        assert 'href="/"' in answer.text
        assert "<form" not in answer.text
    assert status_of(database) == "paid"
    with database.read_scope() as db:
        assert db.execute(select(func.count(), func.sum(PointsEntry.points))).one() == (1, 19)


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("status", ["shipped", "delivered", "cancelled", "returned"])
def test_what_need_not_be_paid_is_not(database, counter, status, language):
    an_order(database, status=status)

    shown, paid = call(counter, language=language), call(counter, "POST", language)

    assert paid.status_code == 200
    assert shown.text == paid.text
    assert words_of("payment")[language]["notes"][status] in paid.text
    assert "<form" not in paid.text
    assert 'href="/"' in paid.text
    assert status_of(database) == status


@pytest.mark.parametrize("link", [
    TestPayment("", "x" * 32).link(NUMBER, "en"), "/pay/nonsense", f"/pay/{NUMBER}",
    PAYMENT.link("P999999", "en"), PAYMENT.link("", "en"),
], ids=["forged", "nonsense", "number", "gone", "empty"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_link_that_leads_nowhere_pays_nothing(database, counter, method, link):
    an_order(database)

    answer = call(counter, method, path=link)

    assert answer.status_code == 404
    assert "This payment link doesn’t work" in answer.text
    assert "Tautan pembayaran ini tidak berlaku" in answer.text
    assert 'href="/"' in answer.text
    assert NUMBER not in answer.text
    assert status_of(database) == "placed"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_database_that_is_away_is_told_in_words(database, counter, method, caplog):
    Base.metadata.drop_all(database.engine)

    answer = call(counter, method, language="id")

    assert answer.status_code == 503
    assert "Belum berhasil" in answer.text
    assert f'href="{PAYMENT.link(NUMBER, "id")}"' in answer.text
    assert "<form" not in answer.text
    assert NUMBER not in caplog.text

