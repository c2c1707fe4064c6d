"""Whatever was bought: what is told was counted, and nothing is proposed to its owner."""
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from actions.learning import pairs
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

# Of a buyer: a customer, or one order of a stranger.
KEPT = """
    with kept as (
        select coalesce(o.customer, 'stranger ' || o.id) as buyer, o.id as placed, l.sku,
               julianday(o.ordered_at) as day
        from shop_order o join order_line l on l.order_id = o.id
        where o.status not in ('cancelled', 'returned')
    ), firsts as (select buyer, sku, min(day) as day from kept group by buyer, sku)
"""
BUYERS = text(KEPT + "select count(distinct buyer) from kept where sku = :sku")
TOGETHER = text(KEPT + """
    select count(distinct a.buyer) from kept a join kept b on a.placed = b.placed
    where a.sku = :sku and b.sku = :companion
""")
LATER = text(KEPT + """
    select count(*) from firsts a join firsts b on a.buyer = b.buyer
    where a.sku = :sku and b.sku = :companion
      and b.day - a.day between 3 - 0.00001 and 120 + 0.00001
""")


@settings(
    max_examples=40, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    few=st.lists(orders, max_size=60), crowds=st.lists(crowds, max_size=4),
    most_pairs=st.sampled_from([5, 50, 10**8]),
)
def test_every_count_is_true(sqlite_database, few, crowds, most_pairs):
    forget_orders(sqlite_database)
    alike = [buyers(9, crowd, f"h{number % 3}") for number, crowd in enumerate(crowds)]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pairs, "MOST_PAIRS", most_pairs)  # beyond it a sample chooses the pairs
        learned(sqlite_database, *few, *chain(*alike))

    with sqlite_database.read_scope() as db:
        companions = db.scalars(select(LearnedCompanion)).all()
        picks = db.scalars(select(LearnedPeerPick)).all()
        for found in companions:
            pair = {"sku": found.sku, "companion": found.companion}
            plain = TOGETHER if found.relation == "together" else LATER
            assert found.sku != found.companion
            assert found.buyers >= 3
            assert found.buyers == db.execute(plain, pair).scalar()
            assert found.out_of == db.execute(BUYERS, {"sku": found.sku}).scalar()
    kept = [
        (who, set(basket)) for who, _, *basket, status in map(str.split, [*few, *chain(*alike)])
        if status not in ("cancelled", "returned")
    ]
    for pick in picks:
        assert 3 <= pick.buyers <= pick.out_of <= 100
        assert not any(who == pick.customer and pick.sku in basket for who, basket in kept)
