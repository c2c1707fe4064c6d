"""Names of sizes, samples and bundles: the plain name means the ordinary size."""
import pytest

from tests.bot.nlu.small_shop import a_finder
from tests.builders import a_catalogue, a_link, a_product


def called(sku, name, **overrides):
    return a_product(sku, brand="Lumi", names={"en": name, "id": name}, **overrides)


SHOP = a_catalogue(
    called("SOAP", "Velvet Hand Soap 250 ml"),
    called("SOAP-BIG", "Velvet Hand Soap 1 kg"),
    called("SOAP-HUGE", "Velvet Hand Soap 5 kg"),
    called("SOAP-TRY", "Velvet Hand Soap Trial 10 ml", kind="sample"),
    called("KIT", "Velvet Evening Kit", kind="bundle"),
    called("TENT", "Teduh 2 Tent, 4 people", category="camping"),
    called("KIT-TENT", "Teduh Evening Bundle", category="camping", kind="bundle"),
    links=[
        a_link("SOAP", "SOAP-BIG", "larger"), a_link("SOAP", "SOAP-HUGE", "larger"),
        a_link("SOAP-BIG", "SOAP-HUGE", "larger"), a_link("SOAP-TRY", "SOAP", "larger"),
        a_link("KIT", "SOAP", "contains"), a_link("KIT-TENT", "TENT", "contains"),
    ],
)
FINDER = a_finder(SHOP)


@pytest.mark.parametrize(
    ("text", "skus"),
    [
        ("velvet hand soap", ["SOAP"]),
        ("two of the hand soap", ["SOAP"]),
        ("velvet hand soap 250 ml", ["SOAP"]),
        ("velvet hand soap 5 kg", ["SOAP-HUGE"]),
        ("velvet hand soap 1", ["SOAP"]),
        ("hand soap trial", ["SOAP-TRY"]),
        ("velvet evening kit", ["KIT"]),
        ("teduh 2 tent", ["TENT"]),
        ("teduh evening bundle", ["KIT-TENT"]),
    ],
)
def test_a_name_means_the_ordinary_size_unless_it_says_another(text, skus):
    found = [e["value"] for e in FINDER.find(text) if e["entity"] == "product"]

    assert found == skus
