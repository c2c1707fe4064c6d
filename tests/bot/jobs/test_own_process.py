"""Work in a process of its own: waited for, ended at once, never left behind."""
import os
import sys

import pytest

from actions.process import SUPERVISOR_FD
from bot.jobs.own_process import WorkFailed, run_apart
from bot.metrics import METRICS_DIR

WAITS_FOR_ITS_PIPE = f"""
import os, sys
print(os.getpid(), flush=True)
os.read(int(os.environ["{SUPERVISOR_FD}"]), 1)
"""


def python(text, *arguments):
    return [sys.executable, "-c", text, *arguments]


def test_waits_until_the_work_is_done(tmp_path):
    done = tmp_path / "done"

    run_apart(python("import sys; open(sys.argv[1], 'w')", str(done)), lambda: None)

    assert done.exists()


@pytest.mark.parametrize(("text", "reason"), [
    ("import sys; sys.exit('The rules are wrong.')", "The rules are wrong."),
    ("raise LookupError('no luck')", "LookupError: no luck"),
    ("import os; os._exit(3)", "ended with status 3"),
    ("import os; os.abort()", "ended with status -6"),
])
def test_what_it_said_last_is_the_reason_of_a_failure(text, reason, capfd):
    with pytest.raises(WorkFailed, match=reason):
        run_apart(python(text), lambda: None)


def test_what_it_says_is_passed_on(capfd):
    run_apart(python("import sys; print('careful', file=sys.stderr)"), lambda: None)

    assert "careful" in capfd.readouterr().err


def test_it_keeps_no_figures_of_its_own(monkeypatch, capfd):
    monkeypatch.setenv(METRICS_DIR, "/of/the/run")

    run_apart(python(f"import os; print(os.environ.get('{METRICS_DIR}'))"), lambda: None)

    assert capfd.readouterr().out == "None\n"


def test_told_to_end_it_is_gone_at_once(capfd):
    def end():
        raise InterruptedError

    with pytest.raises(InterruptedError):
        run_apart(python(WAITS_FOR_ITS_PIPE), end)

    said = capfd.readouterr().out
    if said:  # it may have been ended before it could say anything
        with pytest.raises(ProcessLookupError):
            os.kill(int(said), 0)
