"""The card of an offer: what is saved, what is left, and what its buttons do."""
from decimal import Decimal

import pytest

from actions.saying.offer_payloads import offer_payload
from actions.selling.model import OfferFacts
from actions.selling.offer_made import Offer
from actions.shop.money import Money
from actions.turn.turn import Turn


def usd(amount):
    return Money(Decimal(amount), "USD")


def card_of(shop, language="en", is_asked=False, **overrides):
    """The payload of an offer of TEA at $5.00."""
    with shop.front.visit(Turn("ann", slots={"language": language}).shopper, writes=False) as visit:
        given = {
            "id": "o1", "session_id": "s1", "ordinal": 1, "strategy": "accessory",
            "kind": "cross_sell", "product": visit.catalogue.products["TEA"], "anchor": None,
            "reason": "", "gains": (), "price": usd("5.00"), "price_difference": None,
            "response": "utter_offer_accessory",
        }
        return offer_payload(Offer(**{**given, **overrides}), visit, is_asked)


@pytest.mark.parametrize(("facts", "apart", "saved"), [
    (None, None, None),
    (OfferFacts(reason="it fits"), None, None),
    (OfferFacts(apart=usd("6.50")), "$6.50", "$1.50"),
    (OfferFacts(was_price=usd("8.00")), None, "$3.00"),
    (OfferFacts(saved_percent=12), None, "12%"),
])
def test_tells_what_is_saved(shop, facts, apart, saved):
    card = card_of(shop, facts=facts)

    assert (card.apart, card.saved) == (apart, saved)


@pytest.mark.parametrize(("left", "told"), [(1, 1), (3, 3), (4, None), (None, None)])
def test_tells_only_of_few_pieces_left(shop, left, told):
    assert card_of(shop, stock_left=left).stock_left == told


@pytest.mark.parametrize(("difference", "told"), [
    ("3.00", "+$3.00"), ("0.00", "$0.00"), ("-1.00", "-$1.00"), (None, None),
])
def test_tells_the_difference_with_its_sign(shop, difference, told):
    given = usd(difference) if difference else None

    assert card_of(shop, price_difference=given).price_difference == told


@pytest.mark.parametrize(("act", "label"), [
    ("add", "add_it"), ("swap", "take_this_one"), ("resume", "go_on"),
])
def test_its_first_button_says_what_a_yes_does(shop, act, label):
    actions = card_of(shop, act=act).actions

    assert [action.label for action in actions] == [
        f"utter_label_{label}", "utter_label_no_thanks", "utter_label_tell_me_more",
    ]


def test_says_whether_it_was_asked_for(shop):
    assert card_of(shop, is_asked=True).is_asked is True
    assert card_of(shop).is_asked is False
