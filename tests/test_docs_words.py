"""docs/words.md tells every table of the packs, and no other."""
import re
from pathlib import Path

import yaml

from actions.language.packs import packs
from tests.documents import ROOT, text_of

PAGE = text_of(ROOT / "docs/words.md")
TOPIC = re.compile(r"^## (\w+)\.yml\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `(\w+)` \| (\w+) \| .+ \|$", re.MULTILINE)
# How code asks for a table whose phrases have signs.
SIGNED = re.compile(
    r"(?:phrase_pattern|_openers|any_of\(packs\.phrases)\([\"']([a-z_]+\.[a-z_]+)[\"']"
)
CODE = [
    path.read_text(encoding="utf-8")
    for room in ("actions", "bot") for path in sorted((ROOT / room).rglob("*.py"))
]
SIGNED_TABLES = {table for text in CODE for table in SIGNED.findall(text)}


def told():
    """By table, what it holds, as the page says."""
    return {
        f"{topic}.{key}": holds
        for topic, section in TOPIC.findall(PAGE)
        for key, holds in ROW.findall(section)
    }


def there():
    """The same, as the packs say."""
    return {
        name: shape_of(name, table)
        for pack in packs()
        for file in sorted(pack.folder.glob("words/*.yml"))
        for key, table in tables_of(file).items()
        for name in [f"{file.stem}.{key}"]
    }


def tables_of(file: Path):
    return yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506


def shape_of(name, table):
    if name in SIGNED_TABLES:
        return "phrases"
    return "pairs" if isinstance(table, dict) else "words"


def test_every_table_of_the_packs_is_told_as_it_is():
    of_packs = there()

    assert {table: holds for table, holds in told().items() if table in of_packs} == of_packs


def test_a_table_that_no_pack_has_is_asked_for():
    unused = told().keys() - there().keys()

    assert [table for table in unused if not any(f'"{table}"' in text for text in CODE)] == []
