"""Around the shopping: a person to talk to, language, delivery, a fresh start."""
import pytest
from sqlalchemy import select

from actions.handlers.adding import ActionAddToCart
from actions.handlers.service import (
    ActionHumanHandover,
    ActionStartOver,
    ActionSwitchLanguage,
    ActionTellDelivery,
)
from actions.shop.models import Handover
from tests.actions.handlers.shop import NOON
from tests.actions.handlers.talking import Conversation, said

pytestmark = pytest.mark.asyncio


async def test_the_wish_for_a_person_is_recorded_once(shop, ann):
    ann.slots["offer_open"] = True
    [first] = await ann.does(ActionHumanHandover)
    [again] = await ann.does(ActionHumanHandover)

    [row] = shop.rows(select(Handover))
    assert (first["response"], first["ticket"]) == ("utter_handover", row.id)
    assert again["ticket"] == row.id
    assert (row.visitor, row.conversation, row.asked_at) == ("c:ann", "ann", NOON)
    assert (row.reason, row.is_open) == ("asked", True)
    assert ann.slots["offer_open"] is False


async def test_after_a_complaint_the_reason_is_told(shop, ann):
    ann.slots["upset"] = True

    await ann.does(ActionHumanHandover)

    assert shop.rows(select(Handover.reason)) == ["complaint"]


async def test_each_conversation_waits_for_itself(shop, ann):
    [first] = await ann.does(ActionHumanHandover)
    [second] = await Conversation(shop, "ben").does(ActionHumanHandover)

    assert first["ticket"] != second["ticket"]


async def test_after_a_person_has_answered_a_new_wish_is_recorded(shop, ann):
    await ann.does(ActionHumanHandover)
    with shop.database.session_scope() as db:
        db.scalars(select(Handover)).one().is_open = False

    await ann.does(ActionHumanHandover)

    assert shop.rows(select(Handover.is_open).order_by(Handover.id)) == [False, True]


@pytest.mark.parametrize(("spoken", "wanted", "language"), [
    ("en", "id", "id"), ("en", "en", "en"), ("id", "en", "en"), ("en", None, "id"),
    ("id", None, "en"),
])
async def test_the_language_asked_for_or_the_other_one(ann, spoken, wanted, language):
    ann.slots["language"] = spoken

    assert await ann.does(ActionSwitchLanguage, wanted_language=wanted) == []
    assert ann.slots["language"] == language


async def test_delivery_is_told_with_prices_and_days(ann):
    [message] = await ann.does(ActionTellDelivery)

    assert message["response"] == "utter_delivery_info"
    assert message["options"].splitlines() == [
        "• Standard delivery · $3.00 (2-4)", "• Express delivery · $8.00 (1)",
        "• Pick up in the shop · $0.00 (0-1)",
    ]


async def test_a_fresh_start_forgets_the_talk_and_keeps_the_cart(shop, ann):
    await ann.does(ActionAddToCart, product="BEANS")
    ann.slots.update(search={"words": "x"}, listed=["BEANS"], shown=1, offer_open=True)

    assert said(await ann.does(ActionStartOver)) == ["utter_started_over"]

    kept = {name: ann.slots[name] for name in ("search", "listed", "focus", "just_added")}
    assert kept == {"search": None, "listed": [], "focus": None, "just_added": None}
    assert (ann.slots["shown"], ann.slots["offer_open"]) == (0, False)
    assert shop.lines() == [("BEANS", "", 1)]
