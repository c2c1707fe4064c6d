"""In which size and colour goods were asked for, and how long that is known."""
import pytest

from actions.message_metadata import MessageMetadata
from actions.reading.reading import Wish
from actions.turn.asked_variant import asked_so, asked_variants
from actions.turn.turn import LASTS, Turn

SEARCH = {"sizes": ["42"], "values": [["colour", "black"]]}


def a_turn(number, *objects, **slots):
    wish = Wish(act="ask", objects=objects) if objects else None
    return Turn("ann", wish=wish, slots=slots, metadata=MessageMetadata(turn=number))


def left(name, value):
    return {"event": "slot", "name": name, "value": value, "timestamp": None}


def kept(turn, *events):
    found = asked_so(turn, events)
    return found[0]["value"] if found else "as it was"


def before(**told):
    return {"skus": ["TEE"], "turn": 3, "size": "", "traits": [], **told}


def test_what_was_said_of_the_thing_is_kept_with_its_turn():
    turn = a_turn(3, {"pointing": "it", "traits": ["blue"]})

    assert kept(turn, left("focus", "TEE")) == before(traits=["blue"])


def test_a_size_that_is_asked_for_next_joins_the_colour():
    turn = a_turn(4, {"size": "L"}, asked_variant=before(traits=["blue"]))

    assert kept(turn, left("focus", "TEE")) == before(turn=4, traits=["blue"], size="L")


def test_a_question_that_names_none_leaves_it():
    turn = a_turn(4, {"pointing": "it"}, asked_variant=before(traits=["blue"]))

    assert kept(turn, left("focus", "TEE")) == "as it was"


def test_of_another_thing_it_is_forgotten():
    turn = a_turn(4, {"kind": "mug"}, asked_variant=before(traits=["blue"]))

    assert kept(turn, left("focus", "MUG")) is None


def test_a_list_is_kept_with_what_it_was_searched_by():
    turn = a_turn(3, {"kind": "shoes", "size": "42"})

    found = kept(turn, left("search", [SEARCH]), left("listed", ["RUN", "TRAIL"]))

    assert found == {"skus": ["RUN", "TRAIL"], "turn": 3, "size": "42", "traits": ["black"]}


def test_several_searches_at_once_say_it_of_nothing_certain():
    turn = a_turn(3, {"kind": "shoes", "size": "42"}, {"kind": "tees", "size": "M"})

    found = kept(turn, left("search", [SEARCH, SEARCH]), left("listed", ["RUN", "TEE"]))

    assert found == "as it was"


@pytest.mark.parametrize(("now", "skus"), [(3 + LASTS, ["TEE"]), (4 + LASTS, [])])
def test_it_fades(now, skus):
    assert list(asked_variants(a_turn(now, asked_variant=before(size="L")))) == skus
