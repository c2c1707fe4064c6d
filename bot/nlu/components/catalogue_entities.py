"""Pipeline component: products, prices, quantities and the like, from the catalogue's words."""
from __future__ import annotations

import json
import logging
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Callable, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.language.normalise import is_button
from actions.language.tokens import phrase
from bot.nlu.entities.catalogue_source import CatalogueSource, Words, database_url
from bot.nlu.entities.extractor import EntityFinder
from bot.nlu.entities.gazetteer import Vocabulary
from bot.nlu.entities.said_goods import of_goods
from bot.nlu.parse_data import GOODS

logger = logging.getLogger(__name__)

ORDINARY_WORDS_FILE = "ordinary_words.json"
# Seen once a word of the examples may be a misspelling made on purpose.
LEAST_SEEN = 2


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class CatalogueEntities(GraphComponent):
    """Learns in training only which words need no repair; the catalogue is read as it runs."""

    def __init__(
        self,
        model_storage: ModelStorage,
        resource: Resource,
        ordinary: frozenset[str] = frozenset(),
        words: Optional[Callable[[], Optional[Words]]] = None,
    ) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._ordinary = ordinary
        self._words = words or CatalogueSource(database_url()).current
        self._known: Optional[Words] = None
        self._finder = EntityFinder(Vocabulary(), ordinary)
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="catalogue")
        self._reading: Optional[Future[None]] = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CatalogueEntities:
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> CatalogueEntities:
        with model_storage.read_from(resource) as folder:
            ordinary = json.loads((folder / ORDINARY_WORDS_FILE).read_text(encoding="utf-8"))
        component = cls(model_storage, resource, frozenset(ordinary))
        component._refresh()
        return component

    def train(self, training_data: TrainingData) -> Resource:
        seen = Counter(
            word
            for example in training_data.intent_examples
            for word in phrase(example.get(TEXT) or "")
            if word.isalpha()
        )
        self._ordinary = frozenset(word for word, times in seen.items() if times >= LEAST_SEEN)
        with self._model_storage.write_to(self._resource) as folder:
            text = json.dumps(sorted(self._ordinary), ensure_ascii=False)
            (folder / ORDINARY_WORDS_FILE).write_text(text, encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        self._look_for_news()
        for message in messages:
            text = message.get(TEXT) or ""
            if not is_button(text):
                goods = self._finder.goods(text)
                found = of_goods(self._finder.find(text), goods)
                named = [{**entity, "extractor": type(self).__name__} for entity in found]
                message.set(ENTITIES, message.get(ENTITIES, []) + named, add_to_output=True)
                message.set(GOODS, goods)
        return messages

    def _look_for_news(self) -> None:
        """Beside the conversation, which goes on with the words of the catalogue before."""
        if self._known is None:
            self._refresh()
        elif self._reading is None or self._reading.done():
            self._reading = self._reader.submit(self._refresh_or_tell)

    def _refresh_or_tell(self) -> None:
        try:
            self._refresh()
        except Exception:  # noqa: BLE001 - a thread's error would go unseen, and words stay as they are
            logger.exception("The new catalogue can't be read; the words of the one before stay.")

    def _refresh(self) -> None:
        """Take up the words of a newly loaded catalogue; costs a look at a clock otherwise."""
        words = self._words()
        if words is not None and words is not self._known:
            self._finder, self._known = EntityFinder(words.vocabulary, self._ordinary), words
            logger.info("Catalogue read: %d phrases.", len(words.vocabulary.phrases))
