"""The shops that talks are played in."""
from pathlib import Path

import pytest

from actions.shop.loading import read_folder, validate
from tests.benchmarks.talks.shop_folder import write_folder
from tests.benchmarks.talks.shops import ShopError, shop_folder

HEADER = "sku,name,description,price,categories,image,attributes,sizes,colors,variants,type\n"
HOODIE = (
    'H1,Warm Hoodie,Of wool.,56.99,"Men/Tops/Hoodies & Co,Default",,"material=Wool",S|M,Black|Red'
    ",4,configurable\n"
)
BAG = "24-B1,Gym&trade; Bag,A bag.,34.0,Gear/Bags,,material=Nylon; style=Duffel,,,,simple\n"


@pytest.fixture
def luma(tmp_path):
    (tmp_path / "luma_products.csv").write_text(HEADER + HOODIE + BAG, "utf-8")
    return tmp_path


def test_a_shop_made_of_a_csv_loads(luma):
    shop = validate(read_folder(shop_folder(luma, luma / "made")))

    products = shop.catalogue.products
    assert {sku: product.name("en") for sku, product in products.items()} == {
        "H1": "Warm Hoodie", "24-B1": "Gym™ Bag",
    }
    assert [v.label("en") for v in products["H1"].variants] == [
        "S Black", "S Red", "M Black", "M Red",
    ]
    assert products["24-B1"].attributes["style"] == {"en": "Duffel"}


def test_a_merchants_folder_is_taken_as_it_is(tmp_path):
    (tmp_path / "shop.yml").touch()

    assert shop_folder(tmp_path, tmp_path / "made") == tmp_path


def test_a_folder_without_a_shop_is_refused(tmp_path):
    with pytest.raises(ShopError, match=r"luma_products\.csv"):
        shop_folder(tmp_path, tmp_path / "made")


def test_a_catalogue_comes_back_from_its_folder(tmp_path):
    furniture = validate(read_folder(Path("tests/talks/furniture_shop"))).catalogue

    again = validate(read_folder(write_folder(furniture, tmp_path / "again"))).catalogue

    assert again.products.keys() == furniture.products.keys()
    for sku, product in furniture.products.items():
        assert again.products[sku].names == product.names
        assert again.products[sku].prices == product.prices
        assert again.products[sku].attributes == product.attributes
