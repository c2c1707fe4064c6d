"""Actions that only read wait for nobody and can't write; those that write wait their turn."""
import asyncio
import pkgutil
import sqlite3
from contextlib import closing, contextmanager
from importlib import import_module
from inspect import isabstract
from typing import Any, Iterator, Mapping, Optional

import pytest
from sqlalchemy import select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

import actions.handlers
from actions.connectors.payment_provider import TestPayment
from actions.handlers.adding import ActionAddToCart
from actions.handlers.after_checkout import ActionConfirmAgain, ActionKeepDetails
from actions.handlers.browse import ActionRefine, ActionSearch, ActionShowMore
from actions.handlers.cart import ActionViewCart
from actions.handlers.checkout import (
    ActionAskCheckoutConfirmed,
    ActionBeginCheckout,
    ActionCancelCheckout,
    ActionChangeDetail,
    ActionCheckCart,
    ActionPlaceOrder,
)
from actions.handlers.checkout_form import ValidateCheckoutForm
from actions.handlers.checkout_questions import (
    ActionAskCheckoutAddress,
    ActionAskCheckoutDelivery,
    ActionAskCheckoutEmail,
    ActionAskCheckoutName,
    ActionAskCheckoutPhone,
)
from actions.handlers.clarify import ActionAskAgain, ActionClarify
from actions.handlers.delivering import ActionTellDelivery
from actions.handlers.emptying import ActionClearCart
from actions.handlers.facts import ActionTellFact
from actions.handlers.loyalty import ActionTellPoints
from actions.handlers.offers import ActionOffer, ActionOfferDetails
from actions.handlers.orders import ActionAskCancelOrder, ActionKeepOrder, ActionOrderStatus
from actions.handlers.products import (
    ActionAnswerPrice,
    ActionAnswerProduct,
    ActionAnswerStock,
    ActionCompare,
    ActionShowProduct,
)
from actions.handlers.promotions import ActionTellPromo
from actions.handlers.service import ActionGiveExample, ActionStartOver, ActionSwitchLanguage
from actions.handlers.services import ActionTellServices
from actions.handlers.shop_action import ShopAction
from actions.selling import sell
from actions.selling.rules import Rules
from actions.selling.tables import DecisionRow, LedgerEntry, SellingSession
from actions.shop.models import Cart, Handover, Order
from actions.shop.visit import ShopFront
from tests.actions.handlers.shop import NOON, OpenShop, a_toaster_shop
from tests.actions.handlers.talking import Conversation, Message, said
from tests.actions.handlers.visits import DETAILS, offered_the_knife, reviewed

pytestmark = pytest.mark.asyncio

# What each of them is asked, and the first thing it then says.
ASKED: Mapping[type[ShopAction], tuple[dict[str, Any], Optional[str]]] = {
    ActionSearch: ({"text": "toasters", "category": "toasters"}, "utter_products_found"),
    ActionRefine: ({"text": "cheaper", "sort": "cheaper"}, "utter_products_found"),
    ActionShowMore: ({"text": "more"}, "utter_more_products"),
    ActionShowProduct: ({"product": "TOAST-2"}, "utter_product"),
    ActionAnswerProduct: ({"text": "has it slots?", "attribute": "slots"}, "utter_answer_value"),
    ActionAnswerStock: ({"product": "TOAST-2"}, "utter_stock_plenty"),
    ActionAnswerPrice: ({"product": "TOAST-2"}, "utter_price"),
    ActionCompare: ({"product": ["TOAST-2", "TOAST-4"]}, "utter_comparison"),
    ActionViewCart: ({}, "utter_cart"),
    ActionCheckCart: ({}, None),
    ActionBeginCheckout: ({}, "utter_begin_checkout"),
    ActionAskCheckoutName: ({"form": "checkout_form"}, "utter_ask_checkout_name"),
    ActionAskCheckoutAddress: ({"form": "checkout_form"}, "utter_ask_checkout_address"),
    ActionAskCheckoutPhone: ({"form": "checkout_form"}, "utter_ask_checkout_phone"),
    ActionAskCheckoutEmail: ({"form": "checkout_form"}, "utter_ask_checkout_email"),
    ValidateCheckoutForm: ({"form": "checkout_form"}, None),
    ActionKeepDetails: ({"text": "hm"}, "utter_fallback"),
    ActionConfirmAgain: ({}, "utter_affirm_nothing"),
    ActionAskCheckoutDelivery: ({"form": "checkout_form"}, "utter_ask_delivery_option"),
    ActionChangeDetail: ({}, "utter_which_detail"),
    ActionCancelCheckout: ({}, "utter_nothing_to_cancel"),
    ActionAskAgain: ({}, None),
    ActionClarify: ({"likely": [("view_cart", 0.5)]}, "utter_clarify"),
    ActionTellPoints: ({}, "utter_points_in_tier"),
    ActionOrderStatus: ({}, "utter_status_placed"),
    ActionAskCancelOrder: ({}, "utter_really_cancel_order"),
    ActionKeepOrder: ({}, "utter_order_kept"),
    ActionSwitchLanguage: ({}, None),
    ActionTellDelivery: ({}, "utter_delivery_info"),
    ActionTellFact: ({"intent": "ask_store"}, "utter_fact_unknown"),
    ActionGiveExample: ({}, None),
    ActionTellPromo: ({"intent": "ask_promo"}, "utter_fact_unknown"),
    ActionStartOver: ({}, "utter_started_over"),
    ActionOfferDetails: ({}, "utter_why_reason"),
    ActionTellServices: ({}, "utter_nothing_goes_with"),
}


def all_actions() -> set[type[ShopAction]]:
    for module in pkgutil.iter_modules(actions.handlers.__path__):
        import_module(f"{actions.handlers.__name__}.{module.name}")
    found = (kind for kind in kinds_of(ShopAction) if not isabstract(kind))
    return {kind for kind in found if kind.__module__.startswith(actions.handlers.__name__)}


def kinds_of(kind: type[ShopAction]) -> Iterator[type[ShopAction]]:
    for each in kind.__subclasses__():
        yield each
        yield from kinds_of(each)


@contextmanager
def locked(shop: OpenShop):
    """Somebody else is writing all the while."""
    file = make_url(shop.database.url).database
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other
        if other.in_transaction:
            other.execute("ROLLBACK")


@pytest.fixture
def postgres_shop(postgres_database):
    payment = TestPayment("https://pay.example", "p" * 32)
    front = ShopFront(postgres_database, lambda: NOON)
    shop = OpenShop(postgres_database, front, Rules(), payment)
    shop.load(a_toaster_shop())
    return shop


async def been_shopping(conversation: Conversation) -> Conversation:
    """A knife was offered, beans were ordered, a toaster is in the cart; then came a search."""
    await offered_the_knife(conversation)
    await reviewed(conversation)
    await conversation.does(ActionPlaceOrder)
    await conversation.does(ActionAddToCart, product="TOAST-2")
    await conversation.does(ActionSearch, text="everything below 90", price_max={"amount": 90})
    conversation.slots.update(focus="TOAST-4")
    return conversation


async def ask(conversation: Conversation, kind: type[ShopAction]) -> list[Message]:
    return await conversation.does(kind, **ASKED[kind][0])


async def test_every_action_says_whether_it_writes():
    assert {kind for kind in all_actions() if getattr(kind, "writes", None) is None} == set()


async def test_every_action_that_only_reads_is_tried_here():
    assert ASKED.keys() == {kind for kind in all_actions() if not kind.writes}


async def test_who_only_reads_is_answered_while_somebody_else_writes(shop, sari):
    await been_shopping(sari)

    with locked(shop):
        answers = {kind: said(await ask(sari, kind))[:1] for kind in ASKED}

    assert answers == {kind: [first] if first else [] for kind, (_, first) in ASKED.items()}


async def test_who_only_reads_locks_no_row_on_postgresql_either(postgres_shop):
    postgres_shop.start_loyalty()
    sari = await been_shopping(Conversation(postgres_shop, "phone", customer="C1"))

    answers = {kind: said(await ask(sari, kind))[:1] for kind in ASKED}

    assert answers == {kind: [first] if first else [] for kind, (_, first) in ASKED.items()}


async def test_an_action_that_writes_though_it_said_it_would_not_fails_at_once(shop, ann):
    class ActionSneak(ActionAddToCart):
        writes = False

    with pytest.raises(DBAPIError, match="readonly"):
        await ann.does(ActionSneak, product="BEANS")

    assert shop.lines() == []


WRITING = [
    (ActionAddToCart, {"product": "BEANS"}, "utter_added"),
    (ActionClearCart, {}, "utter_cart_cleared"),
    (ActionAskCheckoutConfirmed, {"form": "checkout_form"}, "utter_review"),
]


@pytest.mark.parametrize(("kind", "message", "answer"), WRITING)
async def test_who_writes_waits_until_the_other_has_written(shop, ann, kind, message, answer):
    await ann.does(ActionAddToCart, product="TOAST-2")
    ann.slots.update(DETAILS)
    before = rows_of(shop)

    with locked(shop) as other:
        waiting = asyncio.create_task(ann.does(kind, **message))
        await Conversation(shop, "ben").does(ActionViewCart)
        assert (rows_of(shop), waiting.done()) == (before, False)
        other.execute("COMMIT")
        assert said(await waiting) == [answer]

    assert rows_of(shop) != before


def rows_of(shop: OpenShop) -> Any:
    """Carts with their lines and whether they were reviewed."""
    return shop.lines(), shop.rows(select(Cart.reviewed))


async def test_no_offer_rather_than_a_long_wait_for_the_lock(shop, ann, monkeypatch, caplog):
    monkeypatch.setattr(sell, "PATIENCE_S", 0.01)
    await ann.does(ActionAddToCart, product="TOAST-2")

    with locked(shop):
        silence = await ann.then(ActionOffer)

    assert silence == []
    assert "the database was busy" in caplog.text
    assert written_by_the_engine(shop) == [0, 0, 0]
    [message] = await ann.then(ActionOffer)
    assert message["response"] == "utter_offer_accessory"
    assert written_by_the_engine(shop) == [1, 1, 1]


def written_by_the_engine(shop: OpenShop) -> list[int]:
    return [len(shop.rows(select(table))) for table in (SellingSession, LedgerEntry, DecisionRow)]


async def test_thanks_leave_nothing_behind_for_which_to_wait(shop, ann):
    with locked(shop):
        assert await ann.does(ActionOffer, intent="thank") == []

    assert written_by_the_engine(shop) == [0, 0, 0]
    assert shop.rows(select(Handover.id)) == shop.rows(select(Order.id)) == []
