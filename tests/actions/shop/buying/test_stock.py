"""Stock: what is left, taken whole or not at all, and put back."""
import pytest

from actions.shop.buying.stock import put_back, stock_of, stock_of_line, take
from tests.builders import a_product, a_variant

KETTLE = a_product("KETTLE")
CARE = a_product("CARE", kind="warranty")
SHOE = a_product(
    "SHOE",
    variants=(a_variant("SHOE-41", "SHOE", "41"), a_variant("SHOE-42", "SHOE", "42")),
)
SHELVES = {"KETTLE": 5, "CARE": None, "SHOE": None, "SHOE-41": 2, "SHOE-42": 0}


@pytest.fixture
def shop(open_shop):
    return open_shop(KETTLE, CARE, SHOE, stock=SHELVES)


@pytest.mark.parametrize(
    ("skus", "left"),
    [
        (["KETTLE"], {"KETTLE": 5}),
        (["CARE"], {"CARE": None}),
        (["SHOE"], {"SHOE": 2}),
        (["KETTLE", "SHOE", "CARE"], {"KETTLE": 5, "SHOE": 2, "CARE": None}),
        (["GONE"], {}),
        ([], {}),
    ],
)
def test_what_is_left_adds_up_variants(shop, skus, left):
    with shop.database.read_scope() as db:
        assert stock_of(db, skus) == left


@pytest.mark.parametrize(
    ("product", "variant", "left"),
    [
        (KETTLE, "", 5), (CARE, "", None), (SHOE, "SHOE-41", 2), (SHOE, "SHOE-42", 0),
    ],
)
def test_what_is_left_of_one_choice(shop, product, variant, left):
    with shop.database.read_scope() as db:
        assert stock_of_line(db, product, variant) == left


@pytest.mark.parametrize(
    ("sku", "variant", "quantity", "left"),
    [
        ("KETTLE", "", 1, {"KETTLE": 4}),
        ("KETTLE", "", 5, {"KETTLE": 0}),
        ("SHOE", "SHOE-41", 2, {"SHOE-41": 0}),
        ("CARE", "", 1000, {}),
    ],
)
def test_pieces_that_are_there_are_taken(shop, sku, variant, quantity, left):
    with shop.database.session_scope() as db:
        assert take(db, sku, variant, quantity)

    assert shop.stock() == {**SHELVES, **left}


@pytest.mark.parametrize(
    ("sku", "variant", "quantity"),
    [
        ("KETTLE", "", 6), ("SHOE", "SHOE-41", 3), ("SHOE", "SHOE-42", 1), ("GONE", "", 1),
        ("SHOE", "SHOE-43", 1),
    ],
)
def test_too_few_pieces_are_left_on_the_shelf(shop, sku, variant, quantity):
    with shop.database.session_scope() as db:
        assert not take(db, sku, variant, quantity)

    assert shop.stock() == SHELVES


@pytest.mark.parametrize(
    ("sku", "variant", "left"),
    [
        ("KETTLE", "", {"KETTLE": 8}), ("SHOE", "SHOE-42", {"SHOE-42": 3}), ("CARE", "", {}),
        ("GONE", "", {}), ("SHOE", "SHOE-43", {}),
    ],
)
def test_pieces_are_put_back_where_they_are_counted(shop, sku, variant, left):
    with shop.database.session_scope() as db:
        put_back(db, sku, variant, 3)

    assert shop.stock() == {**SHELVES, **left}
