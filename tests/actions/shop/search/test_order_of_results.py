"""What of a shop is found never, or last."""
from dataclasses import replace

from actions.shop.search import SearchIndex, SearchQuery
from tests.actions.shop.search.searched import SHOP, named
from tests.builders import a_catalogue


def found(index: SearchIndex, words: str) -> list[str]:
    return [product.sku for product in index.search(SearchQuery(words=words)).products]


def test_what_the_shop_excludes_is_never_found():
    profile = replace(SHOP.profile, never_found=("TOAST-4", "blenders"))
    index = SearchIndex(replace(SHOP, profile=profile))

    assert sorted(found(index, "quattro toaster blender")) == ["CARE", "TOAST-2"]
    assert "BLEND" not in [p.sku for p in index.search(SearchQuery(brands=("Dapur",))).products]


def test_of_products_alike_the_sold_out_come_last():
    twins = a_catalogue(
        named("A", "Mint Tea", "Teh Mint", "3.00"), named("B", "Mint Tea", "Teh Mint", "3.00")
    )

    result = SearchIndex(twins).search(SearchQuery(words="mint tea"), sold_out=("A",))

    assert [product.sku for product in result.products] == ["B", "A"]
