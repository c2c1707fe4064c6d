"""What was open before an upgrade goes on after it: talks, checkouts, carts, points, offers."""
from datetime import datetime
from decimal import Decimal

import pytest
from sqlalchemy import select

from actions.connectors.payment_provider import TestPayment
from actions.databases.upgrading import upgrade
from actions.handlers.checkout import ActionAskCheckoutConfirmed, ActionPlaceOrder
from actions.handlers.loyalty import ActionTellPoints
from actions.handlers.service import ActionHumanHandover
from actions.message_metadata import MessageMetadata
from actions.schema import SHOP, open_shop_database
from actions.selling import ledger
from actions.selling.rules_file import load_rules
from actions.shop.models import Order
from actions.shop.orders.orders import mark_paid
from actions.shop.visit import ShopFront
from bot.memory.buttons import find_button
from bot.memory.database import MEMORY, open_memory
from bot.memory.history import ShopperLine, read_history
from bot.memory.inbox import note
from bot.memory.tracker_store import EventTrackerStore
from bot.rasa.importer import ShopImporter
from tests.actions.handlers.shop import OpenShop
from tests.actions.handlers.talking import Conversation, said
from tests.bot.memory.builders import a_turn
from tests.databases import earlier
from tests.domain_files import ROOT

NOW = datetime(2026, 11, 29, 10, 0)


@pytest.fixture
def shop(earlier_url):
    url = earlier_url("shop")
    upgrade(SHOP, url)
    database = open_shop_database(url)
    yield OpenShop(
        database, ShopFront(database, clock=lambda: NOW),
        load_rules(ROOT / "data/shop/selling.yml"), TestPayment("http://pay", "s" * 32),
    )
    database.engine.dispose()


@pytest.fixture
def memory_url(earlier_url):
    url = earlier_url("memory")
    upgrade(MEMORY, url)
    return url


@pytest.fixture
def memory(memory_url):
    engine = open_memory(memory_url)
    yield engine
    engine.dispose()


@pytest.fixture
def store(memory_url):
    domain = ShopImporter(domain_path=str(ROOT / "bot/domain")).get_domain()
    return EventTrackerStore(domain, memory_url)


@pytest.mark.asyncio
async def test_a_checkout_that_was_open_ends_in_an_order(shop, store):
    tracker = await store.retrieve(earlier.IN_CHECKOUT)
    assert tracker.active_loop.name == "checkout_form"
    assert tracker.slots["requested_slot"].value == "checkout_delivery"
    slots = {name: slot.value for name, slot in tracker.slots.items()}
    wulan = Conversation(
        shop, earlier.IN_CHECKOUT, "C0001", {**slots, "checkout_delivery": "standard"}, turn=4
    )

    *_, review = await wulan.does(ActionAskCheckoutConfirmed, form="checkout_form")
    receipt, *_ = await wulan.does(ActionPlaceOrder, intent="affirm")

    assert "Jl. Contoh 5, Bandung 40111" in review["address"]
    assert (receipt["response"], receipt["total"]) == ("utter_order_placed", "Rp654.000")
    with shop.database.read_scope() as db:
        order = db.scalar(select(Order).where(Order.number == receipt["order_number"]))
        assert (order.customer, [line.sku for line in order.lines]) == ("C0001", ["COFFEE-DRIP"])


@pytest.mark.asyncio
async def test_a_cart_that_was_left_can_be_ordered(shop):
    details = {
        "checkout_name": "Any Body", "checkout_address": "1 Any Street, Leeds LS1 1AA",
        "checkout_delivery": "pickup",
    }
    talk = Conversation(shop, earlier.LEFT_CART, turn=3)
    talk.slots.update(details)

    await talk.does(ActionAskCheckoutConfirmed, form="checkout_form")
    [receipt] = await talk.does(ActionPlaceOrder, intent="affirm")

    assert (receipt["response"], receipt["total"]) == ("utter_order_placed", "$89.70")


@pytest.mark.asyncio
async def test_points_and_who_asked_for_a_person_are_known(shop):
    buyer = Conversation(shop, earlier.BUYER, "C0002")
    waiting = Conversation(shop, earlier.ASKED_FOR_PERSON)

    points, *_ = await buyer.does(ActionTellPoints)
    [ticket] = await waiting.does(ActionHumanHandover)

    assert points["points"] == "83"
    assert (said([ticket]), ticket["ticket"]) == (["utter_handover"], 1)


def test_an_order_that_was_placed_can_be_paid_and_an_offer_be_returned(shop):
    with shop.database.session_scope() as db:
        assert mark_paid(db, "P100005", NOW).total == Decimal("31.40")
        assert ledger.record_return(db, "P100004") == 1


@pytest.mark.asyncio
async def test_a_talk_is_told_and_goes_on(store, memory):
    lines = read_history(memory, earlier.LONG_TALK)
    assert lines[0] == ShopperLine("please no more offers")
    about = MessageMetadata(message_id="m-new")
    assert note(memory, earlier.LONG_TALK, "hello", about).turn == 15

    tracker = await store.retrieve(earlier.LONG_TALK)
    for event in a_turn(15):
        tracker.update(event)
    await store.save(tracker)

    assert ShopperLine("text 15") in read_history(memory, earlier.LONG_TALK)


def test_buttons_that_were_shown_can_be_pressed(memory):
    button = find_button(memory, earlier.IN_CHECKOUT, "3461f2c816843eac")

    assert button.payload == '/choose_delivery{"delivery_option": "express"}'
