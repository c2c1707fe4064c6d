"""Returns by chat: noted once with a number, of one's own paid orders alone."""
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from actions.handlers.returns import ActionAnswerReturns
from actions.shop.catalogue.facts import Fact
from actions.shop.models import GoodsReturn, OrderLine
from actions.shop.orders.orders import mark_returned
from actions.shop.orders.returns import close_return, open_returns
from tests.actions.handlers.shop import NOON, a_toaster_shop
from tests.actions.handlers.talking import Conversation, commands, said
from tests.actions.handlers.test_order_actions import buy
from tests.builders import PROFILE

pytestmark = pytest.mark.asyncio


async def begin(conversation, text="i want to return it", **more):
    return await conversation.does(
        ActionAnswerReturns, text, "ask_returns", topic="ask_returns/begin", **more
    )


def noted(shop):
    return [
        (each.order_number, each.sku, each.reason)
        for each in shop.rows(select(GoodsReturn).order_by(GoodsReturn.id))
    ]


async def test_a_question_of_policy_begins_none(shop, ann):
    shop.set_status(await buy(ann), "paid")

    messages = await ann.does(ActionAnswerReturns, "return policy?", "ask_returns")

    assert said(messages) == ["utter_fact_unknown"]
    assert noted(shop) == []


async def test_the_only_thing_bought_is_noted_with_its_number_and_reason(shop, ann):
    shop.set_status(await buy(ann), "delivered")

    [message] = await begin(ann, "the beans are stale, i want to send them back")

    assert (message["response"], message["ticket"]) == ("utter_return_noted", 1)
    assert (message["order_number"], message["goods"]) == ("P100001", "Product BEANS")
    assert noted(shop) == [("P100001", "BEANS", "the beans are stale, i want to send them back")]


async def test_the_same_again_is_the_same_return(shop, ann):
    shop.set_status(await buy(ann), "paid")
    await begin(ann)
    shop.front.clock = lambda: NOON + timedelta(hours=1)
    try:
        [again] = await begin(ann, "did you note my return?")
    finally:
        shop.front.clock = lambda: NOON

    assert (again["response"], again["ticket"]) == ("utter_return_there", 1)
    assert again["day"] == "May 1, 2024"
    assert len(noted(shop)) == 1


async def test_of_several_orders_it_is_asked_which_and_the_reason_is_kept(shop, ann):
    for sku in ("BEANS", "KNIFE"):
        shop.set_status(await buy(ann, sku), "paid")

    [asked] = await begin(ann, "i don't need it after all")

    assert asked["response"] == "utter_return_which"
    titles = [item["title"] for item in asked["custom"]["items"]]
    assert titles == ["Product KNIFE · P100002", "Product BEANS · P100001"]
    assert noted(shop) == []

    line = shop.rows(select(OrderLine.id).where(OrderLine.sku == "BEANS"))[0]
    assert commands(asked["custom"])[1] == f'/ask_returns{{"returned": "P100001:{line}"}}'
    [message] = await ann.does(
        ActionAnswerReturns, intent="ask_returns", returned=f"P100001:{line}"
    )

    assert message["response"] == "utter_return_noted"
    assert noted(shop) == [("P100001", "BEANS", "i don't need it after all")]
    assert ann.slots["return_reason"] is None


@pytest.mark.parametrize("told", [
    {"product": "BEANS"}, {"order_number": "100001"},
    {"wish": {"act": "ask_shop", "objects": [{"name": "BEANS"}]}},
])
async def test_what_is_named_need_not_be_asked_about(shop, ann, told):
    for sku in ("BEANS", "KNIFE"):
        shop.set_status(await buy(ann, sku), "paid")

    assert said(await begin(ann, **told)) == ["utter_return_noted"]
    assert [order for order, *_ in noted(shop)] == ["P100001"]


@pytest.mark.parametrize(("days", "response"), [
    (14, "utter_return_noted"), (15, "utter_return_noted_late"),
])
async def test_after_the_days_of_the_shop_somebody_has_to_decide(shop, ann, days, response):
    fact = Fact(is_so=True, days=14)
    profile = replace(PROFILE, facts={"returns": fact})
    shop.load(replace(a_toaster_shop(), profile=profile, version="14 days"))
    shop.set_status(await buy(ann), "delivered")
    shop.front.clock = lambda: NOON + timedelta(days=days)
    try:
        [message] = await begin(ann)
    finally:
        shop.front.clock = lambda: NOON

    assert message["response"] == response


async def test_an_order_as_a_whole_holds_its_lines(shop, ann):
    shop.set_status(await buy(ann), "paid")
    await ann.does(ActionAnswerReturns, intent="ask_returns", returned="P100001")

    [again] = await begin(ann)

    assert again["ticket"] == 1
    assert noted(shop) == [("P100001", "", "")]


@pytest.mark.parametrize(("status", "response"), [
    ("placed", "utter_return_unpaid"), ("cancelled", "utter_not_returnable"),
    ("returned", "utter_not_returnable"),
])
@pytest.mark.parametrize("named", [{}, {"order_number": "P100001"}])
async def test_what_was_not_paid_or_is_back_has_nothing_to_return(
    shop, ann, status, response, named
):
    shop.set_status(await buy(ann), status)

    assert said(await begin(ann, **named)) == [response]
    assert noted(shop) == []


@pytest.mark.parametrize("told", [
    {}, {"order_number": "P100001"}, {"returned": "P100001"}, {"returned": "P100001:1"},
])
async def test_nobody_returns_what_others_bought(shop, ann, told):
    shop.set_status(await buy(ann), "paid")

    [message] = await begin(Conversation(shop, "ben"), **told)

    assert message["response"] in ("utter_order_not_found", "utter_no_order_yet")
    assert noted(shop) == []


async def test_a_line_of_another_order_is_none_of_this(shop, ann):
    for sku in ("BEANS", "KNIFE"):
        shop.set_status(await buy(ann, sku), "paid")
    line = shop.rows(select(OrderLine.id).where(OrderLine.sku == "BEANS"))[0]

    assert said(await begin(ann, returned=f"P100002:{line}")) == ["utter_order_not_found"]
    assert noted(shop) == []


async def test_a_return_is_open_until_somebody_decides(shop, ann):
    shop.set_status(await buy(ann), "paid")
    await begin(ann)

    with shop.database.session_scope() as db:
        assert [each.id for each in open_returns(db)] == [1]
        assert close_return(db, 1, NOON)
        assert not close_return(db, 1, NOON)
        assert open_returns(db) == []
    assert said(await begin(ann)) == ["utter_return_closed"]


async def test_an_order_that_came_back_has_none_left_to_decide(shop, ann):
    shop.set_status(await buy(ann), "paid")
    await begin(ann)

    with shop.database.session_scope() as db:
        mark_returned(db, "P100001", NOON)
        assert open_returns(db) == []


async def test_whether_it_may_be_returned_begins_no_return(shop, ann):
    shop.set_status(await buy(ann), "paid")

    messages = await begin(ann, "may i return what i've worn")

    assert said(messages) == ["utter_fact_unknown"]
    assert noted(shop) == []
