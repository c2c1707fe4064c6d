"""The shops and the figures of the benchmark of offers."""
import numpy as np

from tests.benchmarks.offers.purchases import invent_purchases
from tests.benchmarks.offers.report import Measured, notes, summary, table
from tests.benchmarks.offers.shelf import ACCESSORY, BLOCK, EXTRA, invent_catalogue, sku
from tests.benchmarks.offers.timing import InProcess, Timings
from tests.benchmarks.offers.visits import requests_of


def test_a_shop_has_a_hundred_order_lines_a_product():
    purchases = invent_purchases(300)

    assert len(purchases.order) == len(purchases.product) == 30_000
    assert len(np.unique(purchases.order * 300 + purchases.product)) == 30_000
    assert purchases.product.max() < 300
    assert purchases.order.max() < len(purchases.ago) == len(purchases.customer)
    assert purchases.customer.min() >= -1
    assert purchases.customer.max() < 600


def test_the_same_seed_invents_the_same_history():
    first, second = invent_purchases(100), invent_purchases(100)

    assert np.array_equal(first.product, second.product)
    assert np.array_equal(first.ago, second.ago)


def test_a_few_products_sell_most():
    sold = np.sort(np.bincount(invent_purchases(1000).product, minlength=1000))

    assert sold[-200:].sum() > sold.sum() / 2


def test_the_catalogue_has_every_kind_of_link():
    catalogue = invent_catalogue(8 * BLOCK)

    relations = {link.relation for links in catalogue.links.values() for link in links}
    assert len(catalogue.products) == 80
    assert relations == {
        "accessory", "service", "warranty", "sample", "contains", "set", "larger"
    }
    assert catalogue.next_tier(sku(0)).sku == sku(1)
    assert [link.target for link in catalogue.linked(sku(3 * BLOCK + EXTRA), "contains")] == [
        sku(3 * BLOCK), sku(3 * BLOCK + ACCESSORY)
    ]


def test_visitors_are_strangers_and_customers_new_and_come_again():
    asked = list(requests_of(invent_purchases(100), 200, "timed"))

    visitors = [request.shopper.visitor for request in asked]
    assert {request.stage for request in asked} == {"deciding", "cart", "after_purchase"}
    assert {visitor[:2] for visitor in visitors} == {"u:", "c:"}
    assert 60 < len(set(visitors)) < 140
    assert list(requests_of(invent_purchases(100), 200, "timed")) == asked


def timings(*ms):
    return Timings([one / 1000 for one in ms], offers=1)


def measured(database, products, *ms):
    in_process = InProcess(timings(*ms), timings(1), timings(0.5))
    return Measured(database, products, 30.0, in_process, {5: 20, 6: 180}, worker=timings(9))


def test_sums_up_what_the_bars_are_set_for():
    found = [
        measured("sqlite", 1_000, 3, 4, 5), measured("sqlite", 100_000, 3, 5, 9),
        measured("postgresql", 100_000, 6, 7, 8),
    ]

    assert summary(found) == {
        "sqlite_p50_ms_100k": 5.0, "sqlite_p99_ms_100k": 9.0, "growth_1k_100k": 1.25,
        "postgres_p50_ms_100k": 7.0, "http_p50_ms_100k": 9.0, "statements_most": 6,
    }
    assert table(found).row_count == 12
    assert notes(found)[0] == (
        "sqlite, 1,000 products: an offer costs 8.0 single queries; "
        "20 requests sent 5, 180 requests sent 6 statements; the history was learned in 30 s"
    )


def test_what_was_not_measured_has_no_figure():
    assert set(summary([]).values()) == {None}
    small = summary([measured("sqlite", 1_000, 3)])
    assert {name for name, figure in small.items() if figure} == {"statements_most"}
