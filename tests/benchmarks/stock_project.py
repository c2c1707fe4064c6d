"""The project that `rasa init` writes and trains, kept between runs: training takes minutes."""
import itertools
import re
import shutil
import sys
import time
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.load import Report
from tests.benchmarks.servers import ProgramFailed, plain_environment, running

KEPT = Path("var/bench-turns")
TRACKER_STORE = "\ntracker_store:\n  type: SQL\n  dialect: sqlite\n  db: tracker.db\n"
EPOCHS = re.compile(r"Epochs:\s+(\d+)%")
LOOK_AGAIN_S = 0.5


def rasa(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "rasa", *arguments]


def copy_project(folder: Path, report: Report) -> None:
    """To run in. What was kept of another version of Rasa is deleted, and what broke off."""
    kept = KEPT.resolve() / version("rasa")
    for other in kept.parent.glob("*"):
        if other != kept:
            shutil.rmtree(other)
    if not kept.exists():
        unfinished = kept.with_name("unfinished")
        unfinished.mkdir(parents=True)
        _train(unfinished, folder.with_suffix(".log"), report)
        unfinished.rename(kept)
    shutil.copytree(kept, folder)


def _train(project: Path, log: Path, report: Report) -> None:
    command = rasa("init", "--no-prompt", "--init-dir", str(project))
    with running(command, project, plain_environment(), log) as training:
        while training.is_running():
            report(f"training: {_progress(training.said)}")
            time.sleep(LOOK_AGAIN_S)
        training.check()
    if not list((project / "models").glob("*.tar.gz")):
        raise ProgramFailed(training.last_words())
    with (project / "endpoints.yml").open("a", encoding="utf-8") as endpoints:
        endpoints.write(TRACKER_STORE)


def _progress(said: str) -> str:
    """It trains several models one after another; each counts its epochs."""
    percents = [int(found) for found in EPOCHS.findall(said)]
    if not percents:
        return "getting ready"
    begun = 1 + sum(now < before for before, now in itertools.pairwise(percents))
    return f"neural network {begun}, {percents[-1]} % of its epochs"
