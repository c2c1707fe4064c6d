"""People like you: the picks of similar customers."""
from decimal import Decimal

from actions.learning.model import PeerPick
from actions.selling.candidates.people_like_you import PeopleLikeYou
from actions.selling.model import OfferFacts
from tests.actions.selling.baskets import a_basket, a_tea_shop
from tests.actions.selling.builders import a_situation

PEERS = (PeerPick("CUPS", 6, 20), PeerPick("TRAY", 4, 20), PeerPick("CARE", 2, 20))


def test_tells_how_many_of_them_bought_it():
    proposed = PeopleLikeYou().propose(a_basket("POT", peers=PEERS))

    assert [(c.sku, c.anchor) for c in proposed] == [("CUPS", None), ("TRAY", None)]
    assert [c.facts for c in proposed] == [
        OfferFacts(took=3, among=10), OfferFacts(took=2, among=10)
    ]
    # Three quarters of their shares beside a usual one: both only go with what was chosen.
    assert [c.strength for c in proposed] == [Decimal("1.125"), Decimal("0.75")]


def test_leaves_out_what_is_in_the_cart_or_sold_no_more():
    peers = (PeerPick("POT", 6, 20), PeerPick("GONE", 5, 20), *PEERS[1:])

    proposed = PeopleLikeYou().propose(a_basket("POT", peers=peers))

    assert [c.sku for c in proposed] == ["TRAY"]


def test_what_has_nothing_to_do_with_the_visit_is_none_of_it():
    peers = (PeerPick("TEA-250", 9, 20), PeerPick("PLAN-2", 12, 20), *PEERS)

    proposed = PeopleLikeYou().propose(a_basket("SAUCERS", peers=peers))

    assert [c.sku for c in proposed] == ["CUPS"]


def test_kinds_of_this_visit_come_before_what_goes_with_them():
    peers = (PeerPick("CUPS", 12, 20), PeerPick("TEA-250", 6, 20))

    proposed = PeopleLikeYou().propose(
        a_basket("POT", peers=peers, seen=("TEA-100",), catalogue=a_tea_shop())
    )

    assert [c.sku for c in proposed] == ["TEA-250", "CUPS"]


def test_a_second_one_of_what_lasts_serves_no_need():
    """Another camera beside the one that was just chosen."""
    peers = (PeerPick("CAM-3", 9, 20), PeerPick("CARD", 6, 20))

    proposed = PeopleLikeYou().propose(a_situation(peers=peers))

    assert [c.sku for c in proposed] == ["CARD"]


def test_keeps_quiet_with_strangers():
    assert PeopleLikeYou().propose(a_basket("POT")) == []


def test_draws_on_purchases_and_thus_needs_consent():
    assert PeopleLikeYou.uses_history
