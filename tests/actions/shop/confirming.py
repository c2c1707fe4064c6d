"""A server that confirms a cart: what each of several processes does in the races."""
from actions.shop.catalogue import read_catalogue
from actions.shop.checkout import place_order
from actions.shop.database import Database
from tests.actions.shop.shopping import NOON, a_shopper, details

ROUNDS = 5


def confirm_in_rounds(url: str, cart_id: int) -> list[str]:
    """Confirm the same cart again and again; the order numbers that came back."""
    database = Database(url)
    numbers = []
    try:
        for _ in range(ROUNDS):
            with database.session_scope() as db:
                order = place_order(
                    db, read_catalogue(db), a_shopper(), cart_id, details(), NOON
                )
                numbers.append(order.number)
    finally:
        database.engine.dispose()
    return numbers
