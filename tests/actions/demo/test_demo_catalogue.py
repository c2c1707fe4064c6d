"""The demo shop's folder: sound, in both languages, and honest about its bundles and sizes."""
from pathlib import Path

import pytest

from actions.shop.catalogue.content_sizes import growth
from actions.shop.loading import read_folder, validate

SHOP = validate(read_folder(Path("data/shop")))  # raises on any mistake in the folder
CATALOGUE = SHOP.catalogue
PRODUCTS = CATALOGUE.products
CURRENCIES = ("USD", "IDR")
LINKS = [link for links in CATALOGUE.links.values() for link in links]
BUNDLES = sorted(sku for sku, product in PRODUCTS.items() if product.kind == "bundle")
LARGER = [
    link for link in LINKS if link.relation == "larger" and PRODUCTS[link.sku].kind != "sample"
]
SAMPLES = sorted(sku for sku, product in PRODUCTS.items() if product.kind == "sample")
SETS = [link for link in LINKS if link.relation == "set"]


def test_everything_is_said_in_both_languages_and_has_a_picture():
    for product in PRODUCTS.values():
        assert set(product.names) == set(product.descriptions) == {"en", "id"}
        assert (Path("data/shop/pictures") / (product.picture or "none")).is_file()
    assert all(set(link.reasons) == {"en", "id"} for link in LINKS)


def test_there_are_enough_bundles_sizes_sets_and_samples():
    assert (len(BUNDLES), len(LARGER), len(SAMPLES)) == (8, 10, 8)
    assert len({frozenset({k.sku, *_members(k.sku)}) for k in SETS}) == 7


def _members(sku):
    return {link.target for link in CATALOGUE.linked(sku, "set")}


@pytest.mark.parametrize("sku", BUNDLES)
@pytest.mark.parametrize("currency", CURRENCIES)
def test_a_bundle_saves_a_tenth_or_so_and_still_earns(sku, currency):
    bundle = PRODUCTS[sku]
    parts = [PRODUCTS[link.target] for link in CATALOGUE.linked(sku, "contains")]
    apart = sum(part.prices[currency] for part in parts)

    assert 0.05 <= 1 - float(bundle.prices[currency] / apart) <= 0.2
    assert bundle.costs[currency] == sum(part.costs[currency] for part in parts)
    assert all(not part.variants for part in parts)  # a bundle leaves no size to choose


@pytest.mark.parametrize("link", LARGER, ids=lambda link: link.target)
@pytest.mark.parametrize("currency", CURRENCIES)
def test_a_larger_size_costs_less_for_each_unit(link, currency):
    small, large = PRODUCTS[link.sku], PRODUCTS[link.target]
    grown = growth(small, large, CATALOGUE.attributes)

    assert grown is not None
    assert grown.attribute.id in ("volume_ml", "weight_g", "pieces")
    saved = 1 - large.prices[currency] * grown.small / (small.prices[currency] * grown.large)
    assert 0.05 < saved < 0.4
    assert large.costs[currency] < large.prices[currency]


@pytest.mark.parametrize("sku", SAMPLES)
def test_a_sample_leads_to_its_full_size_and_is_offered_beside_others(sku):
    [full_size] = CATALOGUE.linked(sku, "larger")

    assert PRODUCTS[full_size.target].category == PRODUCTS[sku].category
    assert CATALOGUE.hosts[sku] - {full_size.target}


@pytest.mark.parametrize("link", SETS, ids=lambda link: f"{link.sku}-{link.target}")
def test_every_member_of_a_set_names_all_the_others_unless_one_leads_it(link):
    """A necklace goes with many dresses: the dress leads to it, and it to none."""
    others = (_members(link.sku) | {link.sku}) - {link.target}

    assert _members(link.target) in (others, set())


def test_prices_before_are_of_products_with_plenty_left():
    reduced = [product for product in PRODUCTS.values() if product.was_prices]

    assert len(reduced) == 11
    for product in reduced:
        variants = sum(SHOP.stock[v.id] or 0 for v in product.variants)
        assert max(variants, SHOP.stock[product.sku] or 0) >= 18
        assert set(product.was_prices) == set(CURRENCIES)


@pytest.mark.parametrize("family", ["telpira", "car-accessory-cover", "travel-insurance"])
def test_plans_have_a_step_up_from_the_first_to_the_best(family):
    plans = [plan for plan in CATALOGUE.families[family] if plan.kind == "plan"]

    assert [plan.tier for plan in plans] == [1, 2, 3]
    assert CATALOGUE.next_tier(plans[0].sku) == plans[1]
