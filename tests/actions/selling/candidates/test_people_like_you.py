"""People like you: the picks of similar customers."""
from decimal import Decimal

from actions.learning.model import PeerPick
from actions.selling.candidates.people_like_you import PeopleLikeYou
from actions.selling.model import OfferFacts
from tests.actions.selling.baskets import a_basket

PEERS = (PeerPick("CUPS", 6, 20), PeerPick("TRAY", 2, 20))


def test_tells_how_many_of_them_bought_it():
    proposed = PeopleLikeYou().propose(a_basket("POT", peers=PEERS))

    assert [(c.sku, c.anchor) for c in proposed] == [("CUPS", None), ("TRAY", None)]
    assert [c.facts for c in proposed] == [
        OfferFacts(took=3, among=10), OfferFacts(took=2, among=20)
    ]
    assert [c.strength for c in proposed] == [Decimal("1.5"), Decimal("0.5")]


def test_leaves_out_what_is_in_the_cart_or_sold_no_more():
    peers = (PeerPick("POT", 6, 20), PeerPick("GONE", 5, 20), *PEERS[1:])

    proposed = PeopleLikeYou().propose(a_basket("POT", peers=peers))

    assert [c.sku for c in proposed] == ["TRAY"]


def test_keeps_quiet_with_strangers():
    assert PeopleLikeYou().propose(a_basket("POT")) == []


def test_draws_on_purchases_and_thus_needs_consent():
    assert PeopleLikeYou.uses_history
