"""Observing what was learned: of what is in sight, of the customer."""
from datetime import timedelta

import pytest

from actions.learning.model import Companion, Deal, PeerPick
from actions.learning.tables import LearnedCompanion, LearnedDeal, LearnedPeerPick, LearningRun
from actions.selling.sell import sell
from tests.actions.selling.builders import NOON, a_shopper, an_order, eager, observed

ANA = a_shopper(visitor="u:ana", customer="ana")


def days_ago(days):
    return NOON - timedelta(days=days)


def learned(database, *rows):
    """Findings of a finished run of learning."""
    with database.session_scope() as db:
        run = LearningRun(started_at=NOON, learned_at=NOON)
        db.add(run)
        db.flush()
        for row in rows:
            row.run = run.id
            db.add(row)


def a_companion(relation, sku, companion, buyers):
    return LearnedCompanion(
        relation=relation, sku=sku, rank=1, companion=companion, buyers=buyers, out_of=100
    )


def test_sees_what_is_bought_together_with_what_is_in_sight(database):
    learned(
        database, a_companion("together", "CAM-1", "CARD", 40),
        a_companion("together", "CAM-3", "CASE", 30), a_companion("later", "CAM-1", "CASE", 20),
    )

    situation = observed(database)

    assert situation.companions == {"CAM-1": (Companion("CAM-1", "CARD", 40, 100),)}
    assert observed(database, looked_at="CAM-3").companions.keys() == {"CAM-1", "CAM-3"}


def test_after_the_order_it_is_what_goes_with_what_was_just_bought(database):
    learned(database, a_companion("together", "CAM-1", "CARD", 40))
    an_order(database, "ana", ["CAM-1"], ordered_at=NOON - timedelta(hours=1))

    situation = observed(database, ANA, just_added=None, stage="after_purchase")

    assert list(situation.companions) == ["CAM-1"]


@pytest.mark.parametrize(("days", "skus"), [(120, ["CAM-1"]), (121, [])])
def test_sees_what_earlier_buyers_took_after_a_recent_purchase(database, days, skus):
    learned(database, a_companion("later", "CAM-1", "CASE", 20))
    an_order(database, "ana", ["CAM-1"], ordered_at=days_ago(days))

    assert list(observed(database, ANA, just_added=None).sequels) == skus


def test_sees_what_people_like_the_customer_bought(database):
    learned(database, LearnedPeerPick(customer="ana", rank=1, sku="CARD", buyers=8, out_of=20))

    assert observed(database, ANA).peers == (PeerPick("CARD", 8, 20),)
    assert observed(database).peers == ()


def test_sees_the_deals_of_categories_in_sight_or_bought_before(database):
    deals = [
        LearnedDeal(category=category, kind="fast_seller", rank=1, sku=sku, sold=9, days=7)
        for category, sku in (("cameras", "CAM-2"), ("camera_accessories", "CARD"))
    ]
    learned(database, *deals)
    an_order(database, "ana", ["CASE"])

    camera = Deal("CAM-2", "fast_seller", 9, 7, "cameras")
    card = Deal("CARD", "fast_seller", 9, 7, "camera_accessories")

    assert observed(database, just_added=None).deals == ()
    assert observed(database, looked_at="CAM-1", just_added=None).deals == (camera,)
    assert set(observed(database, ANA).deals) == {camera, card}


def test_what_was_learned_of_products_long_gone_does_no_harm(database):
    learned(
        database, a_companion("together", "CAM-1", "GONE", 40),
        LearnedPeerPick(customer="ana", rank=1, sku="GONE", buyers=8, out_of=20),
        LearnedDeal(category="cameras", kind="clearance", rank=1, sku="GONE", sold=9, days=7),
    )
    an_order(database, "ana", ["GONE-TOO"])

    offer = sell(observed(database, ANA), eager(), database)

    assert offer.product.sku == "BATTERY"
