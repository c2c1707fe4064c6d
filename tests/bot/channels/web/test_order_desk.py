"""Orders on the chat page: a shopper's own as they stand, of somebody else's not a word."""
from dataclasses import replace
from urllib.parse import quote

import pytest
import requests

from actions.shop.database import Base
from bot.channels.channel import Refused
from bot.channels.web.order_desk import OrderDesk, order_routes, with_current_statuses
from bot.channels.web.signed_tokens import Session
from tests.bot.front.counter import NUMBER, PAYMENT, an_order, serve
from tests.builders import a_database

TIMEOUT_S = 10
ANN = Session("ann", None, "id", expires_at=0)
SESSIONS = {"ann": ANN, "ben": replace(ANN, conversation="ben"),
            "sari": Session("sari", "C1", None, expires_at=0)}


@pytest.fixture
def database(tmp_path):
    opened = a_database(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def ask(database):
    """Asks the front for an order, as the shopper whose token this is."""
    desk = OrderDesk(database, PAYMENT)
    with serve(*order_routes(desk, session_of)) as front:
        yield lambda number, token="ann": requests.get(
            f"{front}/orders/{quote(number, safe='')}", headers={"Authorization": token},
            timeout=TIMEOUT_S,
        )


async def session_of(request):
    session = SESSIONS.get(request.headers["authorization"])
    if session is None:
        raise Refused(401, "bad_token")
    return session


def a_receipt(number=NUMBER, language="id", **given):
    payload = {
        "type": "receipt", "language": language, "order_number": number, "status": "placed",
        "payment_url": "http://old:5055/pay/x", "total": "$19.00", **given,
    }
    return {"from": "shop", "text": f"Order {number}", "buttons": [], "payload": payload}


def test_an_order_that_waits_for_payment_comes_with_its_link(database, ask):
    an_order(database)

    answer = ask(NUMBER)

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json() == {
        "order_number": NUMBER, "status": "placed", "payment_url": PAYMENT.link(NUMBER, "id"),
    }


@pytest.mark.parametrize("status", ["paid", "shipped", "delivered", "cancelled", "returned"])
def test_any_other_comes_without(database, ask, status):
    an_order(database, status=status)

    assert ask(NUMBER).json() == {"order_number": NUMBER, "status": status, "payment_url": None}


@pytest.mark.parametrize("token", ["ben", "sari"])
def test_the_order_of_somebody_else_is_not_found(database, ask, token):
    an_order(database)

    answer = ask(NUMBER, token)

    assert (answer.status_code, answer.json()) == (404, {"error": {"code": "not_found"}})


@pytest.mark.parametrize("number", ["P100002", "%", "P10000_", "\0", "x" * 31, "../session", "ü"])
def test_no_order_is_found_by_another_number(database, ask, number):
    an_order(database)

    assert ask(number).status_code == 404


def test_without_a_session_nothing_is_told(database, ask):
    an_order(database)

    answer = ask(NUMBER, "mallory")

    assert (answer.status_code, answer.json()) == (401, {"error": {"code": "bad_token"}})


@pytest.mark.parametrize("number", ["H-2023/001", "INV.7+1", "2023:17", "a b"])
def test_a_past_order_is_found_by_its_number_as_it_is(database, ask, number):
    an_order(database, number=number, visitor="u:C1", customer="C1", status="delivered")

    assert ask(number, "sari").json()["order_number"] == number


def test_a_database_that_is_away_means_try_again(database, ask):
    Base.metadata.drop_all(database.engine)

    answer = ask(NUMBER)

    assert (answer.status_code, answer.json()) == (503, {"error": {"code": "try_again"}})


def test_a_conversation_is_retold_with_the_orders_as_they_stand(database):
    an_order(database, status="paid")
    an_order(database, number="P100002")
    an_order(database, number="P100003", visitor="c:ben")
    said = {"from": "shopper", "text": "order it"}
    plain = {"from": "shop", "text": "Hi", "buttons": [], "payload": None}
    told = [said, plain, a_receipt(), a_receipt("P100002"), a_receipt("P100003"), a_receipt()]

    retold = OrderDesk(database, PAYMENT).retold(ANN, told)

    fresh = PAYMENT.link("P100002", "id")
    assert retold == [
        said, plain, a_receipt(status="paid", payment_url=""),
        a_receipt("P100002", payment_url=fresh), a_receipt("P100003", payment_url=""),
        a_receipt(status="paid", payment_url=""),
    ]
    assert told[2] == a_receipt()


def test_a_conversation_can_be_read_while_the_shop_is_away(database, caplog):
    Base.metadata.drop_all(database.engine)

    assert OrderDesk(database, PAYMENT).retold(ANN, [a_receipt()]) == [a_receipt()]

    assert NUMBER not in caplog.text


@pytest.mark.parametrize("payload", [
    {"type": "cart", "order_number": NUMBER}, {"type": "receipt"}, "receipt", None,
    {"type": "receipt", "order_number": None}, {"type": "receipt", "order_number": [NUMBER]},
])
def test_what_is_no_receipt_stays_as_it_is(payload):
    message = {"from": "shop", "text": "Hi", "buttons": [], "payload": payload}

    assert with_current_statuses([message], {NUMBER: "paid"}, PAYMENT.link) == [message]
