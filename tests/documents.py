"""The documents as tests read them: their links, what they name in backticks, their examples."""
import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Iterator

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([
    ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md"),
    ROOT / "tests/held_out/README.md", ROOT / "tests/conversations/README.md",
    ROOT / "tests/reading/README.md", ROOT / "tests/talks/README.md",
    ROOT / "tests/answers/README.md",
])
FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
BRACES = re.compile(r"{([^{}]*)}")
PLACEHOLDER = re.compile(r"<[^<>]*>|…|NNNN")
# What begins so is a path of the repository.
FOLDERS = ("bot/", "actions/", "data/", "docs/", "tests/", "bin/", "models/", ".ci/")
FILES = ("Makefile", "pyproject.toml", "uv.lock", "config.yml", "config-diet.yml")
PATH = re.compile(r"[\w./{},*<>…-]+")
NAMED = re.compile(r"(?P<path>[\w/]+\.py):(?P<name>\w+(?:\.\w+)*)")
MAKE = re.compile(r"(?<![\w-])make ([a-z][a-z-]*)")
COMMAND = re.compile(r"(?:\.venv/bin/|(?<![\w/=-]))pramuniaga ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?")


@dataclass(frozen=True)
class Example:
    """A fenced block; `path` is the file it is to be written to, where its first line says so."""

    language: str
    text: str

    @property
    def path(self) -> str:
        path = self.text.partition("\n")[0].removeprefix("# ")
        return path if path.startswith(FOLDERS) else ""


def named(document: Path) -> str:
    """How a test calls it."""
    return str(document.relative_to(ROOT))


@cache
def text_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def examples(document: Path) -> list[Example]:
    found = FENCE.finditer(text_of(document))
    return [Example(each["language"], each["text"]) for each in found]


def prose(document: Path) -> str:
    """The document without its fenced blocks."""
    return FENCE.sub("", text_of(document))


def codes(document: Path) -> Iterator[str]:
    """What stands in backticks, but for what is fenced."""
    return (found[1] for found in INLINE.finditer(prose(document)))


def paths(document: Path) -> Iterator[str]:
    """The repository's paths in what may be typed, as patterns that at least one file must fit."""
    plain = (example.text for example in examples(document) if not example.language)
    for word in (word for text in (*plain, *codes(document)) for word in text.split()):
        path = NAMED.sub(r"\g<path>", word)
        if PATH.fullmatch(path) and (path.startswith(FOLDERS) or path in FILES):
            yield from (PLACEHOLDER.sub("*", each) for each in spread(path))


def spread(path: str) -> list[str]:
    """`a/{b,c}.py` as both paths that it stands for."""
    found = BRACES.search(path)
    if not found:
        return [path]
    before, after = path[: found.start()], path[found.end():]
    return [each for choice in found[1].split(",") for each in spread(before + choice + after)]


def names_in_files(document: Path) -> Iterator[tuple[str, str]]:
    """`actions/selling/sell.py:sell` as path and name."""
    for code in codes(document):
        found = NAMED.fullmatch(code)
        if found:
            yield found["path"], found["name"]


@cache
def defined_in(path: str) -> frozenset[str]:
    """Classes, functions, methods and constants of a file, methods as `Class.method`."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(_defined(tree.body))


def _defined(body: list[ast.stmt], before: str = "") -> Iterator[str]:
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield before + node.name
        elif isinstance(node, ast.ClassDef):
            yield before + node.name
            yield from _defined(node.body, f"{before}{node.name}.")
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (before + each.id for each in targets if isinstance(each, ast.Name))


def links(document: Path) -> list[tuple[Path, str]]:
    """Relative links as the file they lead to and the heading in it, which may be empty."""
    found = []
    for target in LINK.findall(prose(document)):
        if "://" not in target and not target.startswith("mailto:"):
            file, _, heading = target.partition("#")
            found.append((document.parent / file if file else document, heading))
    return found


def headings(document: Path) -> set[str]:
    """As links name them."""
    plain = (re.sub(r"[^\w\s-]", "", found.lower()) for found in HEADING.findall(prose(document)))
    return {each.strip().replace(" ", "-") for each in plain}


def commands(document: Path) -> Iterator[str]:
    """Everything in the document that may be typed: fenced and in backticks."""
    yield from (example.text for example in examples(document))
    yield from codes(document)
