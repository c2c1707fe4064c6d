"""Races on one visit, on SQLite and on a real PostgreSQL: the cap holds, places are 1..n."""
from multiprocessing import get_context
from threading import Barrier

from sqlalchemy import func, select

from actions.selling import ledger
from actions.selling.preferences import is_stopped, resume_offers, stop_offers
from actions.selling.sell import sell
from actions.selling.sessions import open_session
from actions.selling.situation import observe
from actions.selling.tables import SellingSession
from actions.shop.models import CategoryRow, ProductRow
from tests.actions.selling.audit import takes_its_places
from tests.actions.selling.builders import NOON, a_camera_shop, a_shopper, ledger_of, observed
from tests.actions.selling.races import (
    RULES,
    at_once,
    do_anything,
    in_processes,
    sell_in_rounds,
)

FORKSERVER = get_context("forkserver")


def fill(database):
    """Enough of the camera shop for its stock to be seen."""
    with database.session_scope() as db:
        for category in ("cameras", "camera_accessories"):
            db.add(CategoryRow(category=category, names={}, synonyms={}))
        db.flush()
        for product in a_camera_shop().products.values():
            db.add(ProductRow(
                sku=product.sku, kind=product.kind, category=product.category, names={},
                descriptions={}, prices={}, costs={}, attributes={}, reviews={}, stock=5,
            ))


def places(database):
    entries = ledger_of(database)
    assert len({entry.session_id for entry in entries}) <= 1
    assert len({entry.sku for entry in entries}) == len(entries)
    return [entry.ordinal for entry in entries]


def drained(queue):
    found = []
    while not queue.empty():
        found.append(queue.get())
    return found


def test_of_eight_threads_with_one_picture_one_makes_an_offer(any_database):
    fill(any_database)
    situation = observed(any_database)

    offers = at_once(lambda _: sell(situation, RULES, any_database), 8)

    assert len([offer for offer in offers if offer]) == 1
    assert places(any_database) == [1]


def test_eight_threads_that_look_again_stay_within_the_cap(any_database):
    fill(any_database)

    start = Barrier(8)
    at_once(lambda _: sell_in_rounds(any_database.url, start), 8)

    assert places(any_database) == [1, 2]


def test_four_processes_stay_within_the_cap(any_database):
    fill(any_database)
    any_database.close()
    start = FORKSERVER.Barrier(4)

    exit_codes = in_processes(sell_in_rounds, *[(any_database.url, start)] * 4)

    assert exit_codes == [0, 0, 0, 0]
    assert places(any_database) == [1, 2]


def test_whatever_eight_processes_do_at_once_the_ledger_stays_in_order(postgres_database):
    fill(postgres_database)
    postgres_database.close()
    start, answers = FORKSERVER.Barrier(8), FORKSERVER.SimpleQueue()

    exit_codes = in_processes(
        do_anything,
        *[(postgres_database.url, start, seed, answers) for seed in range(8)],
    )

    entries = ledger_of(postgres_database)
    assert exit_codes == [0] * 8
    takes_its_places(entries)
    assert len({entry.session_id for entry in entries}) == 1
    assert 1 <= len([entry for entry in entries if entry.ordinal]) <= RULES.cap_per_session
    assert {entry.status for entry in entries} <= {"shown", "ignored", "accepted", "declined"}
    answered = [entry.id for entry in entries if entry.status in ("accepted", "declined")]
    assert sorted(drained(answers)) == sorted(answered)  # each of them once


def test_of_eight_threads_that_each_see_a_visit_begin_one_makes_an_offer(any_database):
    fill(any_database)
    shop, shopper = a_camera_shop(), a_shopper()
    with any_database.read_scope() as db:
        pictures = [
            observe(db, shop, shopper, "deciding", "CAM-1", None, NOON) for _ in range(8)
        ]

    offers = at_once(lambda number: sell(pictures[number], RULES, any_database), 8)

    assert len([offer for offer in offers if offer]) == 1
    assert places(any_database) == [1]
    with any_database.read_scope() as db:
        assert db.scalar(select(func.count()).select_from(SellingSession)) == 1


def test_a_visit_opened_by_eight_threads_at_once_is_one(any_database):
    def work(_):
        with any_database.session_scope() as db:
            return open_session(db, "c:new", NOON).id

    assert len(set(at_once(work, 8))) == 1
    with any_database.read_scope() as db:
        assert db.scalar(select(func.count()).select_from(SellingSession)) == 1


def test_a_double_click_on_decline_counts_once(any_database):
    fill(any_database)
    offer = sell(observed(any_database), RULES, any_database)

    def work(_):
        with any_database.session_scope() as db:
            return ledger.decline(db, "c:conv", offer.id, NOON).is_repeat

    assert sorted(at_once(work, 8)) == [False] + [True] * 7
    assert observed(any_database).declines_in_row == 1


def test_stopping_and_resuming_at_once_never_fails(any_database):
    def work(number):
        with any_database.session_scope() as db:
            (stop_offers if number % 2 else resume_offers)(db, "c:conv", NOON)
        with any_database.read_scope() as db:
            return is_stopped(db, "c:conv")

    assert set(at_once(work, 8)) <= {True, False}
