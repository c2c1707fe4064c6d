"""Accessory: what it proposes and when it keeps quiet."""
from actions.selling.candidates.accessory import Accessory
from tests.actions.selling.builders import a_situation
from tests.builders import a_catalogue, a_link, a_product


def test_proposes_what_goes_with_the_product_just_added():
    proposed = Accessory().propose(a_situation(just_added="CAM-1"))

    assert [c.sku for c in proposed] == ["BATTERY", "CARD", "CASE"]
    assert {c.anchor for c in proposed} == {"CAM-1"}


def test_gives_the_reason_of_the_link_in_the_shoppers_language():
    proposed = Accessory().propose(a_situation(language="id"))

    assert proposed[0].facts == {"reason": "BATTERY membantu"}


def test_keeps_quiet_when_nothing_was_just_added():
    assert Accessory().propose(a_situation(just_added=None, looked_at="CAM-1")) == []


def test_leaves_services_and_warranties_to_other_strategies():
    catalogue = a_catalogue(
        a_product("A"), a_product("B"), a_product("C"),
        links=[a_link("A", "B", "service"), a_link("A", "C", "warranty")],
    )

    assert Accessory().propose(a_situation(catalogue=catalogue, just_added="A")) == []
