"""What one answer named is offered at once: a set of up to three, each to be taken alone."""
from decimal import Decimal

import pytest

from actions.selling.model import CartItem, OfferFacts, Ranked
from actions.selling.named_together import named_together
from tests.actions.selling.builders import a_candidate, a_past_offer, a_situation
from tests.builders import a_catalogue, a_product

NAMED = ("BELL", "LAMP", "LOCK", "PUMP")
SHOP = a_catalogue(*[a_product(sku, category=sku.lower()) for sku in ("BIKE", *NAMED)])


def offered(sku, **overrides):
    given = {"facts": OfferFacts(reason=f"of the {sku}"), "need": "needed", **overrides}
    candidate = a_candidate(sku, anchor="BIKE", **given)
    return Ranked(candidate, Decimal("0.5"), Decimal(5))


def told(*offers, needed=NAMED, in_cart=()):
    """What comes of the first of these offers, after an answer that named `needed`."""
    answer = a_past_offer(
        "BIKE", act="ask", status="accepted", needed=needed,
        others=[{"sku": sku} for sku in NAMED],
    )
    cart = tuple(CartItem(sku) for sku in ("BIKE", *in_cart))
    situation = a_situation(catalogue=SHOP, cart=cart, past=(answer,))
    return named_together(offers[0].candidate, offers, situation)


def test_all_that_was_named_comes_as_one_offer():
    offer = told(offered("BELL"), offered("LAMP"))

    assert (offer.sku, [other.sku for other in offer.others]) == ("BELL", ["LAMP"])
    assert offer.response == "utter_offer_completes_set_together"
    assert offer.facts.in_cart == "Product BIKE"
    assert offer.others[0].facts.reason == "of the LAMP"


def test_more_than_three_are_too_many_at_once():
    offer = told(*map(offered, NAMED))

    assert [other.sku for other in offer.others] == ["LAMP", "LOCK"]


@pytest.mark.parametrize(("offers", "needed"), [
    ((offered("BELL"), offered("LAMP")), ("BELL",)),
    ((offered("BELL"), offered("LAMP")), ()),
    ((offered("BELL"), offered("LAMP", quantity=2)), NAMED),
    ((offered("BELL"), offered("BELL", strategy="bought_together")), NAMED),
], ids=["one was named", "nothing was", "several pieces", "the same"])
def test_else_it_comes_alone(offers, needed):
    assert told(*offers, needed=needed) is offers[0].candidate


def test_what_is_in_the_cart_by_now_is_not_offered_again():
    offers = offered("BELL"), offered("LAMP")

    assert told(*offers, in_cart=["LAMP"]) is offers[0].candidate
