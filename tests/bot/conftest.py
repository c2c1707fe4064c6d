"""Languages and intents of another folder than the repository's."""
import shutil

import pytest

from actions.language import packs
from actions.turn import intents
from tests.bot.packs import forget


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A folder with copies of `languages` and `dialogue`, which everything reads meanwhile."""
    for name, setting in (("languages", packs.ELSEWHERE), ("dialogue", intents.ELSEWHERE)):
        shutil.copytree(f"data/{name}", tmp_path / name)
        monkeypatch.setenv(setting, str(tmp_path / name))
    forget()
    yield tmp_path
    forget()
