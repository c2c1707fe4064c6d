"""A customer id may be as long as tokens let it, in every table from the cart to the ledger."""
from dataclasses import replace

import pytest
from pydantic import SecretStr
from sqlalchemy.exc import DataError

from actions.selling import ledger
from actions.selling.preferences import stop_offers
from actions.selling.sell import sell
from actions.shop.models import Customer, Handover
from actions.shop.shopper import LONGEST_CUSTOMER_ID
from bot.channels.web.signed_tokens import (
    BadCustomerToken,
    issue_customer_token,
    verify_customer_token,
)
from tests.actions.selling.builders import a_camera_shop, eager, observed
from tests.actions.shop.shopping import NOON, Shop, a_customer
from tests.builders import LOYAL

LONGEST = "ü" * LONGEST_CUSTOMER_ID


def test_the_longest_id_goes_from_the_cart_to_the_order_and_the_offer(any_database):
    camera_shop = replace(a_camera_shop(), profile=LOYAL)
    shop, customer = Shop(any_database, camera_shop).fill(), a_customer(LONGEST)
    with any_database.session_scope() as db:
        db.add(Customer(customer=LONGEST, name="Ann Lee"))
    shop.add("CAM-1", shopper=customer)

    offer = sell(observed(any_database, customer, catalogue=camera_shop), eager(), any_database)
    with any_database.session_scope() as db:
        ledger.accept(db, customer.visitor, offer.id, NOON)
        db.add(Handover(
            visitor=customer.visitor, conversation="c", reason="asked", asked_at=NOON
        ))
        stop_offers(db, customer.visitor, NOON)
    order = shop.place(shop.review(customer).cart_id, customer)
    shop.pay(order.number)

    assert (order.customer, order.visitor) == (LONGEST, f"u:{LONGEST}")
    assert shop.entries() == [("earned", order.number, order.points_to_earn)]


def test_tokens_may_hold_exactly_what_tables_keep():
    secret = SecretStr("s" * 32)

    def read(customer):
        return verify_customer_token(issue_customer_token(customer, secret, 60), secret).id

    assert read(LONGEST) == LONGEST
    with pytest.raises(BadCustomerToken):
        read(LONGEST + "ü")


def test_postgresql_refuses_one_character_more(postgres_database):
    customer = Customer(customer=LONGEST + "ü", name="Ann Lee")

    with pytest.raises(DataError, match="too long"), postgres_database.session_scope() as db:
        db.add(customer)
