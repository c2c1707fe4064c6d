"""A message's reading in the terminal."""
import json
import sys
from io import StringIO

import pytest
from rich.console import Console

from actions.reading.reading import reading_of
from bot.commands import read_command
from bot.commands.read_command import reading_table, show_reading

READING = {
    "wishes": [
        {"act": "add", "said": "two [red] cards and a reader under 20", "objects": [
            {"kind": "cards", "traits": ["red", "64 gb"], "quantity": 2},
            {"kind": "reader", "price": {"max": 20, "currency": "USD"}, "not": True},
        ]},
        {"act": "ask_shop", "matter": "when would it come", "said": "and when would it come"},
    ],
    "unread": ["on friday"],
}


def a_console():
    return Console(file=StringIO(), width=120)


def rows_of(reading):
    console = a_console()
    console.print(reading_table(reading_of(reading)))
    lines = [line for line in console.file.getvalue().splitlines() if line.startswith("│")]
    return [tuple(cell.strip() for cell in line.split("│")[1:-1]) for line in lines]


def test_the_table_has_a_row_a_field():
    assert rows_of(READING) == [
        ("1 add", "", "said", "two [red] cards and a reader under 20"),
        ("", "1", "kind", "cards"),
        ("", "", "traits", "red, 64 gb"),
        ("", "", "quantity", "2"),
        ("", "2", "kind", "reader"),
        ("", "", "price", "max 20, currency USD"),
        ("", "", "not", "yes"),
        ("2 ask_shop", "", "said", "and when would it come"),
        ("", "", "matter", "when would it come"),
        ("unread", "", "", "on friday"),
    ]


@pytest.fixture
def models(tmp_path, monkeypatch):
    """A folder with a model that reads as above, whatever it is told."""
    (tmp_path / "any.tar.gz").touch()
    monkeypatch.setattr(read_command, "prepare_process", lambda model: None)
    monkeypatch.setattr(read_command, "_understood", lambda *asked: {"reading": READING})
    return tmp_path


def test_as_json_it_is_a_reading_and_nothing_else(models):
    said, errors = a_console(), a_console()

    assert show_reading("x" * 500, True, said, errors, models_dir=models) == 0

    assert json.loads(said.file.getvalue()) == READING
    assert errors.file.getvalue() == ""


@pytest.mark.parametrize(("text", "told"), [
    ("hello", "reads no messages: train it"), ("  ", "There is nothing to read."),
])
def test_a_message_that_is_not_read_tells_why(models, monkeypatch, text, told):
    monkeypatch.setattr(read_command, "_understood", lambda *asked: {})
    said, errors = a_console(), a_console()

    assert show_reading(text, False, said, errors, models_dir=models) == 1

    assert told in errors.file.getvalue()
    assert said.file.getvalue() == ""


@pytest.mark.parametrize(("files", "told"), [
    ({}, "There is no model"), ({"broken.tar.gz": b"nothing"}, "is not a model of Rasa"),
])
def test_without_a_model_it_says_what_to_do(tmp_path, monkeypatch, files, told):
    monkeypatch.delitem(sys.modules, "tensorflow", raising=False)  # as in a process of its own
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    errors = a_console()

    assert show_reading("hello", False, a_console(), errors, models_dir=tmp_path) == 1

    assert told in errors.file.getvalue()
    assert "train" in errors.file.getvalue()
