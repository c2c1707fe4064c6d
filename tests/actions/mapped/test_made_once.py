"""Folders made once: whole or not at all, by one process while others wait, gone when replaced."""
import os
import subprocess
import sys
import threading
import time

import pytest

from actions.mapped import FilesRefused, MadeOnce

DIES = """
import os, sys
from pathlib import Path
from actions.mapped import MadeOnce
def write(folder):
    (folder / "half").write_text("half")
    os._exit(9)
MadeOnce(Path(sys.argv[1])).make("1", "words", write)
"""


def content(text):
    return lambda folder: (folder / "text").write_text(text)


def read(folder):
    return (folder / "text").read_text()


def test_is_made_by_the_first_who_needs_it(tmp_path):
    made = MadeOnce(tmp_path)
    assert made.find("1", "words") is None

    first = made.make("1", "words", content("first"))
    second = made.make("1", "words", content("second"))

    assert (read(first), second, made.find("1", "words")) == ("first", first, first)
    assert made.find("2", "words") is None
    assert made.find("1", "other") is None


def test_who_comes_while_it_is_made_waits_and_makes_nothing(tmp_path):
    made, begun = MadeOnce(tmp_path), []

    def write(folder):
        begun.append(folder)
        time.sleep(0.05)
        content("whole")(folder)

    found = []
    threads = [
        threading.Thread(target=lambda: found.append(read(made.make("1", "words", write))))
        for _ in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (found, len(begun)) == (["whole"] * 5, 1)


def test_what_fails_half_way_leaves_nothing(tmp_path):
    made = MadeOnce(tmp_path)

    def write(folder):
        content("half")(folder)
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        made.make("1", "words", write)

    assert made.find("1", "words") is None
    assert read(made.make("1", "words", content("whole"))) == "whole"


def test_what_a_process_left_that_died_is_made_anew(tmp_path):
    ended = subprocess.run([sys.executable, "-c", DIES, str(tmp_path)], timeout=60)
    made = MadeOnce(tmp_path)
    assert (ended.returncode, made.find("1", "words")) == (9, None)
    assert list(tmp_path.rglob("half"))

    assert read(made.make("1", "words", content("whole"))) == "whole"
    assert not list(tmp_path.rglob("half"))


def test_other_versions_go_but_those_that_are_reserved_or_made(tmp_path):
    made = MadeOnce(tmp_path)
    for version in ("old", "present", "next"):
        made.make(version, "words", content(version))

    with made.reserved("next"):
        made.keep("present")

    assert [made.find(v, "words") is not None for v in ("old", "present", "next")] == [
        False, True, True,
    ]
    made.keep("present")
    assert made.find("next", "words") is None
    assert len(list(tmp_path.iterdir())) == 2  # the folder and its lock


def test_parts_are_told_in_the_order_in_which_they_were_made(tmp_path):
    made = MadeOnce(tmp_path)
    for age, part in enumerate(("vectors-b", "vectors-a", "words")):
        os.utime(made.make("1", part, content(part)), (1000 + age, 1000 + age))

    assert made.parts("1", "vectors-") == ["vectors-b", "vectors-a"]
    made.remove("1", "vectors-b")
    assert made.parts("1", "vectors-") == ["vectors-a"]


def test_says_which_folder_can_not_be_written_and_what_to_do(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(FilesRefused) as refused:
        MadeOnce(tmp_path / "file").make("1", "words", content("x"))

    assert str(tmp_path / "file") in str(refused.value)
    assert "Make room there, or let this user write in it." in str(refused.value)
