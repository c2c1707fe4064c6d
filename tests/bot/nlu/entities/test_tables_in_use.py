"""A table under a name that nobody asks for is a slip: its words would never be heard."""
import re
from pathlib import Path

import pytest
import yaml

from actions.language import packs
from bot.nlu.entities.aliases import ENTITIES
from bot.nlu.entities.superlatives import SUPERLATIVES

SOURCES = (*Path("bot").rglob("*.py"), *Path("actions").rglob("*.py"))
TABLE = re.compile(r'["\']([a-z_]+\.[a-z_]+)["\']')
# Asked for by names made of the entity and of the order.
MADE = {f"aliases.{entity}" for entity in ENTITIES} | {f"superlatives.{o}" for o in SUPERLATIVES}
# What only languages that spaCy doesn't know need.
NEEDLESS = {"language.function_words"}
ASKED = MADE | {
    table for source in SOURCES for table in TABLE.findall(source.read_text(encoding="utf-8"))
} - NEEDLESS
TOPICS = sorted({path.stem for path in packs.FOLDER.glob("*/words/*.yml")})


def tables_of(topic):
    for pack in packs.packs():
        path = pack.folder / "words" / f"{topic}.yml"
        if path.exists():
            read = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
            yield from (f"{topic}.{key}" for key in read)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_table_is_asked_for_and_stands_in_a_pack(topic):
    assert set(tables_of(topic)) == {table for table in ASKED if table.startswith(f"{topic}.")}
