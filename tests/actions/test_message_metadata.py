"""Metadata of a message: written once, read once, the same on the way."""
from actions.message_metadata import MessageMetadata

WHOLE = MessageMetadata(
    channel="telegram", customer="C1", page_language="id", turn=4, message_id="m1",
    request_id="r1", title="Add", whole_text="add two and check out", more_follows=True,
    goes_on=True, is_external=True,
)


def test_comes_back_as_it_was_written():
    assert MessageMetadata.read(WHOLE.as_dict()) == WHOLE
    assert MessageMetadata.read(MessageMetadata().as_dict()) == MessageMetadata()


def test_what_says_nothing_is_not_kept():
    assert MessageMetadata(turn=1).as_dict() == {"turn": 1}


def test_names_of_other_versions_are_passed_over():
    assert MessageMetadata.read({"turn": 2, "mood": "fine"}) == MessageMetadata(turn=2)
    assert MessageMetadata.read(None) == MessageMetadata()


def test_two_parts_of_a_message_know_of_each_other():
    message = MessageMetadata(turn=4, message_id="m1")

    first, second = (message.part_of_message(at, 2, "add two and check out") for at in (0, 1))

    assert (first.more_follows, first.whole_text, first.goes_on) == (
        True, "add two and check out", False)
    assert (second.goes_on, second.message_id, second.more_follows) == (True, "m1/2", False)
    assert second.whole_text == first.whole_text
