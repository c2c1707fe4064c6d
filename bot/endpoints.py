"""The endpoints file, read and checked: no class of ours may silently be replaced by another."""
import importlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from rasa.core.lock_store import LockStore
from rasa.core.tracker_store import TrackerStore
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import EndpointConfig, read_endpoint_config

from actions.settings import Settings, action_token
from bot.agent import ActionEndpoint
from bot.memory.database import DialogueMemoryError
from bot.start import StartRefused

ENDPOINTS_FILE = Path(__file__).resolve().parent / "endpoints.yml"


@dataclass(frozen=True)
class Endpoints:
    """What the agent is built from."""

    actions: ActionEndpoint
    tracker_store: TrackerStore
    lock_store: LockStore


def endpoint_variables(settings: Settings) -> dict[str, str]:
    """What endpoints.yml refers to as ${NAME}."""
    return {
        "PRAMUNIAGA_ACTIONS_URL": settings.actions_url,
        "PRAMUNIAGA_ACTIONS_TOKEN": action_token(settings.secret),
        "PRAMUNIAGA_MEMORY_URL": settings.memory_url,
    }


def open_endpoints(settings: Settings, path: Path = ENDPOINTS_FILE) -> Endpoints:
    """Raises StartRefused."""
    os.environ.update(endpoint_variables(settings))
    actions, trackers, locks = (
        _read(path, name) for name in ("action_endpoint", "tracker_store", "lock_store")
    )
    _check_class(path, trackers, TrackerStore)
    _check_class(path, locks, LockStore)
    try:
        return Endpoints(
            ActionEndpoint(actions.url, token=actions.token, **actions.kwargs),
            TrackerStore.create(trackers),
            LockStore.create(locks),
        )
    except (DialogueMemoryError, RasaException) as error:
        raise StartRefused(f"The dialogue memory can't be opened: {error}") from error


def _read(path: Path, name: str) -> EndpointConfig:
    try:
        config: Optional[EndpointConfig] = read_endpoint_config(str(path), name)
    except RasaException as error:
        raise StartRefused(f"{path}: {error}") from error
    if config is None:
        raise StartRefused(f"{path} has no entry {name}.")
    return config


def _check_class(path: Path, config: EndpointConfig, base: type) -> None:
    """A name without a dot is one of Rasa's own; all others must lead to a class."""
    name = config.type or ""
    module, dot, attribute = name.rpartition(".")
    if name and not dot:
        return
    try:
        found = getattr(importlib.import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise StartRefused(f"{path}: there is no class {name!r} ({error}).") from error
    if not (isinstance(found, type) and issubclass(found, base)):
        raise StartRefused(f"{path}: {name} is not a {base.__name__}.")
