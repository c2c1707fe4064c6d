"""CONTRIBUTING.md says how many files an addition takes; each how-to names the same ones."""
import re

import pytest

from tests.documents import INLINE, LINK, PLACEHOLDER, ROOT, spread, text_of

ROW = re.compile(r"^\|.*\|$", re.MULTILINE)
FILES = re.compile(r"^\| file \| what \|\n.*\n((?:\|.*\|\n)+)", re.MULTILINE)
HOW_MUCH = text_of(ROOT / "CONTRIBUTING.md").partition("## How much one touches")[2]
ADDITIONS = [
    [cell.strip() for cell in row[1:-1].split(" | ")]
    for row in ROW.findall(HOW_MUCH.partition("\n## ")[0])[2:]
]


def how_to(addition):
    file, _, _ = LINK.search(addition)[1].partition("#")
    return text_of(ROOT / file)


def files_in(text):
    """The repository's files that it names, a file of each language once."""
    return {
        PLACEHOLDER.sub("*", path)
        for code in INLINE.findall(text) if "/" in code for path in spread(code)
    }


@pytest.mark.parametrize(
    ("addition", "which"),
    [(addition, which) for addition, _, which, _ in ADDITIONS if "language]" not in addition],
)
def test_the_how_to_names_the_same_files(addition, which):
    [table] = FILES.findall(how_to(addition))
    first_cells = "\n".join(row.split(" | ")[0] for row in table.splitlines())

    assert files_in(which) == files_in(first_cells)


def test_a_language_is_a_folder():
    [which] = [which for addition, _, which, _ in ADDITIONS if "language]" in addition]

    assert files_in(which) == {"data/languages/*/"}


@pytest.mark.parametrize(("subject", "told", "files"), [
    ("a strategy", "3 and wording", 3 + 4),
    ("an intent", "4 and its messages", 3 + 2),  # one of the three in both languages
    ("a channel", "1, its line, its test", 3),
    ("a connector", "1, its line, its test", 3),
    ("a language", "a folder", 1),
    ("a column of a product", "4 and a migration", 5),
])
def test_no_addition_takes_more(subject, told, files):
    [row] = [row for row in ADDITIONS if f"[{subject}]" in row[0]]

    assert (row[1], len(files_in(row[2]))) == (told, files)
