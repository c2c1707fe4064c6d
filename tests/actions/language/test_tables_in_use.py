"""A table under a name that nobody asks for is a slip: its words would never be heard."""
import re
from pathlib import Path

import pytest
import yaml

from actions.language import packs
from bot.nlu.entities.aliases import ENTITIES
from bot.nlu.entities.superlatives import SUPERLATIVES

TABLE = re.compile(r'["\']([a-z_]+\.[a-z_]+)["\']')
SOURCES = (path for room in ("actions", "bot") for path in Path(room).rglob("*.py"))
# Asked for by names made of the entity and of the order.
MADE = {f"aliases.{entity}" for entity in ENTITIES} | {f"superlatives.{o}" for o in SUPERLATIVES}
ASKED = MADE | {
    table for path in SOURCES for table in TABLE.findall(path.read_text(encoding="utf-8"))
}
FILES = [path for pack in packs.packs() for path in sorted(pack.folder.glob("words/*.yml"))]


@pytest.mark.parametrize("file", FILES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_somebody_asks_for_every_table(file):
    tables = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506

    assert {f"{file.stem}.{key}" for key in tables} <= ASKED
