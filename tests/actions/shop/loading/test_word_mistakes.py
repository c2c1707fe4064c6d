"""Every mistake in words.yml is reported with its line and fix."""
import pytest

from actions.shop.loading import RowError

WORDS = """\
categories:
  coffee:
    en: [java]
    id: [kopi hitam]
values:
  colour:
    red: {en: [crimson]}
    biru: {id: [dongker]}
no_category: {en: [kit]}
unreliable: {en: [slot]}
refusing: {en: [unset]}
"""
LIST = 'must be a list of words such as [helmet, "100"]; write it so'
# What is replaced by what, and the line, column and reason that are reported.
MISTAKES = [
    (
        "  coffee:\n", "  cofee:\n", 2, "categories.cofee",
        "is not in categories.csv (did you mean coffee?); correct or remove it",
    ),
    (
        "  colour:\n", "  size:\n", 6, "values.size",
        "is not in attributes.csv; correct or remove it",
    ),
    (
        "    red:", "    pink:", 7, "values.colour.pink",
        "is a value that no product has; correct or remove it",
    ),
    (
        "    en: [java]", "    fr: [java]", 3, "categories.coffee.fr",
        "is no language of the shop; correct or remove it",
    ),
    ("[java]", "java", 3, "categories.coffee.en", LIST),
    ("[java]", "[java, 7]", 3, "categories.coffee.en", LIST),
    ("[java]", "[]", 3, "categories.coffee.en", LIST),
    ("[java]", "[' ']", 3, "categories.coffee.en", LIST),
    (
        "{en: [kit]}", "[kit]", 9, "no_category",
        "must hold keys with their words; write each as `key: …`",
    ),
    (
        "refusing:", "refusin:", 11, "refusin",
        "is not known (did you mean refusing?); correct or remove it",
    ),
    (
        "[unset]}", "[unset}", 11, None,
        "is not YAML: expected ',' or ']', but got '}'; check the indentation and quotes here",
    ),
]


@pytest.mark.parametrize(("old", "new", "line", "column", "reason"), MISTAKES)
def test_refuses_a_mistake_in_words(refused, old, new, line, column, reason):
    assert old in WORDS

    errors = refused({"words.yml": WORDS.replace(old, new, 1)})

    assert errors == [RowError("words.yml", line, column, reason)]


def test_refuses_words_that_are_no_mapping(refused):
    [error] = refused({"words.yml": "- java\n"})

    assert str(error) == (
        "words.yml line 1: must hold keys with their words; write each as `key: …`"
    )
