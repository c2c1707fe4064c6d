"""Gains: where the better product is better, in the shopper's words."""
from actions.selling.benefits import gains
from tests.builders import a_catalogue, a_product, an_attribute


def texts(**values):
    return {attribute: {"en": value} for attribute, value in values.items()}


def gains_of(attributes, new, old, language="en"):
    better = a_product("NEW", attributes=texts(**new))
    usual = a_product("OLD", attributes=texts(**old))
    return gains(better, usual, a_catalogue(better, usual, attributes=attributes), language)


def test_uses_the_wording_of_the_attribute():
    slices = an_attribute(
        "slices", better="higher", gains={"en": "{new} slices instead of {old}"}
    )

    assert gains_of([slices], {"slices": "4"}, {"slices": "2"}) == ("4 slices instead of 2",)


def test_a_wording_spells_its_own_unit_around_numbers_of_the_locale():
    battery = an_attribute(
        "battery", unit="h", better="higher",
        gains={"en": "{new} hours of battery instead of {old}", "id": "baterai {new} jam"},
    )

    assert gains_of([battery], {"battery": "7.5"}, {"battery": "5"}) == (
        "7.5 hours of battery instead of 5",
    )
    assert gains_of([battery], {"battery": "7.5"}, {"battery": "5"}, "id") == ("baterai 7,5 jam",)


def test_falls_back_on_label_and_values_with_unit_and_locale():
    power = an_attribute(
        "power", unit="W", better="higher", labels={"en": "Power", "id": "Daya"}
    )

    assert gains_of([power], {"power": "1500"}, {"power": "900.5"}) == ("Power: 900.5 W → 1,500 W",)
    assert gains_of([power], {"power": "1500"}, {"power": "900.5"}, "id") == (
        "Daya: 900,5 W → 1.500 W",
    )


def test_does_not_mix_languages_when_a_wording_is_missing():
    slices = an_attribute(
        "slices", better="higher", labels={"en": "Slices", "id": "Slot"},
        gains={"en": "{new} slices instead of {old}"},
    )

    assert gains_of([slices], {"slices": "4"}, {"slices": "2"}, "id") == ("Slot: 2 → 4",)


def test_lower_may_be_better():
    noise = an_attribute("noise", unit="dB", better="lower", labels={"en": "Noise"})

    assert gains_of([noise], {"noise": "50"}, {"noise": "70"}) == ("Noise: 70 dB → 50 dB",)
    assert gains_of([noise], {"noise": "70"}, {"noise": "50"}) == ()


def test_equal_neutral_and_unknown_values_are_no_gains():
    attributes = [an_attribute("a", better="higher"), an_attribute("b"),
                  an_attribute("c", better="higher")]

    assert gains_of(attributes, {"a": "1", "b": "2", "c": "3"}, {"a": "1", "b": "1"}) == ()


def test_a_flag_counts_only_over_an_explicit_no():
    flag = an_attribute("bagel", "flag", better="yes", gains={"en": "bagel setting"})

    assert gains_of([flag], {"bagel": "yes"}, {"bagel": "no"}) == ("bagel setting",)
    assert gains_of([flag], {"bagel": "yes"}, {}) == ()
    assert gains_of([flag], {"bagel": "no"}, {"bagel": "yes"}) == ()


def test_a_flag_without_wording_is_named_by_its_label():
    flag = an_attribute("waterproof", "flag", better="yes", labels={"id": "Tahan air"})

    assert gains_of([flag], {"waterproof": "yes"}, {"waterproof": "no"}, "id") == ("Tahan air",)


def test_names_the_three_largest_improvements_first():
    attributes = [
        an_attribute(name, better="higher", labels={"en": name.upper()}) for name in "abcd"
    ]

    found = gains_of(
        attributes, {"a": "11", "b": "30", "c": "12", "d": "1"},
        {"a": "10", "b": "10", "c": "10", "d": "0"},
    )

    assert found == ("D: 0 → 1", "B: 10 → 30", "C: 10 → 12")


def test_equal_improvements_go_by_their_words():
    attributes = [
        an_attribute(name, better="higher", labels={"en": name.upper()}) for name in "ba"
    ]

    assert gains_of(attributes, {"b": "2", "a": "2"}, {"b": "1", "a": "1"}) == (
        "A: 1 → 2", "B: 1 → 2"
    )


def test_what_the_shop_does_not_describe_is_no_gain():
    assert gains_of([], {"a": "2"}, {"a": "1"}) == ()


def test_braces_in_a_merchants_wording_do_no_harm():
    odd = an_attribute("a", better="higher", gains={"en": "{new} {old.__class__} {"})

    assert gains_of([odd], {"a": "2"}, {"a": "1"}) == ("2 {old.__class__} {",)
