"""Rasa's agent, made strict: a turn that fails anywhere fails as a whole and leaves no trace."""
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Optional, Union

import aiohttp
from rasa.core.actions.action import Action, ActionExecutionRejection
from rasa.core.agent import Agent
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import TrackerStore
from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import (
    MODEL_ARCHIVE_METADATA_FILE,
    LocalModelStorage,
)
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import EndpointConfig

from bot.action_answers import check_answers_fast

# Rasa would wait for five minutes.
ACTION_SECONDS = 15.0


class ActionEndpoint(EndpointConfig):
    """The action server, which answers soon or not at all."""

    async def request(self, *args: Any, **kwargs: Any) -> Optional[Any]:
        kwargs["timeout"] = aiohttp.ClientTimeout(total=ACTION_SECONDS)
        return await super().request(*args, **kwargs)


class WatchedAction:
    """An action that remembers the error which Rasa only logs."""

    def __init__(self, action: Action) -> None:
        self._action = action
        self.error: Optional[Exception] = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._action, name)

    async def run(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return await self._action.run(*args, **kwargs)
        except ActionExecutionRejection:
            raise  # a form's way of passing the turn on
        except Exception as error:
            self.error = error
            raise


class ServingStorage(LocalModelStorage):
    """Reads a model without the schema of its training, which imports every component of Rasa."""

    @classmethod
    def _load_metadata(cls, directory: Path) -> ModelMetadata:
        described = json.loads((directory / MODEL_ARCHIVE_METADATA_FILE).read_text("utf-8"))
        return ModelMetadata.from_dict({**described, "train_schema": {"nodes": {}}})


class StrictProcessor(MessageProcessor):
    """Ends the turn at the first action that fails, before anything is saved."""

    @staticmethod
    def _load_model(model_path: Union[str, Path]) -> tuple[str, ModelMetadata, GraphRunner]:
        archive = Path(model_path)
        with TemporaryDirectory() as unpacked:
            metadata, runner = load_predict_graph_runner(
                Path(unpacked), archive, ServingStorage, DaskGraphRunner
            )
        return archive.name, metadata, runner

    async def _run_action(self, action: Action, *args: Any, **kwargs: Any) -> bool:
        watched = WatchedAction(action)
        goes_on = await super()._run_action(watched, *args, **kwargs)
        if watched.error is not None:
            raise watched.error
        return goes_on


class ShopAgent(Agent):
    """No fallback to a store in memory, where messages would be lost."""

    @staticmethod
    def _create_tracker_store(store: Optional[TrackerStore], domain: Domain) -> TrackerStore:
        if store is None:
            raise ValueError("A shop's agent needs a tracker store.")
        return store

    def load_model(
        self, model_path: Union[str, Path], fingerprint: Optional[str] = None
    ) -> None:
        check_answers_fast()
        self.processor = StrictProcessor(
            model_path, self.tracker_store, self.lock_store, self.nlg, self.action_endpoint
        )
        self.domain = self.processor.domain
        self._set_fingerprint(fingerprint)
        self.tracker_store.domain = self.domain
        self.nlg.responses = self.domain.responses
