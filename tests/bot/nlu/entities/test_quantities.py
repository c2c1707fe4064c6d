import pytest

from tests.bot.nlu.small_shop import found


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("two of them", 2),
        ("dua", 2),
        ("3 pcs", 3),
        ("a pair", 2),
        ("a pair of shoes", 1),
        ("make it 3", 3),
        ("x2", 2),
        ("2x", 2),
        ("satu lagi", 1),
        ("one more", 1),
        ("just one please", 1),
        ("qty 4", 4),
        ("kopi 3 bungkus", 3),
        ("jadiin 5 ya", 5),
        ("selusin", 12),
        ("2 dozen", 24),
        ("pesen dua belas", 12),
        ("add 2 bags of coffee", 2),
        ("change the quantity to 10", 10),
        ("2 toasters", 2),
        ("order me one gaming mouse", 1),
    ],
)
def test_reads_a_quantity(text, quantity):
    assert found(text, "quantity") == [("quantity", quantity)]


@pytest.mark.parametrize(
    "text",
    [
        "under 60", "4 slots", "order 10023", "number 2", "yang kedua", "the red one", "that one",
        "which one is better", "dua-duanya", "salah satu", "5 days", "220v", "500rb", "the first",
    ],
)  # fmt: skip
def test_a_number_with_another_meaning_is_no_quantity(text):
    assert found(text, "quantity") == []


@pytest.mark.parametrize(
    ("text", "ordinals"),
    [
        ("second", [2]),
        ("the 2nd one", [2]),
        ("number 2", [2]),
        ("yang kedua", [2]),
        ("yg ke-3", [3]),
        ("no 3", [3]),
        ("no. 3", [3]),
        ("nmr 4", [4]),
        ("nomor dua", [2]),
        ("the last one", [-1]),
        ("yang terakhir", [-1]),
        ("item 2", [2]),
        ("#1", [1]),
        ("compare 1 and 3", [1, 3]),
        ("2 vs 3", [2, 3]),
        ("bandingin yang 1 sama 2", [1, 2]),
        ("bandingkan yang pertama dan ketiga", [1, 3]),
        ("the first two", [1, 2]),
        ("tenda pertama dan kedua", [1, 2]),
    ],
)
def test_reads_places_in_the_list(text, ordinals):
    assert found(text, "ordinal") == [("ordinal", place) for place in ordinals]


@pytest.mark.parametrize(
    "text",
    ["one second", "my last order", "last week", "how long does it last", "kedua sepeda itu"],
)
def test_not_every_ordinal_word_is_a_place(text):
    assert found(text, "ordinal") == []


def test_tells_a_quantity_from_a_place():
    assert found("ambil yang kedua dua ya") == [("ordinal", 2), ("quantity", 2)]
    assert found("3 of the second one pls") == [("quantity", 3), ("ordinal", 2)]
