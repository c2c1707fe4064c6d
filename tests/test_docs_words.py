"""docs/words.md tells every table of the packs, and no other."""
import re
from pathlib import Path

import yaml

from actions.language.packs import packs
from tests.documents import ROOT, text_of

PAGE = text_of(ROOT / "docs/words.md")
TOPIC = re.compile(r"^## (\w+)\.yml\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `(\w+)` \| (\w+) \| ([\w, ]+) \| .+ \|$", re.MULTILINE)
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
    """By table, what it holds and which languages have it, as the page says."""
    return {
        f"{topic}.{key}": (holds, languages)
        for topic, section in TOPIC.findall(PAGE)
        for key, holds, languages in ROW.findall(section)
    }


def there():
    """The same, as the packs say."""
    languages, shapes = {}, {}
    for pack in packs():
        for file in sorted(pack.folder.glob("words/*.yml")):
            for key, table in tables_of(file).items():
                name = f"{file.stem}.{key}"
                languages.setdefault(name, []).append(pack.code)
                shapes[name] = shape_of(name, table)
    return {name: (shapes[name], ", ".join(having)) for name, having in languages.items()}


def tables_of(file: Path):
    return yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506


def shape_of(name, table):
    if name in SIGNED_TABLES:
        return "phrases"
    return "pairs" if isinstance(table, dict) else "words"


def test_every_table_of_the_packs_is_told_as_it_is():
    assert {table: says for table, says in told().items() if says[1] != "none"} == there()


def test_a_table_that_no_pack_has_is_asked_for():
    unused = [table for table, (_, languages) in told().items() if languages == "none"]

    assert [table for table in unused if not any(f'"{table}"' in text for text in CODE)] == []
