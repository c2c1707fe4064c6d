"""What a message says, as the model reads it, from the command line."""
import asyncio
import importlib
import json
import logging
import sys
from pathlib import Path
from typing import Any, Iterator, Mapping, Optional

from dotenv import load_dotenv
from rich.console import Console
from rich.table import Table
from rich.text import Text

from actions.reading.reading import Reading, Wish, reading_of
from actions.slash_guard import guarded
from bot.nlu.parse_data import READING
from bot.rasa.start import StartRefused, newest_model, prepare_process

ENV_FILE = ".env"  # may name the shop's database
MODELS_DIR = Path("models")

Row = tuple[str, str, str, str]


class NothingRead(Exception):
    """The message names what is missing, and the cure."""


def show_reading(
    text: str, as_json: bool, console: Console, errors: Console,
    prompt: Optional[str] = None, models_dir: Path = MODELS_DIR,
) -> int:  # fmt: skip
    """Print the reading of a message typed as `text`, with the words of the shop that is loaded;

    the exit status.
    """
    try:
        reading = _read(text, prompt, models_dir)
    except (StartRefused, NothingRead) as error:
        errors.print(str(error), style="red", markup=False, soft_wrap=True)
        return 1
    if as_json:
        written = json.dumps(reading.as_json(), ensure_ascii=False)
        console.print(written, markup=False, highlight=False, soft_wrap=True)
    else:
        console.print(reading_table(reading))
    return 0


def reading_table(reading: Reading) -> Table:
    """A row a field; objects of a wish are counted."""
    table = Table("Wish", "Object", "Field", "Said")
    for number, wish in enumerate(reading.wishes, start=1):
        for row in _rows(number, wish):
            table.add_row(*map(Text, row))
        table.add_section()
    for words in reading.unread:
        table.add_row(Text("unread", style="yellow"), "", "", Text(words))
    return table


def _rows(number: int, wish: Wish) -> Iterator[Row]:
    yield (f"{number} {wish.act}", "", "said", wish.said)
    if wish.matter:
        yield ("", "", "matter", wish.matter)
    for place, described in enumerate(wish.objects, start=1):
        for at, (field, value) in enumerate(described.as_json().items()):
            yield ("", "" if at else str(place), field, _told(value))


def _told(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return ", ".join(f"{name} {each}" for name, each in value.items())
    return "yes" if value is True else str(value)


def _read(text: str, prompt: Optional[str], models_dir: Path) -> Reading:
    """Raises StartRefused and NothingRead."""
    load_dotenv(ENV_FILE)
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr)
    model = newest_model(models_dir)
    prepare_process(model)
    found = _understood(guarded(text), prompt, model).get(READING)
    if found is None:
        raise NothingRead(_why_not(text, model))
    return reading_of(found)


def _why_not(text: str, model: Path) -> str:
    if not text.strip():
        return "There is nothing to read."
    return f"{model} reads no messages: train it with packs that have examples of readings."


def _understood(text: str, prompt: Optional[str], model: Path) -> Mapping[str, Any]:
    """As a serving bot parses it; Rasa may be imported once the process is prepared."""
    parser = importlib.import_module("bot.rasa.parsing").load_parser(model)
    parsed: Mapping[str, Any] = asyncio.run(parser.parse_beside(text, prompt))
    return parsed
