"""The house: files and functions of a size that can be read at once, and names that say which."""
import ast
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.domain_files import ROOT

MOST_LINES, MOST_LINES_OF_FUNCTION = 255, 30
FROZEN = "migrations"  # revisions are never edited again

OF_A_TOPIC = "actions on a topic, beside the room of the shop that does the work"
OF_BOTH_DATABASES = "the shop's and the conversation memory's"
# Base names that stand more than once, and why.
TWICE = {
    "cart.py": OF_A_TOPIC,
    "checkout.py": OF_A_TOPIC,
    "facts.py": OF_A_TOPIC,
    "loyalty.py": OF_A_TOPIC,
    "orders.py": OF_A_TOPIC,
    "returns.py": OF_A_TOPIC,
    "service.py": "actions around the shopping; the strategy that offers a service",
    "database.py": OF_BOTH_DATABASES,
    "people.py": OF_BOTH_DATABASES,
    "errors.py": "what can go wrong, one a package",
    "meaning.py": "what a search means; an example's vector, on its way through the training",
    "model.py": "a package's own words: the engine's, the learning's",
    "tables.py": "tables of the shop database, one a package that has some",
    "metrics.py": "what the actions count, what the bot's processes do",
    "linked.py": "objects of a wish; columns of links" ,
    "reading.py": "what a message says; how a search is read",
    "worker.py": "one a process: the bot's, the actions'",
}


def python_files():
    listed = subprocess.run(
        ["git", "ls-files", "bot/*.py", "actions/*.py"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )
    return [Path(name) for name in listed.stdout.split() if FROZEN not in Path(name).parts]


FILES = python_files()


@pytest.mark.parametrize("file", FILES, ids=str)
def test_a_file_can_be_read_at_once(file):
    text = (ROOT / file).read_text(encoding="utf-8")
    functions = [
        node for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    long = {f.name for f in functions if f.end_lineno - f.lineno >= MOST_LINES_OF_FUNCTION}

    assert text.count("\n") <= MOST_LINES
    assert long == set()


def test_names_that_stand_twice_are_explained():
    names = Counter(file.name for file in FILES if file.name not in ("__init__.py", "__main__.py"))

    assert {name for name, count in names.items() if count > 1} == set(TWICE)
