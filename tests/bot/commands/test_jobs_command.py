"""How the jobs stand, from the command line."""
from datetime import datetime, timedelta
from io import StringIO

import pytest
from rich.console import Console

from actions.jobs.claiming import claim_next, fail
from actions.jobs.planning import plan, plan_recurring
from actions.schema import open_shop_database
from actions.settings import Settings
from bot.commands.jobs_command import show_jobs
from bot.jobs.recurring_jobs import KINDS


@pytest.fixture
def settings(tmp_path):
    return Settings(secret="s" * 32, database_url=f"sqlite:///{tmp_path / 'shop.db'}")


@pytest.fixture
def database(settings):
    database = open_shop_database(settings.database_url, may_create=True)
    yield database
    database.close()


def shown(settings):
    said = Console(file=StringIO(), width=200)
    assert show_jobs(settings, said) == 0
    return said.file.getvalue()


def row_of(kind, said):
    return next(line for line in said.splitlines() if f" {kind} " in line)


def test_before_the_first_start_nothing_is_planned(settings, database):
    said = shown(settings)

    assert "`pramuniaga serve` plans them." in said
    assert all(row_of(kind.name, said) for kind in KINDS)


def test_tells_when_each_is_due(settings, database):
    now = datetime.utcnow()
    plan_recurring(database, KINDS, now)

    said = shown(settings)

    for kind in KINDS:
        assert kind.every.next_after(now).strftime("%Y-%m-%d %H:%M") in row_of(kind.name, said)


def test_tells_what_went_wrong_as_it_was_said(settings, database):
    now = datetime.utcnow()
    with database.session_scope() as db:
        plan(db, "learn_answers", "now", now - timedelta(hours=1))
    fail(database, claim_next(database, ["learn_answers"], now), "WorkFailed: [line 3] no", now)

    row = row_of("learn_answers", shown(settings))

    assert "WorkFailed: [line 3] no" in row
    assert "│ 1" in row


@pytest.mark.parametrize(("is_claimed", "told"), [(True, "running"), (False, "(late)")])
def test_tells_what_is_running_and_what_is_late(settings, database, is_claimed, told):
    now = datetime.utcnow()
    with database.session_scope() as db:
        plan(db, "forget_talks", "now", now - timedelta(hours=1))
    if is_claimed:
        claim_next(database, ["forget_talks"], now)

    assert told in row_of("forget_talks", shown(settings))
