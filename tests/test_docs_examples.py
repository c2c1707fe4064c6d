"""The examples of the how-tos do what the documents say, their own tests included."""
import subprocess
import sys
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
    """The document's files as it names them; returns the example and its test."""
    files = {Path(example.path): example.text for example in examples(document) if example.path}
    for file, text in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    example, test = sorted(files, key=lambda file: file.parts[0] == "tests")
    return example, test


@pytest.mark.parametrize("name", ["strategy.md", "channel.md"])
def test_examples_pass_their_own_tests(name, tmp_path):
    example, test = write_out(ROOT / "docs" / name, tmp_path)
    package = ".".join(example.parent.parts)

    ran = subprocess.run(
        [sys.executable, "-c", RUN, package, tmp_path / example.parent, tmp_path / test],
        cwd=ROOT, capture_output=True, text=True, timeout=120,
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr
