"""A server that confirms a cart: what each of several processes does in the races."""
from typing import Optional

from actions.hearers import HEARERS
from actions.shop.buying.checkout import place_order
from actions.shop.catalogue.catalogue_reading import read_catalogue
from actions.shop.database import Database
from tests.actions.shop.shopping import NOON, a_customer, a_shopper, details

ROUNDS = 5


def confirm_in_rounds(url: str, cart_id: int, customer: Optional[str] = None) -> list[str]:
    """Confirm the same cart, a guest's or a customer's, again and again; the numbers given."""
    shopper = a_customer(customer) if customer else a_shopper()
    database = Database(url, HEARERS)
    numbers = []
    try:
        for _ in range(ROUNDS):
            with database.session_scope() as db:
                order = place_order(
                    db, read_catalogue(db), shopper, cart_id, details(), NOON
                )
                numbers.append(order.number)
    finally:
        database.close()
    return numbers
