"""Language packs: one folder a language, with its words, wording, examples and locale.

A pack is data alone. Code asks for a table by file and name ("numbers.words") and gets what all
packs say together; what a pack leaves out is empty.
"""
import os
import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Mapping

import yaml

FOLDER = Path(__file__).resolve().parents[2] / "data" / "languages"
ELSEWHERE = "PRAMUNIAGA_LANGUAGES_DIR"  # the setting that names another folder
DESCRIPTION = "pack.yml"


class PackError(Exception):
    """A pack can't be used: which file, and what is wrong with it."""


@dataclass(frozen=True)
class Pack:
    """One language: `code` is the folder's name, an ISO 639-1 code."""

    code: str
    folder: Path

    @cached_property
    def description(self) -> Mapping[str, object]:
        return _mapping(self.folder / DESCRIPTION)

    @property
    def name(self) -> str:
        """What its speakers call it."""
        return str(self.description.get("name", self.code))

    @property
    def locale(self) -> str:
        """Its CLDR locale: how money, numbers and dates are written."""
        return str(self.description.get("locale", self.code))

    @property
    def is_default(self) -> bool:
        return self.description.get("default") == "true"

    def trait(self, name: str) -> str:
        """What its description says under this name; empty where it says nothing."""
        return str(self.description.get(name, ""))

    @property
    def has_head_first(self) -> bool:
        """Whether the noun stands before what describes it, as in "helm sepeda"."""
        return self.description.get("head_noun") == "first"

    def table(self, name: str) -> Any:
        """The table "numbers.words": key `words` of numbers.yml, or None."""
        file, _, key = name.partition(".")
        return self._files(file).get(key)

    def tables(self) -> tuple[str, ...]:
        """The names of all tables, as `table` takes them."""
        files = sorted(path.stem for path in (self.folder / "words").glob("*.yml"))
        return tuple(f"{file}.{key}" for file in files for key in self._files(file))

    def words(self, name: str) -> tuple[str, ...]:
        """The words or phrases of a table, in its order, written as a list or as one text."""
        return _listed(self.table(name))

    def mapping(self, name: str) -> dict[str, Any]:
        """A table of pairs."""
        return dict(self.table(name) or {})

    def _files(self, file: str) -> Mapping[str, object]:
        path = self.folder / "words" / f"{file}.yml"
        if file not in self._read:
            self._read[file] = _mapping(path) if path.exists() else {}
        return self._read[file]

    @cached_property
    def _read(self) -> dict[str, Mapping[str, object]]:
        return {}


@cache
def packs() -> tuple[Pack, ...]:
    """All languages, the default one first; raises PackError."""
    folder = Path(os.environ.get(ELSEWHERE) or FOLDER)
    found = [Pack(path.parent.name, path.parent) for path in folder.glob(f"*/{DESCRIPTION}")]
    if not found:
        raise PackError(f"{folder} holds no language: each is a folder with a {DESCRIPTION}.")
    return tuple(sorted(found, key=lambda pack: (not pack.is_default, pack.code)))


def pack_of(language: str) -> Pack:
    """The pack of this code, or the default one."""
    return next((pack for pack in packs() if pack.code == language), packs()[0])


def languages() -> tuple[str, ...]:
    """The codes of all languages, the default one first."""
    return tuple(pack.code for pack in packs())


def default_language() -> str:
    return packs()[0].code


def words(name: str) -> frozenset[str]:
    """What the table says in any language."""
    return frozenset(phrases(name))


def phrases(name: str) -> tuple[str, ...]:
    """The same in the order of the packs and their tables, each once."""
    return tuple(dict.fromkeys(word for pack in packs() for word in pack.words(name)))


def mapping(name: str) -> dict[str, Any]:
    """The pairs of all languages; where two packs have the same key, the earlier pack's holds."""
    merged: dict[str, Any] = {}
    for pack in reversed(packs()):
        merged.update(pack.mapping(name))
    return merged


def by_spelling(name: str) -> dict[str, str]:
    """What each spelling stands for, of tables that list the spellings of a word behind it."""
    return {
        spelling: word
        for pack in reversed(packs())
        for word, spellings in pack.mapping(name).items()
        for spelling in spellings.split()
    }


def alternatives(name: str) -> str:
    """The phrases as alternatives of a regular expression, the longest first; matches nothing
    where no pack has any."""
    longest_first = sorted(phrases(name), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase) for phrase in longest_first) or r"(?!)"


def _listed(table: Any) -> tuple[str, ...]:
    if table is None:
        return ()
    return tuple(str(word) for word in (table.split() if isinstance(table, str) else table))


def _mapping(path: Path) -> Mapping[str, object]:
    try:
        # Everything stays text: "no", "on" and "1" are words here.
        read = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) or {}  # noqa: S506
    except (OSError, yaml.YAMLError) as error:
        raise PackError(f"{path} can't be read: {error}") from error
    if not isinstance(read, dict):
        raise PackError(f"{path} must hold names with their tables.")
    return read
