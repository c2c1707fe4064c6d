"""A product becomes a row and the row becomes the same product."""
import json
from dataclasses import fields
from decimal import Decimal

from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.stored_product import FIELDS, product_of, product_values
from actions.shop.models import ProductRow
from tests.builders import a_product, a_variant

FULL = a_product(
    "TEA", attributes={"colour": {"en": "red"}}, reviews={"en": "Good."}, rating=4.2,
    rating_count=80, family="teas", tier=2, rebuy_days=30, picture="tea.svg",
    variants=(a_variant("TEA-RED", "TEA", en="red"),), was_prices={"USD": Decimal("25.50")},
)


def test_a_product_comes_back_from_its_row():
    row = ProductRow(**product_values(FULL, stock=3))

    assert product_of(row, FULL.variants) == FULL


def test_a_row_holds_what_json_can():
    values = product_values(FULL, stock=3)

    assert (values["prices"], values["stock"]) == ({"USD": "20.00", "IDR": "320000"}, 3)
    assert json.loads(json.dumps(values)) == values


def test_of_a_row_from_before_prices_were_reduced_nothing_is():
    row = ProductRow(**{**product_values(FULL, stock=3), "was_prices": None})

    assert product_of(row, ()).was_prices == {}


def test_all_of_a_product_is_kept():
    assert {field.name for field in fields(Product)} - set(FIELDS) == {"variants"}
    assert set(ProductRow.__table__.columns.keys()) - set(FIELDS) == {"stock"}
