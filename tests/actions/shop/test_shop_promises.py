"""What always holds in the shop: exact totals, and no piece made or lost."""
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from actions.shop.checkout import Details
from actions.shop.errors import ShopError
from tests.actions.shop.shopping import Shop, a_shopper, details
from tests.builders import DELIVERIES, a_catalogue, a_database, a_product, a_variant


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """One database for all examples: each comes as another shopper."""
    database = a_database(tmp_path_factory.mktemp("promises"))
    yield database
    database.engine.dispose()


LINES = st.lists(st.tuples(st.integers(0, 10**11), st.integers(1, 99)), min_size=1, max_size=6)


def a_full_cart(database, lines, currency):
    """A shop of one product a line at so many cents, and a shopper who took so many pieces."""
    products = [
        a_product(f"P{place}", prices={currency: Decimal(cents).scaleb(-2)})
        for place, (cents, _) in enumerate(lines)
    ]
    shop = Shop(database, a_catalogue(*products)).fill({p.sku: None for p in products})
    shopper = a_shopper(f"c:{uuid4().hex}", currency=currency)
    for product, (_, quantity) in zip(products, lines, strict=True):
        shop.add(product.sku, quantity, shopper)
    return shop, shopper


@settings(max_examples=40, deadline=None)
@given(
    lines=LINES, currency=st.sampled_from(["USD", "IDR"]), delivery=st.sampled_from(DELIVERIES)
)
def test_cart_review_and_order_agree_to_the_cent(database, lines, currency, delivery):
    shop, shopper = a_full_cart(database, lines, currency)
    chosen = Details("Ann Lee", "12 Baker Street", delivery)
    goods = sum(cents * quantity for cents, quantity in lines)
    expected = Decimal(goods).scaleb(-2) + delivery.prices[currency]

    view = shop.view(shopper)
    review = shop.review(shopper, chosen)
    number = shop.place(review.cart_id, shopper, chosen).number
    order = shop.find(number, shopper)

    assert [line.total.amount * 100 for line in view.lines] == [c * q for c, q in lines]
    assert view.subtotal.amount * 100 == goods
    assert review.total.amount == order.total == expected
    of_lines = sum(line.unit_price * line.quantity for line in order.lines)
    assert order.total == of_lines + order.delivery_price
    amounts = [order.total, order.delivery_price, *(line.unit_price for line in order.lines)]
    assert {type(amount) for amount in (*amounts, view.subtotal.amount)} == {Decimal}
    assert kinds_of_amounts(database) == {"integer"}


def kinds_of_amounts(database):
    """As what SQLite keeps every amount of every order."""
    with database.read_scope() as db:
        kinds = db.execute(text(
            "select typeof(total) from shop_order union select typeof(delivery_price) "
            "from shop_order union select typeof(unit_price) from order_line"
        ))
        return set(kinds.scalars())


STOCK = {"KETTLE": 4, "MUG": 7, "SHOE": 0, "SHOE-41": 3, "CARE": None}
GOODS = st.sampled_from([("KETTLE", ""), ("MUG", ""), ("SHOE", "SHOE-41"), ("CARE", "")])
SHOPPERS = st.sampled_from(["c:ann", "c:budi"])
STEPS = st.one_of(
    st.tuples(st.just("add"), SHOPPERS, GOODS, st.integers(1, 5)),
    st.tuples(st.just("set"), SHOPPERS, GOODS, st.integers(0, 5)),
    st.tuples(st.just("clear"), SHOPPERS),
    st.tuples(st.just("review"), SHOPPERS),
    st.tuples(st.just("order"), SHOPPERS),
    st.tuples(st.just("confirm"), SHOPPERS, st.integers(1, 4)),
    st.tuples(st.just("cancel"), SHOPPERS, st.integers(1, 4)),
)


def take_step(shop, step):
    """One step of one shopper; a refusal is fine."""
    what, visitor, *rest = step
    shopper = a_shopper(visitor)
    try:
        if what == "add":
            (sku, variant), quantity = rest
            shop.add(sku, quantity, shopper, variant)
        elif what == "set":
            (sku, _), quantity = rest
            shop.set_quantity(sku, quantity, visitor)
        elif what == "clear":
            shop.clear(visitor)
        elif what == "cancel":
            shop.cancel(f"P{100000 + rest[0]}", shopper)
        elif what == "review":
            shop.review(shopper)
        else:
            shop.place(shop.review(shopper).cart_id if what == "order" else rest[0], shopper)
    except ShopError:
        return


def sold(shop):
    """Pieces in orders that stand, by variant or SKU."""
    pieces = dict.fromkeys(STOCK, 0)
    for order in shop.orders():
        for line in order.lines if order.status != "cancelled" else ():
            pieces[line.variant or line.sku] += line.quantity
    return pieces


@settings(max_examples=40, deadline=None)
@given(steps=st.lists(STEPS, max_size=15))
def test_no_piece_is_made_or_lost(tmp_path_factory, steps):
    pass
