import pytest

from actions.learning import peers
from actions.learning.model import PeerPick
from actions.learning.read_findings import peer_picks
from tests.actions.learning.shop_days import buyers, learned, strangers
from tests.builders import a_product

# Others, who have nothing in common with the campers.
OTHERS = buyers(20, "50 LAMP ROPE", name="o")


def picks(database, customer="ann"):
    with database.read_scope() as db:
        return peer_picks(db, customer)


def test_counts_the_peers_who_bought_it(any_database):
    learned(
        any_database, "ann 50 TENT STOVE", *buyers(4, "50 TENT STOVE MUG"),
        *buyers(2, "50 TENT STOVE", name="t"), *OTHERS,
    )

    assert picks(any_database) == (PeerPick("MUG", buyers=4, of=6),)


@pytest.mark.parametrize(("count", "skus"), [(2, []), (3, ["MUG"])])
def test_needs_three_peers_who_bought_it(sqlite_database, count, skus):
    learned(
        sqlite_database, "ann 50 TENT STOVE", *buyers(count, "50 TENT STOVE MUG"),
        *buyers(3, "50 TENT STOVE", name="t"), *OTHERS,
    )

    assert [pick.sku for pick in picks(sqlite_database)] == skus


def test_who_has_nothing_in_common_is_no_peer(sqlite_database):
    learned(sqlite_database, "ann 50 TENT STOVE", *buyers(9, "50 POT MUG"), *OTHERS)

    assert picks(sqlite_database) == ()


def test_what_the_customer_owns_is_not_picked(sqlite_database):
    learned(
        sqlite_database, "ann 50 TENT STOVE", "ann 600 MUG", *buyers(5, "50 TENT STOVE MUG"),
        *OTHERS,
    )

    assert picks(sqlite_database) == ()


def test_a_consumable_bought_before_is_not_picked(sqlite_database):
    gas = a_product("GAS", rebuy_days=30)
    learned(
        sqlite_database, "ann 50 TENT STOVE", "ann 90 GAS", *buyers(5, "50 TENT STOVE GAS"),
        *OTHERS, products=[gas],
    )

    assert picks(sqlite_database) == ()


@pytest.mark.parametrize(("days_ago", "skus"), [(400, ["MUG"]), (401, [])])
def test_only_what_peers_bought_lately(sqlite_database, days_ago, skus):
    learned(
        sqlite_database, "ann 50 TENT STOVE", *buyers(5, "50 TENT STOVE"),
        *buyers(5, f"{days_ago} MUG"), *OTHERS,
    )

    assert [pick.sku for pick in picks(sqlite_database)] == skus


@pytest.mark.parametrize("kind", ["service", "warranty", "sample"])
def test_what_goes_with_another_thing_is_not_picked(sqlite_database, kind):
    extra = a_product("EXTRA", kind=kind)
    learned(
        sqlite_database, "ann 50 TENT STOVE", *buyers(5, "50 TENT STOVE EXTRA"), *OTHERS,
        products=[extra],
    )

    assert picks(sqlite_database) == ()


def test_the_most_alike_are_peers(sqlite_database, monkeypatch):
    monkeypatch.setattr(peers, "MOST_PEERS", 30)
    alike = buyers(30, "50 TENT STOVE MUG", name="a")
    less_alike = [f"d{number} 50 TENT STOVE KETTLE CUP{number}" for number in range(40)]
    learned(sqlite_database, "ann 50 TENT STOVE", *alike, *less_alike, *OTHERS)

    assert picks(sqlite_database) == (PeerPick("MUG", buyers=30, of=30),)


def test_what_those_most_alike_bought_comes_first(sqlite_database):
    # Five who share three things with ann beside six who share one.
    learned(
        sqlite_database, "ann 50 BAG PEN HARP", *buyers(5, "50 BAG PEN HARP SCORE"),
        *buyers(6, "50 PEN DESK KITE CUP", name="k"), *OTHERS,
    )

    first, *others = picks(sqlite_database)

    assert first == PeerPick("SCORE", buyers=5, of=11)
    assert [pick.buyers for pick in others] == [6, 6, 6]


def test_of_what_as_many_bought_the_one_that_goes_with_what_is_owned_comes_first(sqlite_database):
    # The six who are like ann took both; those who have the harp alone took the score.
    learned(
        sqlite_database, "ann 50 BAG HARP", *buyers(6, "50 BAG HARP"),
        *buyers(6, "40 KITE"), *buyers(6, "30 SCORE"),
        *strangers(20, "50 HARP SCORE"), *strangers(60, "50 LAMP"), *OTHERS,
    )

    assert picks(sqlite_database) == (
        PeerPick("SCORE", buyers=6, of=6), PeerPick("KITE", buyers=6, of=6),
    )


def test_a_large_shop_does_not_compare_by_what_sells_most(sqlite_database, monkeypatch):
    monkeypatch.setattr(peers, "MOST_COMPARISONS", 400)  # nobody but bag and pen exceeds it
    learned(
        sqlite_database, "ann 50 BAG PEN HARP LUTE", *buyers(9, "50 HARP LUTE SCORE"),
        *buyers(50, "50 BAG PEN KITE", name="k"),
    )

    assert picks(sqlite_database) == (PeerPick("SCORE", buyers=9, of=9),)


def test_strangers_are_nobody_s_peers(sqlite_database):
    learned(
        sqlite_database, "ann 50 TENT STOVE", *["- 50 TENT STOVE MUG"] * 9, *OTHERS
    )

    assert picks(sqlite_database) == ()


def test_a_stranger_has_no_picks(sqlite_database):
    assert picks(sqlite_database, None) == ()


def test_keeps_the_best_twelve(sqlite_database):
    mugs = " ".join(f"MUG-{number:02}" for number in range(15))
    learned(
        sqlite_database, "ann 50 TENT STOVE", *buyers(5, f"50 TENT STOVE {mugs}"), *OTHERS
    )

    assert [pick.sku for pick in picks(sqlite_database)] == [
        f"MUG-{number:02}" for number in range(12)
    ]
