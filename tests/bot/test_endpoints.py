"""Endpoints: a class that isn't there stops the start, with its name."""
import pytest

from actions.settings import action_token, read_settings
from bot.endpoints import ENDPOINTS_FILE, endpoint_variables, open_endpoints
from bot.memory.lock_store import InProcessLockStore
from bot.memory.tracker_store import EventTrackerStore
from bot.start import StartRefused

OURS = ENDPOINTS_FILE.read_text(encoding="utf-8")


@pytest.fixture
def settings(tmp_path, monkeypatch):
    settings = read_settings({
        "PRAMUNIAGA_SECRET": "s" * 32,
        "PRAMUNIAGA_ACTIONS_PORT": "6055",
        "PRAMUNIAGA_MEMORY_URL": f"sqlite:///{tmp_path}/memory.db",
    })
    for name in endpoint_variables(settings):
        monkeypatch.setenv(name, "restored after the test")
    return settings


def changed(tmp_path, old, new):
    path = tmp_path / "endpoints.yml"
    assert old in OURS
    path.write_text(OURS.replace(old, new))
    return path


def test_our_file_opens_our_classes(settings):
    endpoints = open_endpoints(settings)

    assert isinstance(endpoints.tracker_store, EventTrackerStore)
    assert isinstance(endpoints.lock_store, InProcessLockStore)
    assert endpoints.actions.url == "http://127.0.0.1:6055/webhook"
    assert endpoints.actions.token == action_token(settings.secret)
    assert endpoints.actions.kwargs == {"enable_selective_domain": True}


@pytest.mark.parametrize(("old", "new", "named"), [
    ("EventTrackerStore", "EvntTrackerStore", "EvntTrackerStore"),
    ("bot.memory.tracker_store", "bot.memry.tracker_store", "bot.memry"),
    ("bot.memory.lock_store.InProcessLockStore", "bot.memory.nowhere.Lock", "nowhere"),
    ("bot.memory.lock_store.InProcessLockStore", "pathlib.Path", "pathlib.Path"),
    ("lock_store:\n", "lock_shop:\n", "lock_store"),
    ("action_endpoint:", "actions:", "action_endpoint"),
    ("${PRAMUNIAGA_MEMORY_URL}", "nonsense", "nonsense"),
    ("${PRAMUNIAGA_MEMORY_URL}", "${PRAMUNIAGA_TYPO}", "PRAMUNIAGA_TYPO"),
])
def test_refuses_what_it_cannot_find(settings, tmp_path, old, new, named):
    with pytest.raises(StartRefused, match=named):
        open_endpoints(settings, changed(tmp_path, old, new))


def test_the_action_server_s_token_is_not_the_secret(settings):
    token = action_token(settings.secret)

    assert len(token) == 64
    assert "s" * 8 not in token
