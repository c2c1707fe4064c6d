"""Whom a private process obeys: its supervisor at once, SIGTERM after the grace, Ctrl-C never."""
import signal

import pytest
from sqlalchemy.exc import OperationalError

from actions.databases.errors import DatabaseUnreachable
from actions.deaths import DATABASE_AWAY
from actions.process import refuse

AWAY = OperationalError("select 1", {}, ConnectionRefusedError())


def test_the_end_of_the_supervisor_is_its_end(start_private):
    private = start_private()

    private.let_go()

    assert private.ends() == (0, b"")


@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM])
def test_told_with_its_group_it_serves_on_until_the_supervisor_lets_go(start_private, word):
    private = start_private()
    private.send(word)

    assert private.ask() == private.pid

    private.let_go()
    assert private.ends() == (0, b"")


def test_told_to_end_it_ends_once_the_grace_is_over(start_private):
    private = start_private()

    private.send(signal.SIGTERM)

    assert private.ends() == (0, b"")


@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM])
def test_without_a_supervisor_it_ends_when_told(start_private, word):
    private = start_private(is_supervised=False)

    private.send(word)

    assert private.ends() == (0, b"")


def caused_by(cause):
    unreachable = DatabaseUnreachable("shop database", "db.example", "refused")
    unreachable.__cause__ = cause
    return unreachable


@pytest.mark.parametrize(("reason", "status"), [
    (AWAY, DATABASE_AWAY), (caused_by(AWAY), DATABASE_AWAY), (caused_by(None), 1),
    (ValueError("no such rule"), 1),
])
def test_an_end_says_whether_it_waits_for_a_database(reason, status, capsys):
    with pytest.raises(SystemExit) as ended:
        refuse(reason)

    assert ended.value.code == status
    assert str(reason) in capsys.readouterr().err
