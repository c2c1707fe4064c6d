"""What the shop's words say of a message's words, when it is read and when reading is learnt."""
import pytest

from bot.nlu.reading.known_words import FROM_CATALOGUE, known_by, known_in_training
from bot.nlu.reading.marked_examples import parse
from bot.nlu.reading.message_tokens import tokens_of


def entity(kind, start, end):
    return {"entity": kind, "start": start, "end": end}


def test_each_word_of_an_entity_knows_it():
    tokens = tokens_of("the card reader")

    assert known_by([entity("category", 4, 15)], tokens) == {
        1: ["found category", "found B category"], 2: ["found category", "found I category"],
    }


def test_a_word_may_be_of_several():
    tokens = tokens_of("nusa 5")
    known = known_by([entity("brand", 0, 4), entity("product", 0, 6)], tokens)

    assert known[0] == ["found brand", "found B brand", "found product", "found B product"]
    assert known[1] == ["found product", "found I product"]


def many(count=300):
    """Examples that name a kind each, with what a shop is thought to know of it."""
    examples = [parse("find", f"[kettle{n}](kind) please hurry up") for n in range(count)]
    return [known_in_training(each, (), each.tokens) for each in examples]


def test_in_training_a_shop_has_most_kinds_and_lacks_some():
    share = sum("found category" in known.get(0, ()) for known in many()) / 300

    assert share == pytest.approx(FROM_CATALOGUE["category"], abs=0.1)


def test_in_training_some_other_words_mean_something():
    others = sum(bool(set(known) - {0}) for known in many())

    assert 0 < others < 60


def test_in_training_it_is_the_same_each_time():
    assert many(20) == many(20)


def test_in_training_the_catalogue_at_hand_says_nothing():
    example = parse("find", "two [kettles](kind)")
    found = [entity("product", 0, 3), entity("quantity", 0, 3)]

    known = known_in_training(example, found, example.tokens)

    assert known[0] == ["found quantity", "found B quantity"]
