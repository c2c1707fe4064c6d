"""A yes to an offer when the cart, or a price, is not as it was when the offer was made."""
from decimal import Decimal

import pytest

from actions.handlers.adding import ActionAddToCart
from actions.handlers.cart_changes import ActionChangeQuantity
from actions.handlers.emptying import ActionClearCart
from actions.handlers.offer_answers import ActionAcceptOffer
from actions.handlers.removing import ActionRemoveFromCart
from tests.actions.handlers.talking import Conversation, commands, said
from tests.actions.handlers.visits import offered, offered_a_better_one, offered_the_knife

pytestmark = pytest.mark.asyncio


async def a_cart_of(ann, **pieces):
    """A cart of so many of each, e.g. a_cart_of(ann, OVEN_1=2)."""
    for name, quantity in pieces.items():
        await ann.does(ActionAddToCart, product=name.replace("_", "-"), quantity=quantity)


def told(message):
    return message["quantity"], message["price"], message["total"]


async def test_a_bundle_takes_one_of_each_part_however_many_there_are_by_now(shop, ann):
    await a_cart_of(ann, OVEN_1=1, TRAY=1)
    kit = offered(ann, "KIT", "OVEN-1", act="swap")
    await ann.does(ActionChangeQuantity, product="OVEN-1", quantity=3)

    [message] = await ann.does(ActionAcceptOffer, offer=kit)

    assert shop.lines() == [("OVEN-1", "", 2), ("KIT", "", 1)]
    assert (message["response"], message["subtotal"]) == ("utter_added", "$93.00")  # 96 before


@pytest.mark.parametrize("gone", ["TRAY", "OVEN-1"])
async def test_a_bundle_is_asked_about_anew_when_a_part_left_the_cart(shop, ann, gone):
    await a_cart_of(ann, OVEN_1=1, TRAY=1)
    kit = offered(ann, "KIT", "OVEN-1", act="swap")
    await ann.does(ActionRemoveFromCart, product=gone)
    before = shop.lines()

    [message] = await ann.does(ActionAcceptOffer, offer=kit)

    assert message["response"] == "utter_offer_changed"
    assert told(message) == (1, "$33.00", "$33.00")
    assert (shop.lines(), shop.offers()[0].status) == (before, "shown")


async def test_a_yes_to_what_was_asked_anew_takes_that(shop, ann):
    await a_cart_of(ann, OVEN_1=1, TRAY=1)
    kit = offered(ann, "KIT", "OVEN-1", act="swap")
    await ann.does(ActionRemoveFromCart, product="TRAY")
    ann.turn += 20

    [asked] = await ann.does(ActionAcceptOffer, offer=kit)
    assert (ann.slots["offer_id"], ann.slots["offer_open"]) == (kit, True)
    assert commands(asked["custom"]) == [
        f'/accept_offer{{"offer": "{kit}"}}', f'/decline_offer{{"offer": "{kit}"}}',
    ]
    await ann.does(ActionAcceptOffer, intent="affirm")

    assert shop.lines() == [("KIT", "", 1)]
    assert shop.offers()[0].status == "accepted"


async def test_in_a_checkout_what_was_asked_anew_leaves_a_plain_yes_to_the_checkout(shop, ann):
    await a_cart_of(ann, OVEN_1=1, TRAY=1)
    kit = offered(ann, "KIT", "OVEN-1", act="swap")
    await ann.does(ActionRemoveFromCart, product="TRAY")

    await ann.does(ActionAcceptOffer, offer=kit, form="checkout_form")

    assert ann.slots["offer_open"] is False


async def test_a_better_one_is_asked_about_anew_for_more_pieces(shop, ann):
    await offered_a_better_one(ann)
    await a_cart_of(ann, TOAST_2=2)

    [message] = await ann.does(ActionAcceptOffer)
    assert (message["response"], told(message)) == (
        "utter_offer_changed", (2, "$80.00", "$80.00")
    )
    assert shop.lines() == [("TOAST-2", "", 2)]

    await ann.does(ActionAcceptOffer, intent="affirm")
    assert shop.lines() == [("TOAST-4", "", 2)]


async def test_a_better_one_is_asked_about_anew_when_the_first_left_the_cart(shop, ann):
    await a_cart_of(ann, TOAST_2=1)
    better = offered(ann, "TOAST-4", "TOAST-2", act="swap")
    await ann.does(ActionClearCart)

    [message] = await ann.does(ActionAcceptOffer, offer=better)

    assert (message["response"], told(message)) == (
        "utter_offer_changed", (1, "$40.00", "$40.00")
    )
    assert shop.lines() == []


async def test_a_larger_size_is_asked_about_anew_when_it_takes_more_of_them(shop, ann):
    await a_cart_of(ann, TEA=2)
    larger = offered(ann, "TEA-BIG", "TEA", act="swap")
    await ann.does(ActionChangeQuantity, product="TEA", quantity=4)

    [message] = await ann.does(ActionAcceptOffer, offer=larger)

    assert (message["response"], told(message)) == (
        "utter_offer_changed", (2, "$24.00", "$24.00")
    )
    assert shop.lines() == [("TEA", "", 4)]


async def test_another_price_is_told_before_it_is_taken(shop, ann):
    await offered_the_knife(ann)
    shop.reprice("KNIFE", "8.50")

    [message] = await ann.does(ActionAcceptOffer, intent="affirm")

    assert (message["response"], told(message)) == (
        "utter_offer_changed", (1, "$8.50", "$28.50")
    )
    assert shop.lines() == [("TOAST-2", "", 1)]


async def test_another_currency_is_told_before_it_is_taken(shop, ann):
    await offered_the_knife(ann)
    await ann.does(ActionClearCart)
    ann.slots["language"] = "id"

    [message] = await ann.does(ActionAcceptOffer)

    assert told(message) == (1, "Rp128.000", "Rp128.000")
    assert shop.lines() == []


async def test_what_is_not_sold_in_the_carts_currency_is_not_put_in(shop, ann):
    ann.slots["language"] = "id"
    batik = offered(ann, "BATIK", None)
    ann.slots["language"] = "en"

    assert said(await ann.does(ActionAcceptOffer, offer=batik)) == ["utter_not_sold_here"]
    assert shop.lines() == []


async def test_what_left_the_catalogue_can_not_be_taken(shop, ann):
    tray = offered(ann, "TRAY", None)
    shop.discontinue("TRAY")

    assert said(await ann.does(ActionAcceptOffer, offer=tray)) == ["utter_offer_gone"]
    assert (shop.lines(), ann.slots["offer_open"]) == ([], False)


async def test_one_that_got_into_the_cart_in_other_words_is_not_put_in_again(shop, ann):
    await a_cart_of(ann, OVEN_1=1)
    kit = offered(ann, "KIT", "OVEN-1", act="swap")
    await a_cart_of(ann, KIT=1)

    assert said(await ann.does(ActionAcceptOffer, offer=kit)) == ["utter_offer_already_taken"]
    assert shop.lines() == [("OVEN-1", "", 1), ("KIT", "", 1)]


@pytest.mark.parametrize(
    ("taken_out", "response"), [(None, "utter_added"), ("BEANS", "utter_offer_falls_short")]
)
async def test_what_no_longer_reaches_what_it_was_offered_for_is_asked_about(
    shop, ann, taken_out, response
):
    await a_cart_of(ann, TOAST_4=1, BEANS=1)
    tray = offered(ann, "TRAY", "TOAST-4", reaches=Decimal("55.50"))
    if taken_out:
        await ann.does(ActionRemoveFromCart, product=taken_out)
    before = shop.lines()

    [message] = await ann.does(ActionAcceptOffer, offer=tray)

    assert message["response"] == response
    assert (shop.lines() == before) is bool(taken_out)


async def test_what_falls_short_is_added_all_the_same_on_a_second_yes(shop, ann):
    tray = offered(ann, "TRAY", None, reaches=Decimal("6.01"))
    await ann.does(ActionAcceptOffer, offer=tray)

    await ann.does(ActionAcceptOffer, intent="affirm")

    assert shop.lines() == [("TRAY", "", 1)]


async def test_an_offer_from_before_promises_were_kept_is_asked_about_anew(shop, ann):
    await offered_the_knife(ann)
    with shop.database.session_scope() as db:
        db.merge(shop.offers()[0]).difference = None

    assert said(await ann.does(ActionAcceptOffer)) == ["utter_offer_changed"]
    assert said(await ann.does(ActionAcceptOffer, intent="affirm")) == ["utter_added"]


async def test_pieces_in_several_sizes_are_not_all_made_into_one(shop, ann):
    await ann.does(ActionAddToCart, product="SHOE", variant="SHOE-42-RED")
    better = offered(ann, "SHOE-PRO", "SHOE", act="swap")
    await ann.does(ActionAddToCart, product="SHOE", variant="SHOE-43-RED")
    before = shop.lines()

    messages = await ann.does(ActionAcceptOffer, offer=better, variant="SHOE-PRO-42-RED")

    assert said(messages) == ["utter_offer_several_choices"]
    assert (shop.lines(), shop.offers()[0].status) == (before, "shown")


async def test_a_size_chosen_after_the_cart_changed_is_asked_about_anew(shop, ann):
    await offered_a_better_one(ann, "SHOE")
    await ann.does(ActionAcceptOffer)
    await ann.does(ActionAddToCart, product="SHOE", variant="SHOE-43-RED", quantity=2)

    sized = {"offer": ann.slots["offer_id"], "variant": "SHOE-PRO-42-RED"}
    [message] = await ann.does(ActionAcceptOffer, **sized)

    assert (message["response"], message["quantity"]) == ("utter_offer_changed", 2)
    assert shop.lines() == [("SHOE", "SHOE-43-RED", 2)]


async def test_the_same_yes_twice_changes_the_cart_once(shop, ann):
    await a_cart_of(ann, OVEN_1=2, TRAY=1)
    kit = offered(ann, "KIT", "OVEN-1", act="swap")

    await ann.does(ActionAcceptOffer, offer=kit)
    await ann.then(ActionAcceptOffer)

    assert shop.lines() == [("OVEN-1", "", 1), ("KIT", "", 1)]


async def test_an_offer_without_its_stock_changes_nothing(shop, ann):
    await a_cart_of(ann, TOAST_2=3)
    better = offered(ann, "TOAST-4", "TOAST-2", act="swap")
    shop.restock(2, "TOAST-4")

    assert said(await ann.does(ActionAcceptOffer, offer=better)) == ["utter_few_left"]
    assert (shop.lines(), shop.offers()[0].status) == ([("TOAST-2", "", 3)], "shown")


async def test_a_cart_that_is_gone_on_with_may_have_changed(shop):
    ann = Conversation(shop)
    await a_cart_of(ann, BEANS=2)
    resume = offered(ann, "BEANS", None, act="resume", quantity=2)
    await a_cart_of(ann, TRAY=1)

    [message] = await ann.does(ActionAcceptOffer, offer=resume)

    assert (message["response"], message["subtotal"]) == ("utter_cart_resumed", "$25.00")
