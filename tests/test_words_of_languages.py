"""Words of a language stand in its pack: none of them in strings of Python.

Two languages, two rules. An Indonesian word is one that no English text and no Python name has: it
may stand in no string at all. An English word is also an ordinary word of programs, so only lists
of words are looked at: what stands in a set, a tuple, a list or the keys of a mapping with others
of its kind, a text that is split, an expression with alternatives.
"""
import ast
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Iterable, Iterator, Mapping

import yaml

from actions.language.packs import Pack, packs

ROOT = Path(__file__).parents[1]
SOURCES = ("bot", "actions")
# Words of any language, of which the most frequent count as English.
ENGLISH_FILE, MOST_ENGLISH = "frequency_dictionary_en_82_765.txt", 30_000
LEAST_WORDS = 200
FEWEST_LISTED, LONGEST_LISTED = 3, 3  # entries of a list of words, and words of an entry

# Where an Indonesian word is something else.
SOMETHING_ELSE: Mapping[str, str] = {
    "actions/databases/postgres_dump.py": "how a file is opened",
    "actions/databases/together.py": "how PostgreSQL writes a moment",
    "bot/backups/archive.py": "how a file is opened",
    "bot/channels/shop_name.py": "an example in a message to operators",
    "bot/supervisor/supervisor.py": "how a pipe is opened",
}
# Where a list of words is no list of a shopper's words.
OTHER_LISTS: Mapping[str, str] = {
    "actions/demo/invented_people.py": "kinds of goods in the demo shop",
    "actions/demo/seasons.py": "kinds of goods in the demo shop",
    "actions/language/units.py": "units of catalogues",
    "actions/reading/reading.py": "acts and values of readings",
    "actions/settings.py": "spans of time in a setting",
    "actions/shop/catalogue/facts.py": "names and days as shop.yml has them",
    "actions/shop/loading/check_definitions.py": "values of a column",
}
MOST_FILES = 7

Words = frozenset[str]


def test_no_string_of_python_has_an_indonesian_word():
    words = words_of(the_pack("id")) - words_of(the_pack("en")) - english() - names()
    found = {file for file, texts in strings().items() if words & words_in(texts)}

    assert len(words) >= LEAST_WORDS
    assert sorted(found) == sorted(SOMETHING_ELSE)
    assert len(found) <= MOST_FILES


def test_no_list_of_words_in_python_is_english():
    words = words_of(the_pack("en")) - names()
    found = {file for file, texts in lists().items() if words & words_in(texts)}

    assert len(words) >= LEAST_WORDS
    assert sorted(found) == sorted(OTHER_LISTS)
    assert len(found) <= MOST_FILES


def the_pack(code: str) -> Pack:
    return next(pack for pack in packs() if pack.code == code)


@cache
def words_of(pack: Pack) -> Words:
    """All single words of its tables, longer than a letter."""
    return words_in(text for table in tables(pack).values() for text in leaves(table)) - keys(pack)


def tables(pack: Pack) -> dict[str, Any]:
    read = {
        file.stem: yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
        for file in (pack.folder / "words").glob("*.yml")
    }
    return {f"{file}.{key}": table for file, keys in read.items() for key, table in keys.items()}


def leaves(table: Any) -> Iterator[str]:
    if isinstance(table, dict):
        for key, below in table.items():
            yield key
            yield from leaves(below)
    elif isinstance(table, list):
        yield from table
    else:
        yield table


def keys(pack: Pack) -> Words:
    """What packs share are names, not words: units, colours, entities."""
    shared = [
        set(table) & set(other.get(name, ()))
        for other in (tables(each) for each in packs() if each != pack)
        for name, table in tables(pack).items()
        if isinstance(table, dict) and isinstance(other.get(name), dict)
    ]
    return words_in(key for keys in shared for key in keys)


@cache
def english() -> Words:
    lines = files("symspellpy").joinpath(ENGLISH_FILE).read_text(encoding="utf-8-sig").splitlines()
    return frozenset(line.split()[0] for line in lines[:MOST_ENGLISH])


@cache
def names() -> Words:
    """The words that Python's names in the sources are made of."""
    found = (
        name
        for tree in trees().values() for node in ast.walk(tree)
        for field in ("id", "attr", "name", "arg", "asname")
        if isinstance(name := getattr(node, field, None), str)
    )
    parts = (part for name in found for part in re.findall("[A-Z]?[a-z]+|[A-Z]+", name))
    return frozenset(part.lower() for part in parts)


@cache
def trees() -> dict[str, ast.Module]:
    return {
        str(file.relative_to(ROOT)): ast.parse(file.read_text("utf-8"))
        for source in SOURCES for file in (ROOT / source).rglob("*.py")
    }


def strings() -> dict[str, list[str]]:
    """Of each file, without what explains it."""
    return {file: [text.value for text in texts(tree)] for file, tree in trees().items()}


def texts(tree: ast.AST) -> Iterator[ast.Constant]:
    docstrings = {
        id(node.body[0].value) for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and isinstance(node.body[0], ast.Expr)
    }
    yield from (n for n in ast.walk(tree) if is_text(n) and id(n) not in docstrings)


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def lists() -> dict[str, list[str]]:
    return {file: [*listed(tree)] for file, tree in trees().items()}


def listed(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.Set, ast.Tuple, ast.List)):
            yield from entries(node.elts)
        if isinstance(node, ast.Dict):
            yield from entries(key for key in node.keys if key is not None)
        if isinstance(node, ast.Attribute) and node.attr in ("split", "splitlines"):
            yield from (text.value for text in texts(node.value))
    yield from (text.value for text in texts(tree) if re.search(r"\w\|\w", text.value))


def entries(nodes: Iterable[ast.AST]) -> list[str]:
    """The texts of a list, where all of them are short."""
    found = [node.value for node in nodes if isinstance(node, ast.Constant) and is_text(node)]
    is_list = len(found) >= FEWEST_LISTED
    return found if is_list and all(len(f.split()) <= LONGEST_LISTED for f in found) else []


def words_in(texts: Iterable[str]) -> Words:
    """Whole words, longer than a letter; `both_suffixed` is one, and no word of a language."""
    return frozenset(
        word for text in texts for word in re.findall(r"\b[^\W\d_]{2,}\b", text.lower())
    )
