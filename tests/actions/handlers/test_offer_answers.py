"""Answers to an offer: yes, no, tell me more, each heard once and from its shopper alone."""
import pytest

from actions.handlers.offer_answers import ActionAcceptOffer, ActionDeclineOffer
from actions.handlers.offers import ActionOfferDetails
from tests.actions.handlers.talking import Conversation, said
from tests.actions.handlers.visits import offered, offered_a_better_one, offered_the_knife

pytestmark = pytest.mark.asyncio


def statuses(shop):
    return [(offer.sku, offer.status) for offer in shop.offers()]


async def test_the_answer_goes_to_the_offer_of_the_product_counted(shop, ann):
    offered(ann, "TRAY", None)
    offered(ann, "BEANS", None)
    ann.slots["listed"] = ["TRAY", "BEANS"]

    await ann.does(ActionAcceptOffer, intent="accept_offer", ordinal=2)

    assert shop.lines() == [("BEANS", "", 1)]
    assert sorted(statuses(shop)) == [("BEANS", "accepted"), ("TRAY", "shown")]


async def test_the_answer_goes_to_the_offer_of_the_product_named(shop, ann):
    await offered_the_knife(ann)
    offered(ann, "TRAY", None)

    await ann.does(ActionDeclineOffer, intent="decline_offer", product="TRAY")

    assert sorted(statuses(shop)) == [("KNIFE", "shown"), ("TRAY", "declined")]


async def test_a_plain_yes_long_after_the_offer_takes_nothing(shop, ann):
    await offered_the_knife(ann)
    ann.turn += 3

    assert said(await ann.does(ActionAcceptOffer, intent="affirm")) == ["utter_affirm_nothing"]
    assert shop.lines() == [("TOAST-2", "", 1)]
    assert (ann.slots["offer_open"], statuses(shop)) == (False, [("KNIFE", "shown")])


async def test_a_button_of_another_question_takes_nothing(shop, ann):
    await offered_the_knife(ann)

    await ann.does(ActionAcceptOffer, intent="affirm", question="order:1")

    assert shop.lines() == [("TOAST-2", "", 1)]


async def test_an_older_offer_is_accepted_by_its_own_button(shop, ann):
    await offered_the_knife(ann)
    knife = ann.slots["offer_id"]
    ann.turn += 2
    await offered_a_better_one(ann, "SHOE")

    await ann.does(ActionAcceptOffer, offer=knife)

    assert statuses(shop) == [("KNIFE", "accepted"), ("SHOE-PRO", "shown")]


async def test_without_an_offer_a_yes_takes_nothing(shop, ann):
    assert said(await ann.does(ActionAcceptOffer)) == ["utter_offer_gone"]
    assert shop.lines() == []


async def test_the_offer_of_somebody_else_can_not_be_answered(shop, ann):
    await offered_the_knife(ann)
    offer, ben = ann.slots["offer_id"], Conversation(shop, "ben")

    assert said(await ben.does(ActionAcceptOffer, offer=offer)) == ["utter_offer_gone"]
    assert said(await ben.does(ActionDeclineOffer, offer=offer)) == ["utter_offer_declined"]
    assert said(await ben.does(ActionOfferDetails, offer=offer)) == ["utter_which_product"]
    assert statuses(shop) == [("KNIFE", "shown")]
    assert shop.lines("c:ben") == []


async def test_a_no_is_recorded_and_final(shop, ann):
    await offered_the_knife(ann)

    assert said(await ann.does(ActionDeclineOffer)) == ["utter_offer_declined"]
    assert statuses(shop) == [("KNIFE", "declined")]
    assert ann.slots["offer_open"] is False

    ann.turn += 10
    assert await offered_the_knife(ann) == []


async def test_a_yes_after_a_no_takes_nothing(shop, ann):
    await offered_the_knife(ann)
    await ann.does(ActionDeclineOffer)

    assert said(await ann.does(ActionAcceptOffer)) == ["utter_offer_gone"]
    assert shop.lines() == [("TOAST-2", "", 1)]


async def test_a_no_to_nothing_is_still_a_no(ann):
    assert said(await ann.does(ActionDeclineOffer)) == ["utter_offer_declined"]


async def test_details_say_why_and_show_the_product_with_the_offers_own_buttons(shop, ann):
    await offered_the_knife(ann)

    [why, reduced, rule, message] = await ann.does(ActionOfferDetails)

    assert (why["response"], why["reason"]) == ("utter_why_reason", "for even slices")
    assert (reduced["response"], reduced["was"]) == ("utter_why_reduced", "$9.50")
    assert rule["response"] == "utter_why_rule_linked"
    item = message["custom"]["item"]
    assert (message["response"], item["sku"]) == ("utter_product", "KNIFE")
    assert [action["label"] for action in item["actions"]] == [
        "utter_label_add_it", "utter_label_no_thanks",
    ]
    assert statuses(shop) == [("KNIFE", "shown")]
    assert ann.slots["offer_open"] is True


async def test_a_yes_after_the_details_of_an_older_offer_takes_that_one(shop, ann):
    tray = offered(ann, "TRAY", None)
    await offered_the_knife(ann)

    await ann.does(ActionOfferDetails, offer=tray)
    await ann.does(ActionAcceptOffer, intent="affirm")

    assert shop.lines() == [("TOAST-2", "", 1), ("TRAY", "", 1)]


async def test_during_a_checkout_details_leave_a_yes_to_its_own_question(ann):
    await ann.does(ActionOfferDetails, offer=offered(ann, "TRAY", None), form="checkout_form")

    assert ann.slots["offer_open"] is False
