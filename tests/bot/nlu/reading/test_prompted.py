"""Messages seen beside what was asked."""
from dataclasses import replace

from actions.language.packs import packs
from actions.reading.reading import PROMPTS
from bot.nlu.reading.features import features_of
from bot.nlu.reading.marked_examples import parse, readings_of
from bot.nlu.reading.message_tokens import tokens_of
from bot.nlu.reading.prompted import OF_THEIR_OWN, ONE_IN, beside_prompts
from bot.nlu.reading.tuned_encoder import pieced

MANY = [parse("ask_shop", f"{{when do you open shop number {n}}}") for n in range(400)]


def test_some_messages_of_their_own_stand_beside_each_question():
    taught = beside_prompts(MANY)

    assert [replace(each, prompt=None) for each in taught] == MANY
    assert {each.prompt for each in taught} == {None, *PROMPTS}
    assert len(MANY) / ONE_IN / 2 < sum(bool(each.prompt) for each in taught) < len(MANY) / 4
    assert beside_prompts(MANY) == taught


def test_what_may_be_an_answer_stands_where_its_writer_put_it():
    written = [
        *(parse("yes", f"yes yes yes yes {n}") for n in range(100)),
        *(parse("ask_shop", f"{{open {n}}}") for n in range(100)),
        *(parse("refuse", f"over my budget, all {n} of them", "offer") for n in range(100)),
    ]

    assert beside_prompts(written) == written
    assert not {"yes", "no", "accept", "refuse", "give", "add"} & OF_THEIR_OWN


def test_a_word_has_its_place_whatever_the_message_stands_beside():
    tokens = tokens_of("over my budget tbh")
    alone = pieced(tokens)

    for prompt in PROMPTS:
        beside = pieced(tokens, prompt)
        words = [beside.ids[start : start + count]
                 for start, count in zip(beside.starts, beside.counts, strict=True)]
        assert words == [alone.ids[start : start + count]
                         for start, count in zip(alone.starts, alone.counts, strict=True)]
        assert len(beside.ids) > len(alone.ids)
        assert features_of(tokens, {}, prompt) != features_of(tokens, {})


def test_every_language_with_readings_has_some_beside_each_question():
    for pack in packs():
        examples = readings_of(pack)
        assert not examples or {each.prompt for each in examples} == {None, *PROMPTS}, pack.code
