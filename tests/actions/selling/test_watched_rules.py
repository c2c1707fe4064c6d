"""Rules of a running shop: a changed file holds from the next look on, a wrong one does not."""
import logging
import os

import pytest

from actions.selling.errors import RulesError
from actions.selling.watched_rules import LOOK_AGAIN_S, WatchedRules
from tests.builders import a_catalogue, a_product


class Clock:
    now_s = 0.0

    def __call__(self):
        return self.now_s


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    return written(tmp_path / "selling.yml", "cap_per_session: 1")


@pytest.fixture
def rules(path, clock):
    return WatchedRules(path, clock)


def written(path, text):
    """As an editor saves it; files written within one tick of the disk's clock differ too."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before + 10**9, before + 10**9))
    return path


def after_a_while(rules, clock):
    clock.now_s += LOOK_AGAIN_S
    return rules().cap_per_session


def test_a_changed_file_holds_and_is_told_once(rules, path, clock, caplog):
    written(path, "cap_per_session: 2")

    assert [after_a_while(rules, clock) for _ in range(2)] == [2, 2]
    [record] = caplog.records
    assert record.getMessage() == f"The selling rules were read again: {path} holds now."


def test_a_wrong_file_keeps_the_old_rules_and_is_told_once_with_line_and_fix(
    rules, path, clock, caplog
):
    written(path, "# more\ncap_per_sesion: 2")

    assert [after_a_while(rules, clock) for _ in range(2)] == [1, 1]
    [record] = caplog.records
    assert record.levelno == logging.ERROR
    assert record.getMessage() == (
        "The selling rules stay as they were, until this is mended:\n"
        f"{path}:2: cap_per_sesion: no such rule; did you mean `cap_per_session`?"
    )


def test_once_it_is_mended_it_holds(rules, path, clock):
    written(path, "cap_per_session: many")
    after_a_while(rules, clock)
    written(path, "cap_per_session: 4")

    assert after_a_while(rules, clock) == 4


def test_a_file_taken_away_keeps_the_old_rules(rules, path, clock, caplog):
    path.unlink()

    assert [after_a_while(rules, clock) for _ in range(2)] == [1, 1]
    assert len(caplog.records) == 1


def test_the_file_is_looked_at_every_few_seconds_only(rules, path, clock):
    written(path, "cap_per_session: 2")
    clock.now_s += LOOK_AGAIN_S - 0.1

    assert rules().cap_per_session == 1
    assert after_a_while(rules, clock) == 2


def test_rules_wrong_from_the_start_are_refused(path, clock):
    written(path, "cap_per_session: many")

    with pytest.raises(RulesError):
        WatchedRules(path, clock)


def test_a_name_that_the_shop_lacks_keeps_the_old_rules(path, clock, caplog):
    rules = WatchedRules(path, clock, catalogue=lambda: a_catalogue(a_product("BEANS")))
    written(path, "cap_per_session: 2\nforbid:\n- {offer: BEENS}")

    assert after_a_while(rules, clock) == 1
    assert f"{path}:3: `BEENS` is not in the shop; did you mean `BEANS`?" in caplog.text

    written(path, "cap_per_session: 2\nforbid:\n- {offer: BEANS}")

    assert after_a_while(rules, clock) == 2
