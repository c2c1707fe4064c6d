"""docs/architecture.md shows every room of the house, and the layers that are held."""
import re

import pytest

from tests.documents import ROOT, examples

PAGE = ROOT / "docs/architecture.md"
[TREE] = [e.text for e in examples(PAGE) if e.text.startswith("bot/")]
# What stands indented under each folder: a room, a file, or files with commas between.
TOLD = {
    folder: {
        name for line in part.splitlines() for name in line.strip().split("  ")[0].split(", ")
    }
    for folder, part in re.findall(r"^(\w+)/[^\n]*\n((?:  .*\n)+)", TREE, re.MULTILINE)
}


def rooms(folder):
    inside = [path for path in (ROOT / folder).iterdir() if not path.name.startswith(("_", "."))]
    return {path.name for path in inside if path.suffix == ".py"} | {
        f"{path.name}/" for path in inside if path.is_dir() and any(path.glob("*.*"))
    }


@pytest.mark.parametrize("folder", ["bot", "actions"])
def test_every_room_and_no_other_is_shown(folder):
    assert TOLD[folder] == rooms(folder)


@pytest.mark.parametrize("layers", re.findall(
    r"^layers = \[(.*?)\]", (ROOT / "pyproject.toml").read_text(), re.MULTILINE | re.DOTALL
))
def test_the_layers_are_told(layers):
    names = {name.rpartition(".")[2] for name in re.findall(r"[\w.]+", layers)}
    [told] = [e.text for e in examples(PAGE) if "→ bot.supervisor" in e.text]

    assert [name for name in names if not re.search(rf"\b{name}\b", told)] == []
