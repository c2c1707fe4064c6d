"""Labels of words from marks, and runs of words from labels."""
import pytest

from bot.nlu.reading.chunks import chunks_of, labels_of
from bot.nlu.reading.marked_examples import parse


def labels(acts, marked):
    example = parse(acts, marked)
    return labels_of(example, example.tokens)


def test_a_run_begins_and_goes_on():
    found = labels("find", "[card reader](kind) [64 gb](trait)")

    assert found.fields == ("B-kind", "I-kind", "B-trait", "I-trait")


def test_two_runs_of_a_field_side_by_side_are_two():
    found = labels("find", "[red](trait) [warm](trait) socks")

    assert found.fields == ("B-trait", "B-trait", "O")
    assert chunks_of(found.fields) == [("trait", 0, 1), ("trait", 1, 2)]


def test_where_wishes_and_objects_begin():
    found = labels("add ask", "add [tea](kind) + and [jam](kind) | {is [it](pointing) sweet}?")

    assert found.breaks == ("", "", "object", "", "wish", "", "", "")
    assert found.matter == ("", "", "", "", "matter", "matter", "matter", "")


@pytest.mark.parametrize(("fields", "chunks"), [
    ((), []),
    (("O", "O"), []),
    (("B-kind", "I-kind", "O"), [("kind", 0, 2)]),
    (("B-kind", "B-kind"), [("kind", 0, 1), ("kind", 1, 2)]),
    (("B-kind", "I-trait"), [("kind", 0, 1), ("trait", 1, 2)]),
    (("O", "I-kind"), [("kind", 1, 2)]),
])
def test_every_labelled_word_is_in_one_run(fields, chunks):
    assert chunks_of(fields) == chunks
