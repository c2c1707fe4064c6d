"""YAML with lines: each value's place, and what can't be read."""
import pytest

from actions.lined_yaml import NotYaml, read_yaml

SHOP = """\
name: Kitchen
delivery:
- id: fast
  price: {USD: 5}
- id: slow
since: 2026-02-30
"""


def test_a_value_is_found_by_its_path_with_its_line():
    shop = read_yaml(SHOP)

    assert shop.value["delivery"][0] == {"id": "fast", "price": {"USD": 5}}
    assert shop.line(("delivery", 1)) == 5
    assert shop.line(("delivery", 0, "price", "USD")) == 4


def test_what_is_not_written_has_the_line_of_what_is_above_it():
    shop = read_yaml(SHOP)

    assert shop.line(("delivery", 1, "price", "USD")) == 5
    assert shop.line(("currencies",)) == 1


def test_a_day_that_no_calendar_has_stays_text_and_is_told():
    shop = read_yaml(SHOP)

    assert shop.value["since"] == "2026-02-30"
    assert shop.impossible_days == ((6, "2026-02-30"),)


def test_a_name_that_stands_twice_is_told_twice():
    keys = read_yaml("a: 1\nb: 2\na: 3").keys

    assert [(key.path, key.line) for key in keys] == [(("a",), 1), (("b",), 2), (("a",), 3)]


def test_an_empty_text_says_nothing():
    assert read_yaml("# a comment").value is None


@pytest.mark.parametrize(("text", "line"), [("a: [", 1), ("a: 1\n\tb: 2", 2), ("a: \x00", None)])
def test_what_is_no_yaml_is_refused_with_its_line(text, line):
    with pytest.raises(NotYaml) as refused:
        read_yaml(text)

    assert refused.value.line == line
