"""Whether the parts of a message are two things that the shopper wants."""
import pytest

from bot.nlu.requests.multi_intent import find_requests
from tests.bot.nlu.requests.test_boundaries import found

UNSURE = [{"name": "ask_product", "confidence": 0.4}]


class Ranked:
    """Knows the intent of each text it may be asked about, and counts how often it was asked."""

    def __init__(self, **intents):
        self.intents = {text.replace("_", " "): intent for text, intent in intents.items()}
        self.times = 0

    def __call__(self, texts):
        self.times += 1
        return [[self._of(text)] for text in texts]

    def _of(self, text):
        name, confidence = self.intents[text.rstrip("?")]
        return {"name": name, "confidence": confidence}


def requests(text, rank, entities=(), whole=UNSURE):
    found_both = find_requests(text, list(entities), whole, rank)
    return [(text[r["start"]:r["end"]], r["intent_ranking"][0]["name"]) for r in found_both]


def test_two_clear_requests_are_two():
    rank = Ranked(add_it=("add_to_cart", 0.9), check_out=("checkout", 0.9))

    assert requests("add it and check out", rank) == [
        ("add it", "add_to_cart"), ("check out", "checkout"),
    ]
    assert rank.times == 1


@pytest.mark.parametrize(("second", "confidence"), [
    ("checkout", 0.69), ("greet", 0.99), ("complaint", 0.99), ("give_name", 0.99),
    ("affirm", 0.99), ("out_of_scope", 0.99), ("small_talk", 0.99), (None, 0.0),
    ("add_to_cart", 0.99), ("refine_search", 0.99),
])
def test_anything_else_stays_whole(second, confidence):
    rank = Ranked(add_it=("add_to_cart", 0.9), check_out=(second, confidence))

    assert requests("add it and check out", rank) == []


@pytest.mark.parametrize(("joint", "confidence", "parts"), [
    (", ", 0.94, 0), (", ", 0.95, 2), (" and ", 0.69, 0), (" and ", 0.7, 2),
    (" then ", 0.49, 0), (" then ", 0.5, 2), ("? And ", 0.5, 2),
])
def test_a_weak_joint_asks_for_clearer_parts(joint, confidence, parts):
    rank = Ranked(add_it=("add_to_cart", 0.99), check_out=("checkout", confidence))

    assert len(requests(f"add it{joint}check out", rank)) == parts


@pytest.mark.parametrize(("first", "second"), [
    ("search_product", "ask_suggestion"), ("ask_suggestion", "search_product"),
    ("show_product", "ask_product"), ("order_status", "ask_delivery"),
    ("ask_delivery", "ask_price"),
])
def test_one_wish_in_two_sentences_stays_whole(first, second):
    rank = Ranked(say_this=(first, 0.99), say_that=(second, 0.99))

    assert requests("say this. say that", rank) == []


def test_the_price_may_be_asked_for_before_the_delivery():
    rank = Ranked(how_much_is_it=("ask_price", 0.99), how_much_is_delivery=("ask_delivery", 0.99))

    assert len(requests("how much is it and how much is delivery", rank)) == 2


@pytest.mark.parametrize(("name", "confidence", "times"), [
    ("greet", 0.9, 0), ("give_address", 0.7, 0), (None, 0.0, 0), ("greet", 0.5, 1),
    ("checkout", 0.9, 1),
])
def test_what_is_surely_something_else_costs_no_second_look(name, confidence, times):
    rank = Ranked(add_it=("add_to_cart", 0.9), check_out=("checkout", 0.9))

    requests("add it and check out", rank, whole=[{"name": name, "confidence": confidence}])

    assert rank.times == times


def test_a_whole_understood_well_is_not_cut_into_something_else():
    rank = Ranked(add_it=("add_to_cart", 0.9), check_out=("checkout", 0.9))
    sure = [{"name": "clear_cart", "confidence": 0.8}]

    assert requests("add it and check out", rank, whole=sure) == []


def test_two_properties_are_two_questions():
    text = "how heavy is it and how loud"
    rank = Ranked(how_heavy_is_it=("ask_product", 0.9), how_loud=("ask_product", 0.9))
    heavy, loud = found(text, "heavy", "loud", entity="attribute")

    assert len(requests(text, rank, [heavy, loud])) == 2
    assert requests(text, rank, [heavy, {**loud, "value": "heavy"}]) == []


@pytest.mark.parametrize(("text", "things", "parts"), [
    ("add two of those and add the helmet", {"reference": ["those"], "category": ["helmet"]}, 2),
    ("add two of those and add the helmet", {"reference": ["those"]}, 2),
    ("add the bag and add it please", {"category": ["bag"], "reference": ["it"]}, 0),
    ("i want it and add it", {"reference": ["it"]}, 0),
    ("add the bag, add the helmet", {"category": ["bag", "helmet"]}, 0),
])
def test_one_intent_twice_needs_two_things(text, things, parts):
    entities = [e for kind, words in things.items() for e in found(text, *words, entity=kind)]

    def adding(texts):
        return [[{"name": "add_to_cart", "confidence": 0.99}] for _ in texts]

    assert len(requests(text, adding, entities)) == parts


def test_products_are_put_aside_before_the_parts_are_understood():
    text = "add the Duo and check out"
    rank = Ranked(add_that_one=("add_to_cart", 0.9), check_out=("checkout", 0.9))

    assert len(requests(text, rank, found(text, "Duo", entity="product"))) == 2


def test_of_several_cuts_the_clearest_counts():
    text = "add it. please check out. tell me more"
    rank = Ranked(
        add_it=("add_to_cart", 0.9), **{"please check out. tell me more": ("checkout", 0.6)},
        tell_me_more=("ask_store", 0.9), **{"add it. please check out": ("add_to_cart", 0.7)},
    )

    assert requests(text, rank) == [
        ("add it. please check out", "add_to_cart"), ("tell me more", "ask_store"),
    ]
