"""Around the shopping: a person to talk to, language, delivery, a fresh start."""
import pytest
from sqlalchemy import select

from actions.handlers.adding import ActionAddToCart
from actions.handlers.delivering import ActionTellDelivery
from actions.handlers.service import (
    ActionGiveExample,
    ActionHumanHandover,
    ActionStartOver,
    ActionSwitchLanguage,
)
from actions.shop.catalogue.contact_ways import ContactWays
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


WAYS = ContactWays(
    email="help@shop.example", whatsapp="+62 812-0000-0000", call_back=True,
    answers={"en": "on weekdays", "id": "hari kerja"},
)


@pytest.fixture
def calling(shop, ann):
    """Ann in a shop that gets back to people."""
    shop.reach_by(WAYS)
    return ann


async def test_nothing_is_promised_that_the_shop_does_not_say(ann):
    assert said(await ann.does(ActionHumanHandover)) == ["utter_handover"]


async def test_what_the_shop_says_is_told_and_where_to_call_back_is_asked_once(shop, calling):
    _, when, ways, asked = await calling.does(ActionHumanHandover)

    assert (when["response"], when["answers"]) == ("utter_handover_when", "on weekdays")
    assert (ways["response"], ways["ways"]) == (
        "utter_handover_ways", "help@shop.example · WhatsApp +62 812-0000-0000",
    )
    assert asked["response"] == "utter_ask_contact"

    again = await calling.does(
        ActionHumanHandover, "a human please", wish={"act": "person", "objects": []}
    )
    assert said(again) == ["utter_handover", "utter_handover_when", "utter_handover_ways"]
    assert shop.rows(select(Handover.contact)) == [None]


async def test_ways_without_calling_back_ask_for_nothing(shop, ann):
    shop.reach_by(ContactWays(phone="+62 21 5550 0123"))

    assert said(await ann.does(ActionHumanHandover)) == ["utter_handover", "utter_handover_ways"]


@pytest.mark.parametrize(("typed", "contact"), [
    ("ann@post.example, thanks", "ann@post.example"),
    ("it's 0812-3456-7890", "0812-3456-7890"),
    ("+62 812 3456 7890", "+62 812 3456 7890"),
])
async def test_the_contact_asked_for_stands_with_the_call(shop, calling, typed, contact):
    await calling.does(ActionHumanHandover)
    noted, when = await calling.does(ActionHumanHandover, typed)

    assert (noted["response"], noted["contact"]) == ("utter_contact_noted", contact)
    assert when["response"] == "utter_handover_when"
    assert shop.rows(select(Handover.contact)) == [contact]


async def test_what_is_no_whole_number_is_asked_for_again_and_not_kept(shop, calling):
    await calling.does(ActionHumanHandover)

    assert said(await calling.does(ActionHumanHandover, "0812345")) == ["utter_bad_contact"]
    assert said(await calling.does(ActionHumanHandover, "yes")) == ["utter_ask_contact"]
    assert shop.rows(select(Handover.contact)) == [None]
    [noted, _] = await calling.does(ActionHumanHandover, "ann@post.example")
    assert noted["response"] == "utter_contact_noted"


async def test_a_contact_given_with_the_wish_is_taken_and_not_asked_for(shop, calling):
    messages = await calling.does(ActionHumanHandover, "call me please: 0812-3456-7890")

    assert said(messages) == [
        "utter_handover", "utter_handover_call_back", "utter_handover_when", "utter_handover_ways",
    ]
    assert shop.rows(select(Handover.contact)) == ["0812-3456-7890"]


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


@pytest.mark.parametrize(("spoken", "category", "price"), [
    ("en", "shoes", "$50.00"), ("id", "sepatu", "Rp800.000"),
])
async def test_an_example_is_of_the_shops_own_goods(eve, spoken, category, price):
    eve.slots["language"] = spoken

    [message] = await eve.does(ActionGiveExample)

    assert message["response"] == "utter_example"
    assert (message["category"], message["price"]) == (category, price)


@pytest.mark.parametrize("said", [{"slots": {"search": {"words": "x"}}}, {"form": "checkout_form"}])
async def test_who_knows_how_to_ask_needs_no_example(eve, said):
    eve.slots.update(said.get("slots", {}))

    assert await eve.does(ActionGiveExample, form=said.get("form")) == []
