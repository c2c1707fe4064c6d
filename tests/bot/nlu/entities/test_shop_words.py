"""Everyday words of a shop's own goods: for categories, values, and words to doubt."""
from dataclasses import replace

import pytest

from actions.shop.catalogue.shop_words import ShopWords
from tests.bot.nlu.small_shop import a_finder, a_small_shop
from tests.builders import a_product, an_attribute


def found(text, words=ShopWords()):  # noqa: B008 - it never changes
    catalogue = a_small_shop(
        a_product("OIL-1", category="hair", brand="Rambu",
                  names={"en": "Oil for Curls", "id": "Minyak Ikal"},
                  attributes={"hair_type": {"en": "curly hair", "id": "rambut ikal"}}),
    )
    hair_type = an_attribute("hair_type", type="text", unit="", labels={}, synonyms={})
    catalogue = replace(
        catalogue,
        attributes={**catalogue.attributes, "hair_type": hair_type},
        profile=replace(catalogue.profile, words=words),
    )
    return [(entity["entity"], entity["value"]) for entity in a_finder(catalogue).find(text)]


@pytest.mark.parametrize("text", ["lids", "a brain bucket", "helm proyek"])
def test_an_alias_names_its_category(text):
    aliases = {"en": ("lid", "brain bucket"), "id": ("helm proyek",)}

    assert ("category", "bicycle_gear") not in found(text)
    assert found(text, ShopWords(categories={"bicycle_gear": aliases})) == [
        ("category", "bicycle_gear")
    ]


def test_what_the_tables_say_comes_before_an_alias():
    words = ShopWords(categories={"bicycle_gear": {"en": ("bike",)}})

    assert found("a bike", words) == [("category", "bicycles")]


def test_an_alias_whose_words_all_name_something_adds_nothing():
    words = ShopWords(categories={"shoes": {"en": ("leather shoes", "leather kicks")}})

    assert found("leather shoes", words) == found("leather shoes") != [("category", "shoes")]
    assert found("leather kicks", words) == [("category", "shoes")]


def test_an_alias_names_its_value():
    words = ShopWords(values={"hair_type": {"curly hair": {"en": ("ringlets",)}}})

    assert found("ringlets") == []
    assert found("ringlets", words) == [
        ("attribute_value", {"attribute": "hair_type", "value": "curly hair"})
    ]


def test_an_alias_of_a_value_that_went_says_nothing():
    words = ShopWords(values={"hair_type": {"oily hair": {"en": ("greasy",)}}})

    assert found("greasy", words) == []


def test_an_unreliable_word_asks_only_in_a_question():
    words = ShopWords(unreliable={"en": ("bagel",)})

    assert found("i had a bagel") == [("attribute", "bagel")]
    assert found("i had a bagel", words) == []
    assert found("does the toaster do bagels?", words) == [
        ("category", "toasters"), ("attribute", "bagel")
    ]  # fmt: skip


def test_a_noun_of_no_category_names_none():
    bikes = [
        a_product(f"MOP-{n}", category="cleaning", brand="Pelita",
                  names={"en": f"{name} Mop", "id": f"Pel {name}"})
        for n, name in enumerate(("Ayun", "Sapu", "Kilat"))
    ]  # fmt: skip

    def named(words):
        shop = a_small_shop(*bikes)
        shop = replace(shop, profile=replace(shop.profile, words=words))
        return [entity["value"] for entity in a_finder(shop).find("mop")]

    assert named(ShopWords()) == ["cleaning"]
    assert named(ShopWords(no_category={"en": ("mop",)})) == []


def test_a_refusing_word_wants_a_property_unset():
    words = ShopWords(refusing={"en": ("leaky",)})
    label = {"en": "Leak-proof"}

    def wanted(words):
        flag = an_attribute("proof", type="flag", unit="", labels=label,
                            synonyms={"en": ("leaky", "leak-proof")})
        shop = a_small_shop(
            a_product("BAG-1", category="bags", attributes={"proof": {"en": "no", "id": "no"}}),
        )
        shop = replace(
            shop, attributes={"proof": flag}, profile=replace(shop.profile, words=words)
        )
        return [e["value"] for e in a_finder(shop).find("leaky shoes")
                if e["entity"] == "attribute_value"]

    assert wanted(ShopWords()) == [{"attribute": "proof", "value": "yes"}]
    assert wanted(words) == [{"attribute": "proof", "value": "no"}]
