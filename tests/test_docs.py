"""Every document speaks of what is there: links, paths, names, commands."""
import ast
import re
import textwrap

import pytest
import typer
from click import Group

from actions.settings import PREFIX, Settings
from bot.commands.cli import app
from tests.documents import (
    COMMAND,
    DOCUMENTS,
    MAKE,
    ROOT,
    commands,
    defined_in,
    examples,
    headings,
    links,
    named,
    names_in_files,
    paths,
    text_of,
)

TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
OFFERED = typer.main.get_command(app)
every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=named)


def is_there(pattern):
    return any(ROOT.glob(pattern.rstrip("/")))


def is_command(first, second):
    command = OFFERED.commands.get(first)
    return command is not None and (not isinstance(command, Group) or second in command.commands)


@every_document
def test_links_lead_somewhere(document):
    broken = [
        f"{file.name}#{heading}" for file, heading in links(document)
        if not file.exists() or (heading and heading not in headings(file))
    ]

    assert broken == []


@every_document
def test_paths_are_there(document):
    assert sorted(pattern for pattern in set(paths(document)) if not is_there(pattern)) == []


@every_document
def test_named_functions_are_where_it_says(document):
    missing = [f"{p}:{name}" for p, name in names_in_files(document) if name not in defined_in(p)]

    assert missing == []


@every_document
def test_commands_exist(document):
    typed = list(commands(document))
    targets = {target for text in typed for target in MAKE.findall(text)}
    asked = {found for text in typed for found in COMMAND.findall(text)}

    assert targets <= TARGETS
    assert [found for found in sorted(asked) if not is_command(*found)] == []


@every_document
def test_python_examples_are_python(document):
    for example in examples(document):
        if example.language == "python":
            ast.parse(textwrap.dedent(example.text))


def test_every_page_is_reached_from_the_readme():
    reached, ahead = set(), [ROOT / "README.md"]
    while ahead:
        document = ahead.pop().resolve()
        if document.suffix == ".md" and document not in reached:
            reached.add(document)
            ahead += [file for file, _ in links(document)]

    assert {named(page) for page in (ROOT / "docs").rglob("*.md") if page not in reached} == set()


def test_every_setting_is_told():
    told = re.findall(rf"^\| `{PREFIX}(\w+)`", text_of(ROOT / "docs/operations.md"), re.MULTILINE)

    assert {name.upper() for name in Settings.__fields__} - set(told) == set()
