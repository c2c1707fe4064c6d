"""What counts as a right reading, and the figures of the benchmark of reading."""
from pathlib import Path

import pytest

from tests.benchmarks.reading.readings import read_all, reading_figures, reading_tables
from tests.benchmarks.reading.scoring import Count, score
from tests.benchmarks.reading.sets import SetError, read_set

CARDS = {"kind": "cards", "traits": ["64 gb"], "quantity": 2}


def reading(*wishes, **more):
    """Of wishes as (act, object, …)."""
    return {"wishes": [{"act": act, "objects": list(objects)} for act, *objects in wishes], **more}


def objects(found, right):
    return score(reading(("find", *found)), reading(("find", *right))).objects


def is_same(found, right):
    return objects([found], [right]) == (1, 1)


@pytest.mark.parametrize(("found", "right"), [
    ({"kind": "The Cards"}, {"kind": "cards"}),
    ({"kind": "mum's mug!"}, {"kind": "mums mug"}),
    ({"kind": "gas stove"}, {"kind": "stove", "traits": ["gas"]}),
    ({"name": "nusa 5"}, {"brand": "nusa", "kind": "5"}),
    ({"traits": ["red", "steel"]}, {"traits": ["steel", "red"]}),
    ({"not_brand": "wd"}, {"not_traits": ["wd"]}),
    ({"price": {"max": 30.0, "min": 20}}, {"price": {"min": 20.0, "max": 30}}),
    ({"purpose": "my mum"}, {"purpose": "mum"}),
])
def test_these_say_the_same(found, right):
    assert is_same(found, right)


@pytest.mark.parametrize(("found", "right"), [
    ({"kind": "card"}, {"kind": "cards"}),
    ({"traits": ["red"]}, {"not_traits": ["red"]}),
    ({"traits": ["42"]}, {"size": "42"}),
    ({"size": "4.2"}, {"size": "42"}),
    ({"price": {"max": 30}}, {"price": {"min": 30}}),
    ({"price": {"max": 30}}, {"price": {"max": 30, "currency": "USD"}}),
    ({"quantity": 2}, {"quantity": 2, "mode": "more"}),
    ({"kind": "mug", "not": True}, {"kind": "mug"}),
    ({"ordinal": 1}, {"ordinal": -1}),
    ({"purpose": "tea"}, {"kind": "tea"}),
])
def test_these_do_not(found, right):
    assert not is_same(found, right)


def test_objects_of_a_wish_may_stand_in_any_order():
    reader = {"kind": "reader"}

    scored = score(reading(("add", CARDS, reader)), reading(("add", reader, CARDS)))

    assert scored.is_exact
    assert scored.objects == (2, 2)


@pytest.mark.parametrize(("found", "right", "counted"), [
    ([], [CARDS], (0, 1)),
    ([CARDS, {"kind": "pots"}], [CARDS], (1, 2)),
    ([CARDS, CARDS], [CARDS, CARDS], (2, 2)),
    ([CARDS, CARDS], [CARDS], (1, 2)),
    ([], [], (0, 0)),
])
def test_objects_too_many_and_too_few_count(found, right, counted):
    assert objects(found, right) == counted


def test_a_wish_too_many_spoils_only_itself():
    tea = {"kind": "tea"}
    found = reading(("greet",), ("find", CARDS), ("remove", tea))

    scored = score(found, reading(("find", CARDS), ("remove", tea)))

    assert (scored.objects, scored.are_acts_right, scored.is_exact) == ((2, 2), False, False)
    assert scored.acts == (("\u2013", "greet"), ("find", "find"), ("remove", "remove"))


def test_objects_in_each_others_wishes_are_not_right():
    tea = {"kind": "tea"}
    found = reading(("add", CARDS), ("remove", tea))

    scored = score(found, reading(("add", tea), ("remove", CARDS)))

    assert (scored.objects, scored.are_acts_right, scored.is_exact) == ((1, 2), True, False)


@pytest.mark.parametrize(("found", "right"), [
    (reading(unread=["on friday"]), reading()),
    (reading(), reading(unread=["on friday"])),
    ({"wishes": [{"act": "ask", "matter": "is it loud"}]}, {"wishes": [{"act": "ask"}]}),
    (reading(("find", CARDS)), reading(("show", CARDS))),
    (reading(("find", CARDS)), reading(("find", CARDS), ("ask",))),
])
def test_all_of_it_has_to_be_right(found, right):
    assert not score(found, right).is_exact


def test_a_number_that_nothing_else_tells_is_unread_without_harm():
    assert score(reading(unread=["74"]), reading()).is_exact


@pytest.mark.parametrize(("found", "right", "polarity"), [
    ([{"not_traits": ["black"]}], [{"not_traits": ["black"]}], (1, 1)),
    ([{"kind": "tee", "not_size": "s"}], [{"kind": "top", "not_size": "s"}], (1, 1)),
    ([{"traits": ["black"]}], [{"not_traits": ["black"]}], (0, 1)),
    ([{"not_traits": ["black"]}], [{"traits": ["black"]}], (0, 1)),
    ([{"not_traits": ["black tea"]}], [{"not_traits": ["black"]}], (0, 1)),
    ([{"kind": "helmets", "not": True}], [{"name": "helmets", "not": True}], (1, 1)),
    ([{"kind": "helmets"}], [{"kind": "helmets", "not": True}], (0, 1)),
    ([{"not_size": "42"}, {"kind": "pots"}], [{"not_size": "42"}, {"kind": "pans"}], (1, 1)),
    ([{"kind": "pots"}], [{"kind": "pans"}], (0, 0)),
])
def test_polarity_is_of_objects_with_something_refused(found, right, polarity):
    assert score(reading(("find", *found)), reading(("find", *right))).polarity == polarity


def test_fields_are_counted_each():
    found = reading(("find", {"kind": "tee", "size": "m"}), ("add", {"quantity": 2}))

    fields = score(found, reading(("find", {"kind": "tee", "size": "l"}))).fields

    assert fields == {"wanted": (1, 1, 1), "size": (0, 1, 1), "quantity": (0, 0, 1)}


def a_set(folder, *texts):
    """Messages that each look for what they say."""
    rows = (f"- text: {t}\n  wishes: [{{act: find, objects: [{{kind: {t}}}]}}]\n" for t in texts)
    (folder / "en.yml").write_text("".join(rows), encoding="utf-8")
    return read_set(folder)


def understood(text):
    """Takes mugs for a greeting."""
    return {"reading": reading(("greet",) if text == "mugs" else ("find", {"kind": text}))}


def test_of_our_own_set_the_part_kept_aside_is_judged(tmp_path):
    messages = a_set(tmp_path, *(f"tea {number}" for number in range(9)), "mugs")

    own = read_all(messages, understood, has_part_aside=True)
    other = read_all(messages, understood, has_part_aside=False)

    assert 0 < len(own.judged) < len(own.judged) + len(own.seen) == len(other.judged) == 10
    assert reading_figures(other) == {
        "reading_exact": 0.9, "acts": 0.9, "objects": 0.9, "polarity": 1.0,
        "reading_exact_en": 0.9, "acts_en": 0.9, "objects_en": 0.9, "polarity_en": 1.0,
    }
    assert {"reading_exact", "acts_en", "objects_seen", "polarity_en_seen"} < set(
        reading_figures(own)
    )


def test_no_table_tells_what_a_message_says(tmp_path):
    read = read_all(a_set(tmp_path, "teapots", "mugs"), understood, has_part_aside=False)

    cells = [
        cell for table in reading_tables(read) for column in table.columns for cell in column.cells
    ]

    assert {"find", "wanted"} < set(cells)
    assert not any("mugs" in cell or "teapots" in cell for cell in cells)


def test_a_message_without_a_reading_has_read_nothing(tmp_path):
    read = read_all(a_set(tmp_path, "mugs"), lambda text: {}, has_part_aside=False)

    assert read.judged[0].scored.objects == Count(0, 1)


@pytest.mark.parametrize(("written", "problem"), [
    ("- text: hi\n  wishes: [{act: wave}]\n", "act"),
    ("- wishes: []\n", "text"),
    ("- [\n", "en.yml"),
])
def test_a_set_that_cannot_be_read_is_refused(tmp_path, written, problem):
    (tmp_path / "en.yml").write_text(written, encoding="utf-8")

    with pytest.raises(SetError, match=problem):
        read_set(tmp_path)


def test_a_folder_without_messages_is_refused(tmp_path):
    with pytest.raises(SetError, match="holds no messages"):
        read_set(tmp_path)


def test_our_own_sets_are_as_documented():
    messages = read_set(Path("tests/reading"))

    assert {m.language for m in messages} == {"en", "id"}
    assert all(score(m.reading, m.reading).is_exact for m in messages)
