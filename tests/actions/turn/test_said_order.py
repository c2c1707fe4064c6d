import pytest

from actions.turn.said_order import sort_of
from tests.builders import a_catalogue, a_product, an_attribute

WEIGHT = an_attribute(
    "weight_kg", unit="kg", better="lower", labels={"en": "Weight", "id": "Berat"},
)
HOURS = an_attribute(
    "hours", unit="h", better="higher", labels={"en": "Battery life"},
    synonyms={"en": ("battery", "battery life"), "id": ("baterai",)},
)
LAPTOPS = [
    a_product(f"LAP-{at}", attributes={"weight_kg": {"en": f"1.{at}"}, "hours": {"en": str(at)}})
    for at in range(1, 4)
]
SHOP = a_catalogue(*LAPTOPS, attributes=[WEIGHT, HOURS])


@pytest.mark.parametrize(
    ("order", "sort"),
    [
        ("cheapest", "cheaper"), ("cheap", "cheaper"), ("dearest", "dearer"), ("best", "better"),
        ("most_sold", "most_sold"), ("lightest", "lowest:weight_kg"),
        ("heaviest", "highest:weight_kg"), ("longest battery", "highest:hours"),
        ("baterai paling awet", "highest:hours"), ("newest", None), ("quietest", None),
    ],
)
def test_goods_are_sorted_by_what_is_known_of_them(order, sort):
    assert sort_of(order, LAPTOPS, SHOP) == sort


def test_one_product_that_tells_of_it_makes_no_order():
    assert sort_of("lightest", LAPTOPS[:1], SHOP) is None
