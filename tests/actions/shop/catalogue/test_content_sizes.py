"""What a larger size holds more of."""
from decimal import Decimal

import pytest

from actions.shop.catalogue.content_sizes import growth
from tests.builders import a_product, an_attribute

ATTRIBUTES = {
    attribute.id: attribute
    for attribute in (
        an_attribute("volume_ml", unit="ml"), an_attribute("pieces"), an_attribute("scent", "text"),
    )
}


def with_values(**values):
    return a_product("SOAP", attributes={name: {"en": value} for name, value in values.items()})


@pytest.mark.parametrize(
    ("small", "large", "attribute"),
    [
        ({"volume_ml": "250"}, {"volume_ml": "750"}, "volume_ml"),
        ({"pieces": "1", "volume_ml": "250"}, {"volume_ml": "750", "pieces": "2"}, "pieces"),
        ({"pieces": "1", "volume_ml": "250"}, {"volume_ml": "750", "pieces": "1"}, "volume_ml"),
        ({"volume_ml": "9"}, {"volume_ml": "10"}, "volume_ml"),
        ({"volume_ml": "250"}, {"volume_ml": "250"}, None),
        ({"volume_ml": "250"}, {"volume_ml": "200"}, None),
        ({"volume_ml": "250"}, {"pieces": "500"}, None),
        ({"volume_ml": "0"}, {"volume_ml": "200"}, None),
        ({"scent": "1"}, {"scent": "2"}, None),
        ({"unknown": "1"}, {"unknown": "2"}, None),
        ({}, {}, None),
    ],
)
def test_the_first_number_that_is_higher_tells_how_much_more(small, large, attribute):
    found = growth(with_values(**small), with_values(**large), ATTRIBUTES)

    assert (found.attribute.id if found else None) == attribute


def test_both_amounts_are_told():
    found = growth(with_values(volume_ml="250"), with_values(volume_ml="0750.5"), ATTRIBUTES)

    assert found is not None
    assert (found.small, found.large) == (Decimal("250"), Decimal("750.5"))
