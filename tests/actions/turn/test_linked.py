"""Objects of a wish beside what the shop's own words found in the message."""
import pytest

from actions.reading.reading import Description, Wish
from actions.turn.linked import linked
from actions.turn.understood import Entity


def told(act, objects, *entities):
    wish = Wish.parse_obj({"act": act, "objects": objects})
    found = [Entity(name, value, 0, 1, text) for name, value, text in entities]
    result = linked(wish, found)
    return [each.as_json() for each in result.objects] if result else None


CUP = ("product", "CUP-500", "fresh 500 cup")


@pytest.mark.parametrize(("act", "objects", "entities", "meant"), [
    ("add", [{"name": "fresh 500 cup"}], [CUP], [{"code": "CUP-500"}]),
    ("add", [{"kind": "cup", "traits": ["fresh"], "quantity": 500}], [CUP], [{"code": "CUP-500"}]),
    ("add", [{"kind": "cup", "traits": ["red"], "quantity": 2}], [CUP],
     [{"code": "CUP-500", "traits": ["red"], "quantity": 2}]),
    ("add", [{"kind": "fresh", "quantity": 1}, {"kind": "cup"}], [CUP],
     [{"code": "CUP-500", "quantity": 1}]),
    ("add", [{"kind": "cup"}, {"kind": "spoon"}], [CUP], [{"code": "CUP-500"}, {"kind": "spoon"}]),
    ("add", [{"code": "OTHER"}], [CUP], [{"code": "OTHER"}]),
    ("add", [{"code": "500"}], [CUP], [{"code": "CUP-500"}]),
    ("add", [{"code": "CUP-500-RED"}], [("product", "CUP-500", "CUP-500-RED")],
     [{"code": "CUP-500-RED"}]),
    ("add", [{"pointing": "it", "quantity": 2}], [CUP], [{"code": "CUP-500", "quantity": 2}]),
    ("add", [{"pointing": "it"}], [CUP, ("product", "MUG-1", "mug")], [{"pointing": "it"}]),
    ("add", [{"pointing": "it", "kind": "lamp"}], [CUP], [{"kind": "lamp", "pointing": "it"}]),
    ("add", [{"traits": ["64 gigs"], "not_traits": ["item"]}],
     [("attribute_value", {"attribute": "storage_gb", "value": "64"}, "64 Gigs"),
      ("attribute_value", {"attribute": "colour", "value": "black"}, "item")],
     [{"traits": ["64"], "not_traits": ["black"]}]),
    ("add", [{"traits": ["with lid"]}],
     [("attribute_value", {"attribute": "lid", "value": "yes"}, "with lid")],
     [{"traits": ["with lid"]}]),
    ("add", [{"pointing": "those"}], [CUP], [{"pointing": "those"}]),
    ("find", [{"kind": "cup", "traits": ["red"]}], [CUP], [{"kind": "cup", "traits": ["red"]}]),
    ("find", [{"name": "fresh 500"}], [CUP], [{"name": "fresh 500"}]),
    ("add", [{"ordinal": 1, "quantity": 2}], [("ordinal", 1, "first"), ("ordinal", 2, "two")],
     [{"ordinal": 1}, {"ordinal": 2}]),
    ("remove", [{"pointing": "them"}], [("quantity", 1, "one")],
     [{"pointing": "them", "quantity": 1}]),
    ("find", [{"kind": "toaster", "quantity": 4}],
     [("attribute_value", {"attribute": "slots", "value": "4"}, "Four slice")],
     [{"kind": "toaster", "traits": ["Four slice"]}]),
    ("find", [{"kind": "shoes", "not_traits": ["black"]}],
     [("attribute_value", {"attribute": "colour", "value": "black"}, "black")],
     [{"kind": "shoes", "not_traits": ["black"]}]),
])
def test_what_the_catalogue_found_decides(act, objects, entities, meant):
    assert told(act, objects, *entities) == meant


def test_without_a_wish_there_is_nothing_to_link():
    assert linked(None, []) is None
    assert linked(Wish.parse_obj({"act": "add"}), []) == Wish.parse_obj({"act": "add"})
    assert Description.parse_obj({}).as_json() == {}


@pytest.mark.parametrize(("act", "entities", "meant"), [
    ("add", [CUP], [{"code": "CUP-500"}]),
    ("add", [CUP, ("quantity", 2, "two")], [{"code": "CUP-500", "quantity": 2}]),
    ("ask", [CUP], [{"code": "CUP-500"}]),
    ("add", [CUP, ("product", "MUG-1", "mug")], []),  # which of them, isn't said
    ("add", [("product", "CUP-500", "")], []),  # no words of the message name it
    ("accept", [CUP], []),
    ("find", [CUP], []),
])
def test_where_nothing_was_read_it_is_about_the_one_thing_named(act, entities, meant):
    assert told(act, [], *entities) == meant


@pytest.mark.parametrize(("said", "number"), [
    ("s2 masukin jg", None), ("add the s2", None), ("x2 of them", 2), ("2 of the s2", 2),
    ("the s2, 2", 2),
])
def test_the_number_of_a_model_counts_no_pieces(said, number):
    wish = Wish(act="add", said=said, objects=({"quantity": 2},))

    assert linked(wish, ()).objects[0].quantity == number
