"""The best, cheapest or dearest that a message compares, and how many of them."""
import pytest

from actions.language.tokens import phrase
from bot.nlu.entities.superlatives import COMPARING, SUPERLATIVES, find_superlatives
from tests.bot.nlu.small_shop import found


def orders(text):
    """(order, how many) of each superlative in a message."""
    facts = [f.facts for f in find_superlatives(phrase(text))]
    return [(each[1].value, each[0].value) for each in facts if len(each) > 1]


def spans(text):
    """The words that are told to compare and to count."""
    words = phrase(text)
    return sorted(" ".join(words[f.first : f.end]) for f in find_superlatives(words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("compare your two best ovens", [("better", 2)]),
        ("compare the 3 cheapest ovens", [("cheaper", 3)]),
        ("compare the cheapest two", [("cheaper", 2)]),
        ("compare the top 2 ovens", [("better", 2)]),
        ("compare two of your best ovens", [("better", 2)]),
        ("a couple of your dearest ovens, compare them", [("dearer", 2)]),
        ("two best ovens side by side", [("better", 2)]),
        ("two best ovens next to each other", [("better", 2)]),
        ("compare the cheapest ovens", [("cheaper", 0)]),
        ("compare the best and the cheapest oven", [("better", 0), ("cheaper", 0)]),
        ("bandingkan dua oven terbaik", [("better", 2)]),
        ("bandingkan tiga oven listrik yang paling murah", [("cheaper", 3)]),
        ("dua oven termahal, bandingin", [("dearer", 2)]),
        ("beda dua oven dengan rating tertinggi", [("better", 0)]),  # of something else
        ("bandingkan 9 oven terbaik", [("better", 9)]),
        ("bandingkan 10 oven terbaik", [("better", 0)]),
        ("bandingkan 1 oven terbaik", [("better", 0)]),
    ],
)
def test_what_is_compared_by_rank(text, expected):
    assert orders(text) == expected


@pytest.mark.parametrize("text", [
    "your two best ovens", "the best one", "cheapest oven", "compare two ovens", "compare them",
    "what is the difference", "oven terbaik", "bandingkan dua oven", "two cheaper ovens vs this",
    "compare the red top and the blue one",
])
def test_a_message_that_does_not_compare_by_rank(text):
    assert find_superlatives(phrase(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "compare the nusa 5 with your best phone", "compare the nusa 5 and the best phone",
        "nusa 5 vs best phone", "bandingkan nusa 5 dengan hp terbaik",
        "bandingkan nusa 5 sama hp terbaik", "compare 2 of the old but cheap things by your best",
    ],
)
def test_a_number_of_something_else_counts_nothing(text):
    assert orders(text)[-1] == ("better", 0)


@pytest.mark.parametrize("words", COMPARING)
def test_every_word_that_compares(words):
    assert orders(f"{' '.join(words)} two best ovens") == [("better", 2)]


@pytest.mark.parametrize(
    ("order", "words"),
    [(order, words) for order, phrases in SUPERLATIVES.items() for words in phrases],
)
def test_every_superlative(order, words):
    assert orders(f"compare two {' '.join(words)} ovens") == [(order, 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("compare your two best ovens", ["compare", "two best"]),
        ("compare ovens, best two", ["best two", "compare"]),
        ("bandingkan dua oven terbaik", ["bandingkan dua", "terbaik"]),
        ("bandingkan yang dua oven terbaik", ["bandingkan yang dua", "terbaik"]),
        ("dua oven terbaik bandingkan", ["bandingkan", "dua", "terbaik"]),
        ("compare cheapest ovens", ["cheapest", "compare"]),
        ("compare all my two nice best ovens", ["best", "compare", "two"]),
    ],
)
def test_the_words_that_compare_and_count_say_nothing_of_the_goods(text, expected):
    assert spans(text) == expected


def test_beside_what_else_is_found():
    assert found("compare your two best phones") == [
        ("compared", 2), ("compared", 2), ("sort", "better"), ("category", "phones"),
    ]
    assert found("the cheapest phone") == [("sort", "cheaper"), ("category", "phones")]
