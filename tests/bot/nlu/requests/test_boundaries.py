"""Where a message may fall into two requests, and where it never does."""
import pytest

from bot.nlu.requests.boundaries import Joint, entities_within, parts_of


def found(text, *words, entity="category"):
    return [
        {"entity": entity, "value": w, "start": text.index(w), "end": text.index(w) + len(w)}
        for w in words
    ]


def cuts(text, entities=()):
    return [
        (text[cut.first.start:cut.first.end], text[cut.second.start:cut.second.end])
        for cut in parts_of(text, list(entities))
    ]


@pytest.mark.parametrize(("text", "first", "second"), [
    ("add that and check out", "add that", "check out"),
    ("add that & check out", "add that", "check out"),
    ("is it heavy? how much is delivery", "is it heavy?", "how much is delivery"),
    ("is it heavy? And also how much is delivery ", "is it heavy?", "how much is delivery"),
    ("add that. then check out", "add that", "check out"),
    ("add that\ncheck out", "add that", "check out"),
    ("what's my total, by the way where are you", "what's my total", "where are you"),
    ("berat ga terus ongkir berapa", "berat ga", "ongkir berapa"),
    ("masukin itu, sekalian lihat keranjang", "masukin itu", "lihat keranjang"),
    ("masukin abis itu bayar", "masukin", "bayar"),
])
def test_falls_apart_at_a_joint(text, first, second):
    assert cuts(text)[0] == (first, second)


@pytest.mark.parametrize("text", [
    "", "and", "check out", "hello there", "add that and", "and check out",
    "12,50 or 1.500", "write to ann@example.com now", "/checkout and pay",
    "show my cart and /restart",
    "the second one, please", "12 Baker Street, London, leave it there",
    "Jl. Merdeka 10, Bandung, tolong antar sore", "word and " * 40,
])
def test_stays_whole(text):
    assert cuts(text) == []


@pytest.mark.parametrize(("text", "named"), [
    ("do you have salt and pepper mills", ["salt and pepper mills"]),
    ("show me red and blue shirts", ["red", "blue", "shirts"]),
    ("compare the first and the second", ["the first", "the second"]),
    ("add the toaster and the kettle", ["toaster", "kettle"]),
    ("something between 20 and 40 dollars", ["between 20", "40 dollars"]),
    ("kemeja merah dan biru", ["merah", "biru"]),
])
def test_things_named_together_stay_together(text, named):
    assert cuts(text, found(text, *named)) == []


def test_a_property_alone_may_be_a_question():
    text = "how wide is it and weight"

    assert cuts(text, found(text, "weight", entity="attribute")) == [("how wide is it", "weight")]


def test_a_word_found_within_a_joint_is_no_hindrance():
    text = "masukin abis itu bayar"

    assert cuts(text, found(text, "itu", entity="reference")) == [("masukin", "bayar")]


def test_the_surest_joints_come_first_and_few():
    text = "tell me, show me and help me? Also call me. pay now, bye"

    assert [cut.joint for cut in parts_of(text, [])] == [
        Joint.STOP_AND, Joint.STOP, Joint.AND,
    ]


def test_entities_go_with_their_part_and_those_of_the_whole_with_both():
    entities = [
        {"entity": "quantity", "value": 2, "start": 4, "end": 5},
        {"entity": "language", "value": "en", "start": 0, "end": 22},
    ]
    [cut] = parts_of("add 2 then check out ok", entities)

    assert entities_within(entities, cut.first) == [
        {"entity": "quantity", "value": 2, "start": 4, "end": 5},
        {"entity": "language", "value": "en", "start": 0, "end": 5},
    ]
    assert entities_within(entities, cut.second) == [
        {"entity": "language", "value": "en", "start": 0, "end": 11},
    ]
