"""A no to a kind of thing, offered or not: it rests for the visit, asked for or unasked."""
import pytest

from actions.handlers.adding import ActionAddToCart
from actions.handlers.offer_answers import ActionDeclineOffer
from actions.handlers.suggestions import ActionSuggest
from actions.selling.sell import explain, shelf_in
from actions.turn.moment import observe_turn
from actions.turn.turn import Turn
from tests.actions.handlers.talking import said
from tests.actions.handlers.test_offer_suggestions import suggested
from tests.actions.handlers.visits import offered, offered_the_knife

pytestmark = pytest.mark.asyncio


def refuse(*objects):
    return {"act": "refuse", "objects": list(objects)}


async def has_one(talk, **named):
    return await talk.does(ActionDeclineOffer, text="i already have one", wish=refuse(named))


async def test_what_one_has_already_is_not_suggested_in_this_visit(ann):
    ann.slots["focus"] = "TOAST-2"

    assert said(await has_one(ann, kind="knives")) == ["utter_offer_declined"]

    assert suggested(await ann.does(ActionSuggest)) == ["TOAST-4"]


async def test_nor_is_it_offered_unasked(shop, ann):
    await has_one(ann, kind="knives")

    await ann.does(ActionAddToCart, product="TOAST-2")
    with shop.front.visit(Turn("ann").shopper, writes=False) as visit:
        turn = Turn("ann", intent="add_to_cart", slots={"just_added": "TOAST-2"})
        situation = observe_turn(turn, visit)
    decision = explain(situation, shop.rules, shelf_in(shop.database))

    against = {r.candidate.sku: r.reason_code for r in decision.refusals if r.candidate}
    assert against["KNIFE"] == "declined_before"


async def test_a_no_to_the_offer_by_its_kind_is_one_to_the_kind(shop, ann):
    await offered_the_knife(ann)

    await has_one(ann, kind="knives")

    assert [offer.status for offer in shop.offers()] == ["declined"]
    ann.slots["focus"] = "TOAST-4"
    assert suggested(await ann.does(ActionSuggest, wanted_kind="cross_sell")) == []


async def test_a_no_to_another_thing_declines_no_offer(shop, ann):
    offered(ann, "TRAY", None)

    await has_one(ann, kind="knives")

    assert [offer.status for offer in shop.offers()] == ["shown"]


async def test_a_plain_no_names_no_kind(ann):
    ann.slots["focus"] = "TOAST-2"

    await ann.does(ActionDeclineOffer, text="no thanks", wish=refuse())

    assert suggested(await ann.does(ActionSuggest)) == ["KNIFE", "TOAST-4"]
