"""The examples of the how-tos do what the documents say, their own tests included."""
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.documents import ROOT, examples

# As if the written files lay in the package of their folder.
RUN = """
import importlib, pytest, sys
package, folder, *tests = sys.argv[1:]
importlib.import_module(package).__path__.append(folder)
sys.exit(pytest.main(["-q", "--rootdir=.", "-c", "pyproject.toml", *tests]))
"""


def write_out(document, folder):
    """The document's files as it names them, their tests last."""
    files = {Path(example.path): example.text for example in examples(document) if example.path}
    for file, text in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    return sorted(files, key=lambda file: file.parts[0] == "tests")


@pytest.mark.parametrize("name", ["strategy.md", "channel.md", "connector.md"])
def test_examples_pass_their_own_tests(name, tmp_path):
    [example, test] = write_out(ROOT / "docs" / name, tmp_path)
    package = ".".join(example.parent.parts)

    ran = subprocess.run(
        [sys.executable, "-c", RUN, package, tmp_path / example.parent, tmp_path / test],
        cwd=ROOT, capture_output=True, text=True, timeout=120,
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_intent_of_the_example_is_understood_answered_and_asked_about(tmp_path):
    """Its row and its files beside ours, read as training and channels read them."""
    [row, *_] = [e.text for e in examples(ROOT / "docs/intent.md") if e.text.startswith("ask_")]
    for folder in ("dialogue", "languages"):
        shutil.copytree(ROOT / "data" / folder, tmp_path / "data" / folder)
    write_out(ROOT / "docs/intent.md", tmp_path)
    with (tmp_path / "data/dialogue/intents.yml").open("a", encoding="utf-8") as file:
        file.write(row)

    told = in_a_process_of_its_own(tmp_path / "data", """
        from actions.turn.intents import intents, labels
        from bot.dialogue.domain import domain_of
        from bot.dialogue.intent_rules import rules_of
        domain = domain_of(intents())
        print(labels()["ask_recycling"])
        print(len(domain["responses"]["utter_recycling"]))
        print([r["rule"] for r in rules_of(intents()) if "ask_recycling" in r["rule"]])
    """)

    assert told == [
        "meant_recycling", "2",
        "['Answer: ask_recycling', 'Aside during checkout: ask_recycling']",
    ]


def in_a_process_of_its_own(data, code):
    """What it prints, line by line; packs and intents are read once a process."""
    folders = {"LANGUAGES_DIR": data / "languages", "DIALOGUE_DIR": data / "dialogue"}
    environment = {f"PRAMUNIAGA_{name}": str(folder) for name, folder in folders.items()}
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, **environment}, timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()
