"""What holds for every selling strategy."""
import inspect
from datetime import timedelta

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.learning.model import Companion, Deal, PeerPick
from actions.selling.candidates import STRATEGIES
from actions.selling.model import CartItem
from actions.selling.rules import Rules
from tests.actions.selling.baskets import a_basket, a_standing, an_order
from tests.actions.selling.builders import NOON, a_situation
from tests.actions.selling.regulars import a_purchase, a_regular

UTTERANCE = set(inspect.signature(CollectingDispatcher.utter_message).parameters) - {"kwargs"}
SITUATIONS = [
    a_situation(just_added=added, looked_at=seen, stage=stage, language=language, cart=cart)
    for added in (None, "CAM-1")
    for seen in (None, "CAM-2")
    for stage in ("browsing", "cart")
    for language, cart in (("en", ()), ("id", (CartItem("CASE"),)))
]
SITUATIONS += [
    a_regular(
        a_purchase("MILL", 20), a_purchase("BEANS", 28),
        language=language, deals=(Deal("FILTERS", "fast_seller", 40, 7, "paper"),),
        cart=(CartItem("BRUSH"),), cart_left_at=NOON - timedelta(days=1),
    )
    for language in ("en", "id")
]
SITUATIONS += [
    moment(
        "POT", looked_at="TEA-100", language=language, standing=a_standing(),
        companions={"POT": (Companion("POT", "TRAY", 6, 20),)}, peers=(PeerPick("TRAY", 6, 20),),
        owned=frozenset({"PLAN-1"}),
    )
    for moment in (a_basket, an_order)
    for language in ("en", "id")
]
every_strategy = pytest.mark.parametrize("strategy", STRATEGIES, ids=lambda s: s.name)


def proposals(strategy):
    return [candidate for s in SITUATIONS for candidate in strategy.propose(s)]


def test_names_are_unique():
    assert len({strategy.name for strategy in STRATEGIES}) == len(STRATEGIES)


def test_the_names_an_utterance_reserves_are_the_known_ones():
    assert {"text", "image", "json_message", "template", "response", "attachment", "buttons",
            "elements"} <= UTTERANCE


@every_strategy
def test_proposes_something_in_one_of_the_situations(strategy):
    assert proposals(strategy)


@every_strategy
def test_signs_its_candidates_and_proposes_none_beside_itself(strategy):
    for candidate in proposals(strategy):
        assert (candidate.strategy, candidate.kind) == (strategy.name, strategy.kind)
        assert candidate.sku != candidate.anchor


@every_strategy
def test_says_whose_place_is_taken(strategy):
    assert all(candidate.anchor for candidate in proposals(strategy) if candidate.act == "swap")


@every_strategy
def test_proposes_ten_at_most_and_none_twice_for_the_same_product(strategy):
    for situation in SITUATIONS:
        proposed = [(c.sku, c.anchor) for c in strategy.propose(situation)]
        assert len(set(proposed)) == len(proposed) <= 10


@every_strategy
def test_proposes_the_same_for_the_same_situation(strategy):
    assert [strategy.propose(s) for s in SITUATIONS] == [strategy.propose(s) for s in SITUATIONS]


@every_strategy
def test_its_facts_keep_clear_of_the_arguments_of_an_utterance(strategy):
    named = {name for c in proposals(strategy) if c.facts for name in vars(c.facts)}

    assert not named & UTTERANCE


@every_strategy
def test_is_frozen_and_can_be_set_by_the_merchant(strategy):
    assert type(strategy).__dataclass_params__.frozen
    assert Rules().strategies[strategy.name] == strategy.defaults
