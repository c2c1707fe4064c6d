"""Whatever was bought: what is told was counted, and nothing is proposed to its owner."""
from itertools import chain

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from actions.learning.tables import LearnedCompanion, LearnedPeerPick
from tests.actions.learning.shop_days import STATUSES, buyers, forget_orders, learned

SKUS = ("BAG", "CUP", "LAMP", "POT", "ROPE", "TENT")

days_ago = st.integers(0, 500)
baskets = st.lists(st.sampled_from(SKUS), min_size=1, max_size=4).map(" ".join)
orders = st.builds(
    "{} {} {} {}".format,
    st.sampled_from(["-", *(f"c{number}" for number in range(12))]),
    days_ago, baskets, st.sampled_from(STATUSES),
)
# Without crowds that buy the same, random orders would hardly teach anything.
crowds = st.builds("{} {} paid".format, days_ago, baskets)


@settings(
    max_examples=40, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(few=st.lists(orders, max_size=60), crowds=st.lists(crowds, max_size=4))
def test_every_count_is_true(sqlite_database, few, crowds):
    forget_orders(sqlite_database)
    alike = [buyers(9, crowd, f"h{number % 3}") for number, crowd in enumerate(crowds)]
    past = [*few, *chain(*alike)]
    learned(sqlite_database, *past)

    kept = [
        (who if who != "-" else f"stranger {place}", set(basket))
        for place, (who, _, *basket, status) in enumerate(order.split() for order in past)
        if status not in ("cancelled", "returned")
    ]
    with sqlite_database.read_scope() as db:
        companions = db.scalars(select(LearnedCompanion)).all()
        picks = db.scalars(select(LearnedPeerPick)).all()
    for found in companions:
        pair = {found.sku, found.companion}
        assert len(pair) == 2
        assert 3 <= found.buyers <= found.out_of
        assert found.out_of == len({who for who, basket in kept if found.sku in basket})
        together = len({who for who, basket in kept if pair <= basket})
        assert found.relation == "later" or found.buyers == together
    for pick in picks:
        assert 3 <= pick.buyers <= pick.out_of <= 30
        assert not any(who == pick.customer and pick.sku in basket for who, basket in kept)
