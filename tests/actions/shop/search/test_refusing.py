"""What a search refuses is never in its result, whatever else it says."""
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.shop.search import Refused, SearchIndex, SearchQuery
from tests.builders import a_catalogue, a_product, a_variant

COLOURS = ("red", "black", "green")
BRANDS = ("Roti", "Bara", "Dapur")
THINGS = ("toaster", "blender", "helmet")
FEATURES = ("pods", "sugar", "wires")


def a_thing(number, thing, brand, colour, feature, is_denied):
    told = f"Comes without {feature}." if is_denied else f"Comes with {feature} in the box."
    return a_product(
        f"P{number}", category=f"{thing}s", brand=brand,
        names={"en": f"Model {number} {thing}"}, descriptions={"en": told},
        attributes={"colour": {"en": colour}},
    )


def an_index():
    products = [
        a_thing(9 * a + 3 * b + c, thing, brand, colour, FEATURES[(a + b + c) % 3], b == c)
        for a, thing in enumerate(THINGS)
        for b, brand in enumerate(BRANDS)
        for c, colour in enumerate(COLOURS)
    ]
    return SearchIndex(a_catalogue(*products))


INDEX = an_index()
some = st.lists(st.sampled_from(THINGS), max_size=2).map(tuple)


def found(**query):
    return INDEX.search(SearchQuery(**query)).products


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(
    st.sampled_from(("", "toaster", "red helmet", "blender with pods")),
    st.lists(st.sampled_from(COLOURS), max_size=2),
    st.lists(st.sampled_from(BRANDS), max_size=2),
    st.lists(st.sampled_from(FEATURES), max_size=2),
    some,
    st.booleans(),
)
def test_a_description_refused_is_never_in_the_result(
    words, colours, brands, features, things, is_limited
):
    refused = Refused(
        values=tuple(("colour", colour) for colour in colours), brands=tuple(brands),
        words=tuple(features), kinds=things,
    )
    limits = {"values": (("colour", "red"),), "brands": ("Roti",)} if is_limited else {}

    for product in found(words=words, refused=refused, **limits):
        assert product.attributes["colour"]["en"] not in colours
        assert product.brand not in brands
        assert product.category.removesuffix("s") not in things
        text = product.descriptions["en"]
        assert not any(f"with {feature}" in text for feature in features)


@pytest.mark.parametrize("feature", FEATURES)
def test_goods_told_to_be_without_it_stay(feature):
    kept = found(words="toaster", refused=Refused(words=(feature,)))

    assert any(f"without {feature}" in product.descriptions["en"] for product in kept)


def test_a_refusal_alone_leaves_all_the_rest():
    assert len(found(refused=Refused(kinds=("helmet",)))) == 18


def test_refusals_hold_where_filters_are_let_go():
    result = INDEX.search(SearchQuery(
        words="toaster", values=(("colour", "purple"),), refused=Refused(brands=("bara",)),
    ))

    assert result.relaxed == "values"
    assert all(product.brand != "Bara" for product in result.products)


def test_of_a_product_in_several_versions_one_must_fit():
    shoe = a_product("SHOE", category="shoes", names={"en": "Running shoe"}, variants=(
        a_variant("S-42-RED", "SHOE", "42", en="red"),
        a_variant("S-43-BLUE", "SHOE", "43", en="blue"),
    ))
    index = SearchIndex(a_catalogue(shoe))

    def fits(**query):
        result = index.search(SearchQuery(words="shoe", **query))
        return bool(result.products) and result.relaxed is None

    red = Refused(values=(("colour", "red"),))
    assert fits(refused=red)
    assert fits(refused=red, sizes=("43",))
    assert not fits(refused=red, sizes=("42",))
    assert not fits(values=(("colour", "red"),), sizes=("43",))
    assert not fits(refused=Refused(sizes=("42", "43")))
