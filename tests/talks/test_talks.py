"""Talks as people really type, played against the real servers; see README.md."""
from pathlib import Path

import pytest
import yaml

from tests.servers import serve_copy
from tests.talks.figures import failures, figures
from tests.talks.playing import play_all
from tests.talks.talk_files import TalkTold, TurnTold, read_talks

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "id")
# What is reached; wanted are 0.95 of the turns and 0.60 of the talks whole.
TURNS_RIGHT = 0.60
FOR_PEOPLE = {"topic", "expect"}
KNOWN = {*TalkTold.__fields__, *TurnTold.__fields__, *FOR_PEOPLE}


@pytest.mark.e2e
def test_talks_go_no_worse_than_before(shop, tmp_path):
    talks = [talk for language in LANGUAGES for talk in read_talks(FOLDER / language)]

    with serve_copy(shop, tmp_path) as (copy, _):
        played = list(play_all(talks, copy))

    told = figures(played)
    report = "\n".join([*failures(played), str(told)])
    assert told["turns_right"] >= TURNS_RIGHT, report


@pytest.mark.parametrize("file", sorted(FOLDER.rglob("*.yml")), ids=lambda file: file.stem)
def test_no_key_is_mistyped(file):
    told = yaml.safe_load(file.read_text("utf-8"))

    if "turns" in told:
        assert {*told, *(key for turn in told["turns"] for key in turn)} <= KNOWN
