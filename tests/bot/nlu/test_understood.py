"""The matchers on messages as shoppers type them, with the demo shop's catalogue."""
from functools import lru_cache
from pathlib import Path

import pytest

from bot.nlu.entities.extractor import EntityFinder
from bot.nlu.entities.gazetteer import build_vocabulary
from tests.benchmarks.nlu.entity_score import (
    EntityScores,
    canonical_value,
    read_messages,
    score_entities,
)
from tests.bot.nlu.demo_shop import demo_shop

MESSAGES = Path(__file__).parent / "understood.yml"


@lru_cache(maxsize=1)
def scores() -> EntityScores:
    finder = EntityFinder(build_vocabulary(demo_shop()))
    return score_entities(read_messages(MESSAGES), finder.find)


def test_finds_what_shoppers_say():
    assert scores().overall.f1 >= 0.96, "\n".join(map(str, scores().misses))


@pytest.mark.parametrize(
    ("kind", "floor"),
    [
        ("category", 0.93), ("product", 0.93), ("attribute", 0.93), ("attribute_value", 0.95),
        ("price_min", 0.95), ("price_max", 0.95), ("quantity", 0.95), ("ordinal", 0.95),
        ("reference", 0.95), ("order_number", 1.0), ("email", 1.0),
    ],
)  # fmt: skip
def test_no_kind_of_entity_is_left_behind(kind, floor):
    assert scores().of(kind).f1 >= floor


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("product", "TOAST-4S", "toast-4s"),
        ("quantity", 2, "2"),
        ("ordinal", -1, "-1"),
        ("price_max", {"amount": "39.90", "currency": "USD"}, "39.9 USD"),
        ("price_min", {"amount": "500000", "currency": None}, "500000 -"),
        ("attribute_value", {"attribute": "colour", "value": "Red"}, "colour=red"),
        ("attribute_value", {"attribute": "capacity_l", "value": "1.50"}, "capacity_l=1.5"),
    ],
)
def test_values_that_mean_the_same_are_written_the_same(kind, value, text):
    assert canonical_value(kind, value) == text


def test_what_is_missed_and_what_is_false_both_cost():
    messages = [{"text": "two", "entities": [{"kind": "quantity", "words": "two", "value": 2}]}]

    scored = score_entities(
        messages, lambda _: [{"entity": "quantity", "value": 3}, {"entity": "sort", "value": "x"}]
    )

    assert (scored.overall.precision, scored.overall.recall, scored.overall.f1) == (0.0, 0.0, 0.0)
    assert scored.misses[0].missed == (("quantity", "2"),)
    assert scored.misses[0].false == (("quantity", "3"),)
