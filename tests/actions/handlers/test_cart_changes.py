"""A cart as it is seen and changed by chat: shown, taken out of, counted anew, emptied."""
import pytest

from actions.handlers.adding import ActionAddToCart
from actions.handlers.cart import ActionViewCart
from actions.handlers.cart_changes import ActionChangeQuantity
from actions.handlers.emptying import ActionClearCart
from actions.handlers.removing import ActionRemoveFromCart
from tests.actions.handlers.talking import Conversation, said

pytestmark = pytest.mark.asyncio


async def filled(conversation):
    """Two toasters and a pack of beans in the cart."""
    await conversation.does(ActionAddToCart, product="TOAST-2", quantity=2)
    await conversation.does(ActionAddToCart, product="BEANS")


async def test_viewing_lists_every_line(ann):
    await filled(ann)

    [message] = await ann.does(ActionViewCart)

    assert (message["response"], message["subtotal"]) == ("utter_cart", "$49.50")
    assert message["lines"].splitlines() == [
        "• 2 × Product TOAST-2 – $40.00", "• 1 × Product BEANS – $9.50",
    ]


async def test_an_empty_cart_is_told_and_shown(ann):
    [message] = await ann.does(ActionViewCart)

    assert message["response"] == "utter_cart_empty"
    assert message["custom"] == {
        "type": "cart", "language": "en", "lines": [], "subtotal": None, "total": None,
        "actions": [],
    }
    assert ann.slots["cart_state"] == "empty"


async def test_removing_names_what_went_and_shows_the_rest(shop, ann):
    await filled(ann)

    [message] = await ann.does(ActionRemoveFromCart, product="TOAST-2")

    assert (message["response"], message["product_name"]) == ("utter_removed", "Product TOAST-2")
    assert message["subtotal"] == "$9.50"
    assert shop.lines() == [("BEANS", "", 1)]


async def test_the_only_thing_in_the_cart_needs_no_name(shop, ann):
    await ann.does(ActionAddToCart, product="BEANS")
    ann.slots["focus"] = None

    assert said(await ann.does(ActionRemoveFromCart)) == ["utter_removed_last"]
    assert ann.slots["cart_state"] == "empty"
    assert shop.lines() == []


async def test_a_place_may_be_one_in_the_cart(shop, ann):
    await filled(ann)
    ann.slots["focus"] = None

    await ann.does(ActionRemoveFromCart, ordinal=2)

    assert shop.lines() == [("TOAST-2", "", 2)]


@pytest.mark.parametrize(("entities", "response"), [
    ({}, "utter_remove_which"), ({"ordinal": 3}, "utter_remove_which"),
    ({"product": "KNIFE"}, "utter_not_in_cart_so"),
])
async def test_what_is_not_clearly_in_the_cart_stays_as_it_is(shop, ann, entities, response):
    await filled(ann)
    ann.slots["focus"] = None

    assert said(await ann.does(ActionRemoveFromCart, **entities)) == [response]
    assert shop.lines() == [("TOAST-2", "", 2), ("BEANS", "", 1)]


async def test_changing_a_quantity(shop, ann):
    await filled(ann)

    [message] = await ann.does(ActionChangeQuantity, product="TOAST-2", quantity=3)

    assert (message["response"], message["changed"]) == (
        "utter_line_changed", "3 × Product TOAST-2"
    )
    assert shop.lines() == [("TOAST-2", "", 3), ("BEANS", "", 1)]


async def test_zero_pieces_take_it_out(shop, ann):
    await filled(ann)

    await ann.does(ActionChangeQuantity, product="TOAST-2", quantity=0)

    assert shop.lines() == [("BEANS", "", 1)]


@pytest.mark.parametrize(("entities", "response"), [
    ({"product": "TOAST-2"}, "utter_how_many"),
    ({"product": "TOAST-2", "quantity": 11}, "utter_few_left"),
    ({"product": "TOAST-2", "quantity": 100}, "utter_too_many"),
    ({"product": "KNIFE", "quantity": 2}, "utter_not_in_cart_so"),
])
async def test_a_change_that_can_not_be_made_changes_nothing(shop, ann, entities, response):
    await filled(ann)

    assert said(await ann.does(ActionChangeQuantity, **entities)) == [response]
    assert shop.lines() == [("TOAST-2", "", 2), ("BEANS", "", 1)]


async def test_clearing_empties_the_cart(shop, ann):
    await filled(ann)

    assert said(await ann.does(ActionClearCart)) == ["utter_cart_cleared"]
    assert (ann.slots["cart_state"], ann.slots["just_added"]) == ("empty", None)
    assert shop.lines() == []


async def test_a_cart_is_seen_by_its_shopper_alone(shop, ann):
    await filled(ann)

    assert said(await Conversation(shop, "ben").does(ActionViewCart)) == ["utter_cart_empty"]
    assert shop.lines("c:ben") == []


async def test_what_is_to_stay_stays_when_the_cart_is_emptied(eve):
    await eve.wants("add", {"code": "CARD-64"}, {"code": "READER-C"}, {"code": "CABLE-C2"})

    [message] = await eve.wants("empty_cart", {"kind": "card reader", "not": True})
    assert message["response"] == "utter_really_so"
    await eve.press(message)
    assert {sku for sku, _, _ in eve.shop.lines(f"c:{eve.id}")} == {"READER-C"}


async def test_only_what_is_named_goes(eve):
    await eve.wants("add", {"code": "CARD-64"}, {"code": "READER-C"})

    await eve.wants("empty_cart", {"kind": "card reader", "quantity": "all"})

    assert {sku for sku, _, _ in eve.shop.lines(f"c:{eve.id}")} == {"CARD-64"}


async def test_all_is_all(eve):
    await eve.wants("add", {"code": "CARD-64"}, {"code": "READER-C"})

    assert said(await eve.wants("empty_cart", {"quantity": "all"})) == ["utter_really_empty"]
    assert said(await eve.wants("empty_cart", {"quantity": "all"})) == ["utter_cart_cleared"]


async def test_at_the_review_only_the_review_tells_a_total(shop, ann):
    """It follows: two totals, one without delivery, would be one too many."""
    await filled(ann)
    ann.slots["requested_slot"] = "checkout_confirmed"

    [message] = await ann.does(ActionRemoveFromCart, form="checkout_form", product="TOAST-2")

    assert (message["response"], message["product_name"]) == (
        "utter_removed_at_review", "Product TOAST-2"
    )
    assert not message["custom"]
    assert shop.lines() == [("BEANS", "", 1)]
