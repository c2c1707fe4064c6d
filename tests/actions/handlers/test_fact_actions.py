"""Questions about the shop itself: the facts that it gave, and none that it didn't."""
from dataclasses import replace

import pytest

from actions.handlers.delivering import ActionTellDelivery
from actions.handlers.facts import ActionTellFact
from actions.shop.catalogue.contact_ways import ContactWays
from actions.shop.catalogue.facts import WEEK, Fact, Named
from actions.turn.intents import intents
from tests.actions.handlers.shop import a_toaster_shop
from tests.actions.handlers.talking import said

pytestmark = pytest.mark.asyncio
ASKED = [each.name for each in intents() if each.facts]
OPEN = dict.fromkeys(WEEK, "9–17")
PAYMENT_PAGE = (
    "You pay on a payment page after ordering; I'll give you the link."
    " Please never type card numbers in this chat."
)


@pytest.fixture
def telling(shop):
    """Load the shop again with these facts."""

    def tell(**facts):
        toasters = a_toaster_shop()
        profile = replace(toasters.profile, facts=facts)
        shop.load(replace(toasters, version=f"telling {facts}", profile=profile))

    return tell


async def test_answers_the_topic_with_a_yes(ann, telling):
    telling(cod=Fact(True, {"en": "In cash."}, (Named({"en": "Depok"}),)), returns=Fact(True))

    [message] = await ann.does(
        ActionTellFact, "can i pay on delivery? i'm in depok", "ask_payment",
        topic="ask_payment/cod",
    )

    assert message["response"] == "utter_payment"
    assert message["facts"] == "Yes. You can pay on delivery (COD) in Depok. In cash."


async def test_without_a_topic_all_that_is_known_of_it_is_told(ann, telling):
    telling(payment=Fact(True, names=(Named({"en": "QRIS"}),)), cod=Fact(False), returns=Fact(True))

    [message] = await ann.does(ActionTellFact, "payment", "ask_payment")

    assert message["facts"].splitlines() == [
        "You can pay by QRIS.", "You can't pay on delivery (COD) here.", PAYMENT_PAGE
    ]


async def test_a_button_asks_for_all_too(ann, telling):
    telling(hours=Fact(hours={"monday": "9–17"}))

    [message] = await ann.does(ActionTellFact, intent="ask_store")

    assert message["facts"] == "We're open Monday 9–17."


@pytest.mark.parametrize(("text", "intent", "topic"), [
    ("can i return it?", "ask_returns", "ask_returns/returns"),
    ("opening hours", "ask_store", "ask_store/hours"),
    ("do you have warranty", "ask_warranty", "ask_warranty/longer_warranty"),
    ("do you do cod?", "ask_payment", "ask_payment/cod"),
    ("returns", "ask_returns", ""),
    ("the shop", "ask_store", ""),
])
async def test_what_the_shop_did_not_say_is_not_claimed(ann, text, intent, topic):
    messages = await ann.does(ActionTellFact, text, intent, topic=topic)

    assert said(messages) == ["utter_fact_unknown"]


async def test_what_is_true_of_every_shop_is_told_beside(ann):
    unknown, beside = await ann.does(ActionTellFact, "how can i pay", "ask_payment")

    assert unknown["response"] == "utter_fact_unknown"
    assert (beside["response"], beside["facts"]) == ("utter_payment", PAYMENT_PAGE)


async def test_a_topic_that_is_no_fact_is_answered_with_all(ann, telling):
    telling(returns=Fact(True, days=9))

    [message] = await ann.does(
        ActionTellFact, "i want to send it back", "ask_returns", topic="ask_returns/begin"
    )

    assert message["facts"] == "You can return what you bought within 9 days."


async def test_delivery_has_facts_beside_its_prices(ann, telling):
    telling(abroad=Fact(False))

    [abroad] = await ann.does(
        ActionTellDelivery, "do you ship abroad?", "ask_delivery", topic="ask_delivery/abroad"
    )
    [prices] = await ann.does(ActionTellDelivery, "what's delivery?", "ask_delivery")

    assert abroad["facts"] == "No. We don't deliver to other countries."
    assert prices["response"] == "utter_delivery_info"


@pytest.mark.parametrize(("text", "topic", "told"), [
    ("can it get there tomorrow", "areas", ["utter_delivery_info"]),
    ("will it be here by friday", "areas", ["utter_delivery_info"]),
    ("can you get it to bali by friday", "areas", ["utter_delivery", "utter_delivery_info"]),
    ("do you deliver to bali", "areas", ["utter_delivery"]),
    ("do you deliver on fridays", "delivery_days", ["utter_delivery"]),
    ("do you deliver tomorrow", "delivery_days", ["utter_delivery", "utter_delivery_info"]),
])
async def test_how_soon_it_comes_is_told_by_the_ways_of_delivery(ann, telling, text, topic, told):
    telling(areas=Fact(areas=(Named({"en": "Indonesia"}),)), delivery_days=Fact(hours=OPEN))

    messages = await ann.does(
        ActionTellDelivery, text, "ask_delivery", topic=f"ask_delivery/{topic}"
    )

    assert [name for name in said(messages) if name != "utter_free_delivery"] == told


async def test_today_is_the_shops_own_day(shop, ann, telling):
    telling(hours=Fact(hours=OPEN))
    today = WEEK[shop.rules.today(shop.front.clock()).weekday()]

    [message] = await ann.does(
        ActionTellFact, "are you open today", "ask_store", topic="ask_store/hours"
    )

    assert message["facts"] == f"Yes. On {today.capitalize()} we're open 9–17."


@pytest.mark.parametrize("language", ["en", "id"])
# Of delivery the ways are told, of services those of the catalogue, of points the programme.
@pytest.mark.parametrize("intent", sorted({*ASKED} - {"ask_delivery", "ask_service", "ask_points"}))
async def test_the_demo_shop_tells_of_everything(eve, intent, language):
    eve.slots["language"] = language

    [message] = await eve.does(ActionTellFact, "", intent)

    assert len(message["facts"].splitlines()) > 1


@pytest.mark.parametrize(("text", "begins"), [
    ("can i pay in 3 instalments?", "Yes."), ("12 monthly installments possible?", "You can"),
])
async def test_a_number_that_the_fact_does_not_tell_gets_no_yes(ann, telling, text, begins):
    telling(instalments=Fact(months=(3, 6)))

    [message] = await ann.does(ActionTellFact, text, "ask_payment", topic="ask_payment/instalments")

    assert message["facts"].startswith(begins)


async def test_how_the_shop_is_reached_is_told_from_its_contact(shop, ann):
    shop.reach_by(ContactWays("hi@shop.example", "+62 21 5", answers={"en": "weekdays"}))

    [told] = await ann.does(
        ActionTellFact, "what's your email", "ask_store", topic="ask_store/contact"
    )

    assert told["facts"] == (
        "This is how you reach us: hi@shop.example · +62 21 5. When somebody answers: weekdays."
    )


async def test_a_shop_that_tells_no_contact_claims_none(shop, ann):
    [told] = await ann.does(
        ActionTellFact, "what's your email", "ask_store", topic="ask_store/contact"
    )

    assert told["response"] == "utter_fact_unknown"


@pytest.mark.parametrize(("text", "response"), [
    ("is there parking at the shop?", "utter_fact_unknown"),
    ("how many people work there", "utter_fact_unknown"),
    ("ada parkir ga", "utter_fact_unknown"), ("info toko", "utter_store"),
])
async def test_of_what_no_fact_of_the_shop_tells_nothing_is_claimed(ann, telling, text, response):
    telling(hours=Fact(hours=OPEN))

    [message] = await ann.does(ActionTellFact, text, "ask_store")

    assert message["response"] == response


async def test_of_a_product_with_a_warranty_of_its_own_the_shops_is_not_told(eve):
    text = "is there a guarantee on the m20"
    wish = {"act": "ask", "said": text, "objects": [{"name": "m20"}]}

    [message] = await eve.does(
        ActionTellFact, text, "ask_warranty", topic="ask_warranty/warranty", wish=wish
    )

    assert (message["response"], message["attribute_value"]) == ("utter_answer_value", "24 months")
