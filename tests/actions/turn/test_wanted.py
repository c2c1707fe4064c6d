"""The running search, as a slot keeps it."""
import json
from decimal import Decimal

from actions.shop.money import Money
from actions.shop.search import SearchQuery
from actions.turn.wanted import dump_search, load_search


def test_a_search_is_the_same_after_its_way_through_a_slot():
    query = SearchQuery(
        words="toast", categories=("toasters",), brands=("Roti",),
        values=(("colour", "red"),), price_max=Money(Decimal("37.50"), "USD"), sort="dearer",
    )

    assert load_search(json.loads(json.dumps(dump_search((query,))))) == (query,)
