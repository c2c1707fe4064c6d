"""What the audit of the installed packages tells."""
import importlib.util
from pathlib import Path

import pytest

spec = importlib.util.spec_from_file_location(
    "audit", Path(__file__).parents[1] / ".ci" / "audit.py"
)
audit = importlib.util.module_from_spec(spec)
spec.loader.exec_module(audit)


def a_package(name, *vulnerabilities):
    return {"name": name, "version": "1.0", "vulns": list(vulnerabilities)}


def a_vulnerability(*fix_versions):
    return {"id": "PYSEC-1", "fix_versions": list(fix_versions), "aliases": []}


UNKNOWN = {"name": "odd", "skip_reason": "Dependency not found on PyPI"}


@pytest.mark.parametrize("found", [None, {"dependencies": []}, {"dependencies": [UNKNOWN]}])
def test_says_in_one_line_when_nothing_could_be_checked(found):
    assert list(audit.told(found)) == [
        "nothing was checked: PyPI's advisories can't be had from here"
    ]


def test_names_each_vulnerability_and_what_mends_it():
    packages = [
        a_package("safe"), a_package("old", a_vulnerability("1.1", "2.0"), a_vulnerability()),
        UNKNOWN,
    ]

    assert list(audit.told({"dependencies": packages})) == [
        "old 1.0: PYSEC-1, mended in 1.1, 2.0",
        "old 1.0: PYSEC-1, mended in no version",
        "1 of 2 packages have known vulnerabilities; 1 could not be looked up",
    ]
