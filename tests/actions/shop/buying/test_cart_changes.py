"""A cart that changes: quantities, removals, emptying, and what is refused."""
import pytest

from actions.shop.errors import NotEnoughStock, NotInCart, TooMany, UnknownProduct
from tests.actions.shop.shopping import a_shopper
from tests.builders import a_product, a_variant

KETTLE, MUG = a_product("KETTLE"), a_product("MUG")
SHOE = a_product(
    "SHOE",
    variants=(a_variant("SHOE-41", "SHOE", "41"), a_variant("SHOE-42", "SHOE", "42")),
)


@pytest.mark.parametrize("quantity", [1, 4, 10])
def test_a_quantity_may_be_set_up_and_down(open_shop, quantity):
    shop = open_shop(KETTLE)
    shop.add("KETTLE", 2)

    shop.set_quantity("KETTLE", quantity)

    assert shop.lines() == [("KETTLE", "", quantity)]


@pytest.mark.parametrize("quantity", [0, -1])
def test_setting_none_takes_the_line_out(open_shop, quantity):
    shop = open_shop(KETTLE, MUG)
    shop.add("KETTLE", 2)
    shop.add("MUG", 1)

    shop.set_quantity("KETTLE", quantity)

    assert shop.lines() == [("MUG", "", 1)]


@pytest.mark.parametrize(("quantity", "refusal"), [(11, NotEnoughStock), (100, TooMany)])
def test_a_quantity_that_does_not_fit_changes_nothing(open_shop, quantity, refusal):
    shop = open_shop(KETTLE)
    shop.add("KETTLE", 2)

    with pytest.raises(refusal):
        shop.set_quantity("KETTLE", quantity)

    assert shop.lines() == [("KETTLE", "", 2)]


@pytest.mark.parametrize("quantity", [3, 0])
@pytest.mark.parametrize("visitor", ["c:ann", "c:stranger"])
def test_what_is_not_in_the_cart_can_be_neither_changed_nor_removed(open_shop, quantity, visitor):
    shop = open_shop(KETTLE, MUG)
    shop.add("KETTLE", 2)

    with pytest.raises(NotInCart):
        shop.set_quantity("MUG", quantity, visitor)

    assert shop.lines() == [("KETTLE", "", 2)]
    assert len(shop.carts()) == 1


def test_a_stranger_cannot_empty_my_cart(open_shop):
    shop = open_shop(KETTLE)
    shop.add("KETTLE", 2)

    shop.clear("c:stranger")
    with pytest.raises(NotInCart):
        shop.set_quantity("KETTLE", 0, "c:stranger")

    assert shop.lines() == [("KETTLE", "", 2)]


def test_one_size_is_changed_and_the_other_stays(open_shop):
    shop = open_shop(SHOE)
    shop.add("SHOE", 1, variant="SHOE-41")
    shop.add("SHOE", 1, variant="SHOE-42")

    shop.set_quantity("SHOE", 3, variant="SHOE-42")
    assert shop.lines() == [("SHOE", "SHOE-41", 1), ("SHOE", "SHOE-42", 3)]

    shop.set_quantity("SHOE", 0, variant="SHOE-41")
    assert shop.lines() == [("SHOE", "SHOE-42", 3)]


@pytest.mark.parametrize(("pieces", "left"), [
    (1, [("KETTLE", "", 2)]), (3, []), (5, []),
])
def test_pieces_of_a_line_are_taken_out(open_shop, pieces, left):
    shop = open_shop(KETTLE)
    shop.add("KETTLE", 3)

    shop.take_pieces("KETTLE", pieces)

    assert shop.lines() == left


def test_a_message_tried_again_takes_out_once_and_may_put_in_too(open_shop):
    shop, ann = open_shop(KETTLE), a_shopper(message="m-2")
    shop.add("KETTLE", 3)

    for _ in range(2):
        shop.take_pieces("KETTLE", 1, ann)
    assert shop.lines() == [("KETTLE", "", 2)]

    for _ in range(2):
        shop.add("KETTLE", 2, ann)
    assert shop.lines() == [("KETTLE", "", 4)]


def test_another_size_keeps_the_pieces_and_joins_those_that_are_there(open_shop):
    shop = open_shop(SHOE)
    shop.add("SHOE", 2, variant="SHOE-41")

    shop.choose_variant("SHOE", "SHOE-41", "SHOE-42")
    assert shop.lines() == [("SHOE", "SHOE-42", 2)]

    shop.add("SHOE", 1, variant="SHOE-41")
    shop.choose_variant("SHOE", "SHOE-42", "SHOE-41")
    assert shop.lines() == [("SHOE", "SHOE-41", 3)]


@pytest.mark.parametrize("instead", ["SHOE-42", "MUG-RED"])
def test_a_size_that_is_sold_out_or_of_another_thing_changes_nothing(open_shop, instead):
    shop = open_shop(SHOE, MUG, stock={"SHOE-42": 1})
    shop.add("SHOE", 2, variant="SHOE-41")

    with pytest.raises((NotEnoughStock, UnknownProduct)):
        shop.choose_variant("SHOE", "SHOE-41", instead)

    assert shop.lines() == [("SHOE", "SHOE-41", 2)]


def test_a_cart_is_made_as_it_was(open_shop):
    shop = open_shop(KETTLE, MUG)
    shop.add("MUG", 5)
    shop.add("KETTLE", 1)

    shop.restore({("KETTLE", ""): 2})
    assert shop.lines() == [("KETTLE", "", 2)]

    shop.restore({})
    assert shop.lines() == []


def test_a_cart_is_not_made_as_it_was_where_too_few_are_left(open_shop):
    shop = open_shop(KETTLE, MUG)
    shop.add("KETTLE", 1)
    shop.set_stock("MUG", 1)

    with pytest.raises(NotEnoughStock):
        shop.restore({("MUG", ""): 2})

    assert shop.lines() == [("KETTLE", "", 1)]


@pytest.mark.parametrize(
    ("pieces", "left"),
    [
        (1, [("MUG", "", 1), ("SHOE", "SHOE-41", 1), ("SHOE", "SHOE-42", 3)]),
        (2, [("MUG", "", 1), ("SHOE", "SHOE-42", 3)]),
        (3, [("MUG", "", 1), ("SHOE", "SHOE-42", 2)]),
        (5, [("MUG", "", 1)]),
    ],
)
def test_so_many_pieces_are_taken_out_and_no_more(open_shop, pieces, left):
    shop = open_shop(SHOE, MUG)
    shop.add("MUG", 1)
    shop.add("SHOE", 2, variant="SHOE-41")
    shop.add("SHOE", 3, variant="SHOE-42")

    shop.take_out("SHOE", pieces)

    assert shop.lines() == left


@pytest.mark.parametrize(("sku", "pieces", "visitor"), [
    ("KETTLE", 3, "c:ann"), ("MUG", 1, "c:ann"), ("KETTLE", 1, "c:stranger"),
])
def test_more_pieces_than_there_are_can_not_be_taken_out(open_shop, sku, pieces, visitor):
    shop = open_shop(KETTLE, MUG)
    shop.add("KETTLE", 2)

    with pytest.raises(NotInCart):
        shop.take_out(sku, pieces, visitor)

    assert shop.lines() == [("KETTLE", "", 2)]


def test_clearing_leaves_an_empty_cart_and_may_be_repeated(open_shop):
    shop = open_shop(KETTLE, MUG)
    shop.add("KETTLE", 2)
    shop.add("MUG", 1)

    shop.clear()
    shop.clear()

    assert shop.lines() == []
    assert shop.view().lines == ()


def test_clearing_what_is_not_there_makes_no_cart(open_shop):
    shop = open_shop(KETTLE)

    shop.clear()

    assert shop.carts() == []


@pytest.mark.parametrize(
    "change",
    [
        lambda shop: shop.add("KETTLE"),
        lambda shop: shop.add("MUG"),
        lambda shop: shop.set_quantity("KETTLE", 2),
        lambda shop: shop.set_quantity("KETTLE", 0),
        lambda shop: shop.take_pieces("KETTLE", 1),
        lambda shop: shop.restore({("KETTLE", ""): 1}),
        lambda shop: shop.take_out("KETTLE", 1),
        lambda shop: shop.clear(),
    ],
)
def test_every_change_asks_for_another_review(open_shop, change):
    shop = open_shop(KETTLE, MUG)
    shop.add("KETTLE", 2)
    shop.review()
    assert shop.carts()[0].reviewed is not None

    change(shop)

    assert shop.carts()[0].reviewed is None
