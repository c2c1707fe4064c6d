import pytest
from sqlalchemy import insert, select

from actions.learning import store_findings
from actions.learning.learn import learn_history
from actions.learning.model import Companion, PeerPick
from actions.learning.read_findings import companions_of, deals_in, peer_picks, sequels_of
from actions.learning.tables import (
    FINDINGS,
    LearnedCompanion,
    LearnedPeerPick,
    LearningRun,
)
from actions.shop.loading.storing import store_catalogue
from actions.shop.models import Customer
from tests.actions.learning.shop_days import NOW, buyers, forget_orders, learned, sell
from tests.builders import a_catalogue, a_product

CAMPERS = [
    "ann 40 TENT STOVE", *buyers(7, "40 TENT FOOTPRINT STOVE"), *buyers(2, "40 TENT", name="t"),
    *buyers(30, "40 LAMP", name="l"),
]


def test_a_shop_without_orders_teaches_nothing(any_database):
    learned(any_database)

    with any_database.read_scope() as db:
        assert companions_of(db, ["TENT"]) == sequels_of(db, ["TENT"]) == {}
        assert peer_picks(db, "ann") == deals_in(db, ["toasters"]) == ()
        assert db.scalars(select(LearningRun.learned_at)).all() == [NOW]


def test_nothing_is_known_before_the_first_run(any_database):
    with any_database.read_scope() as db:
        assert companions_of(db, ["TENT"]) == {}
        assert peer_picks(db, "ann") == deals_in(db, ["toasters"]) == ()


def test_learning_again_replaces_what_was_known(any_database, monkeypatch):
    monkeypatch.setattr(store_findings, "CHUNK", 2)  # old rows go in several steps
    learned(any_database, *CAMPERS)
    before = contents(any_database)

    learn_history(any_database, now=NOW)

    assert contents(any_database) == before
    assert len(before[0]) > 4
    with any_database.read_scope() as db:
        assert len(db.scalars(select(LearningRun.id)).all()) == 1


def test_new_orders_change_what_is_known(any_database):
    learned(any_database, *CAMPERS)

    learned(any_database, *buyers(5, "2 TENT FOOTPRINT STOVE", name="n"))

    with any_database.read_scope() as db:
        assert companions_of(db, ["TENT"])["TENT"][1] == Companion("TENT", "FOOTPRINT", 12, 15)


def test_the_order_in_which_rows_lie_changes_nothing(any_database):
    learned(any_database, *CAMPERS)
    before = contents(any_database)

    forget_orders(any_database)
    learned(any_database, *reversed(CAMPERS))

    assert contents(any_database) == before


def test_an_unfinished_run_is_not_seen_and_goes_with_the_next(any_database):
    learned(any_database, *CAMPERS)
    before = contents(any_database)
    with any_database.session_scope() as db:
        run = db.execute(insert(LearningRun).values(started_at=NOW)).inserted_primary_key[0]
        db.execute(insert(LearnedCompanion).values(
            run=run, relation="together", sku="TENT", rank=1, companion="LAMP", buyers=1, out_of=1
        ))

    with any_database.read_scope() as db:
        assert companions_of(db, ["TENT"])["TENT"][0].companion == "STOVE"
    learn_history(any_database, now=NOW)
    assert contents(any_database) == before


def test_a_run_that_fails_changes_nothing(any_database, monkeypatch):
    learned(any_database, *CAMPERS)
    monkeypatch.setattr(store_findings, "_rows_by_table", broken_off(store_findings._rows_by_table))

    with pytest.raises(RuntimeError):
        learn_history(any_database, now=NOW)

    with any_database.read_scope() as db:
        assert companions_of(db, ["TENT"])["TENT"][1] == Companion("TENT", "FOOTPRINT", 7, 10)
        assert peer_picks(db, "ann") == (PeerPick("FOOTPRINT", 7, 9),)


def test_a_run_overtaken_by_a_later_one_leaves_the_later_one_in_use(any_database):
    learned(any_database, *CAMPERS)

    def overtake(stage, done, total):
        if stage == "store" and done == 0 and not overtaken:
            overtaken.append(stage)
            learned(any_database, *buyers(5, "2 TENT FOOTPRINT STOVE", name="n"))

    overtaken: list[str] = []
    learn_history(any_database, overtake, now=NOW)

    with any_database.read_scope() as db:
        assert companions_of(db, ["TENT"])["TENT"][1] == Companion("TENT", "FOOTPRINT", 12, 15)
        assert len(db.scalars(select(LearnedCompanion.run).distinct()).all()) == 1


def test_customers_who_don_t_want_it_are_not_learned_from(any_database):
    sell(any_database, *CAMPERS)
    with any_database.session_scope() as db:
        db.add_all([
            Customer(customer=name, name=name, consent=consent)
            for name, consent in (("b1", False), ("b2", True), ("b3", None), ("ann", False))
        ])

    learn_history(any_database, now=NOW)

    with any_database.read_scope() as db:
        assert companions_of(db, ["TENT"])["TENT"][0] == Companion("TENT", "FOOTPRINT", 6, 8)
        assert peer_picks(db, "ann") == ()


def test_products_that_left_the_catalogue_are_not_learned(sqlite_database):
    learned(sqlite_database, *CAMPERS)
    left = a_catalogue(*map(a_product, ("TENT", "STOVE", "LAMP")))
    with sqlite_database.session_scope() as db:
        store_catalogue(db, left, dict.fromkeys(left.products, 1))

    learn_history(sqlite_database, now=NOW)

    with sqlite_database.read_scope() as db:
        skus = set(db.scalars(select(LearnedCompanion.companion)))
    assert skus == {"TENT", "STOVE"}


def test_tells_how_far_it_is(sqlite_database):
    sell(sqlite_database, *CAMPERS)
    told = []

    learn_history(sqlite_database, lambda *step: told.append(step), now=NOW)

    assert list(dict.fromkeys(stage for stage, _, _ in told)) == [
        "read_orders", "read_lines", "baskets", "sequels", "peers", "habits", "store",
    ]
    last = {stage: (done, total) for stage, done, total in told}
    assert all(done == total for done, total in last.values())


def contents(database):
    """All findings in use, table by table, without the number of their run."""
    columns = [[c for c in table.__table__.c if c.name != "run"] for table in FINDINGS]
    with database.read_scope() as db:
        return [db.execute(select(*known).order_by(*known)).all() for known in columns]


def broken_off(rows_by_table):
    def broken(findings):
        for table, rows in rows_by_table(findings):
            if table is LearnedPeerPick:
                raise RuntimeError("the power went")
            yield table, rows

    return broken
