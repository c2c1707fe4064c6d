"""Every line that an operator gets as JSON is an object, whoever said it."""
import json

import pytest
from rich.console import Console

from bot.supervisor.json_lines import JsonFile, in_json
from tests.bot.supervisor.supervised import stand_in, supervising


def shown_of(line):
    shown = []
    in_json("bot", shown.append)(line)
    return shown


def test_an_object_is_shown_as_it_is():
    assert shown_of('{"message": "x"}') == ['{"message": "x"}']


@pytest.mark.parametrize("line", [
    "", "12", '"text"', "[1]", "{", '{"message": "cut of', "é \ufffd",
])
def test_anything_else_becomes_the_message_of_one(line):
    [shown] = shown_of(line)

    told = json.loads(shown)
    assert (told["process"], told["level"], told["message"]) == ("bot", None, line)
    assert shown.isascii()


def test_what_a_console_writes_is_shown_line_by_line():
    shown = []
    console = Console(file=JsonFile(in_json("supervisor", shown.append)))

    console.print("Starting …", end="")
    console.print(" now")

    assert [json.loads(line)["message"] for line in shown] == ["Starting … now"]


def test_what_processes_say_reaches_the_operator_as_objects():
    with supervising() as supervise:
        shop = supervise(stand_in("bot", "log"), log_format="json")
        shop.until("no object")

    lines = [json.loads(line) for line in shop.lines if not line.startswith("listens")]
    runs, logged, said = lines
    assert runs["message"].startswith("runs as")
    assert (logged["level"], logged["logger"]) == ("ERROR", "shop")
    assert logged["request_id"] == "abcd1234"
    assert logged["message"].startswith("It broke:\nxxx")
    assert logged["exception"].endswith("LookupError: a\nb \x1b[31m \u2028")
    assert (said["level"], said["message"]) == (None, "no object")
