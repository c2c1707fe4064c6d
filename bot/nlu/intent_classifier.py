"""Pipeline component: the intent of a message in either language."""
from __future__ import annotations

import logging
from typing import Any, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.intent_model import IntentModel, load_model, train_model
from bot.nlu.normalise import is_button, normalise
from bot.nlu.pointing import point_at_products
from bot.nlu.sentence_vectors import encoder, many_sentence_vectors, sentence_vectors

logger = logging.getLogger(__name__)

RANKING_LENGTH = 10


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(GraphComponent, IntentClassifier):
    """Stored as arrays and JSON: loading runs no code and takes a fraction of a second."""

    def __init__(
        self, model_storage: ModelStorage, resource: Resource, model: Optional[IntentModel] = None
    ) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearIntentClassifier:
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LinearIntentClassifier:
        encoder()  # now, so that the first shopper does not wait for it
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, load_model(folder))

    def train(self, training_data: TrainingData) -> Resource:
        examples = [e for e in training_data.intent_examples if e.get(INTENT) and e.get(TEXT)]
        texts = [normalise(example.get(TEXT)) for example in examples]
        logger.info("Reading %d examples with the sentence encoder.", len(texts))
        vectors = many_sentence_vectors(texts)
        logger.info("Learning intents from them.")
        self._model = train_model(texts, vectors, [example.get(INTENT) for example in examples])
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT) or ""
            if self._model is None or is_button(text) or not text.strip():
                ranking = [{"name": None, "confidence": 0.0}]
            else:
                pointing = point_at_products(text, message.get(ENTITIES) or ())
                ranking = self._ranking(self._model, normalise(pointing))
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _ranking(self, model: IntentModel, text: str) -> list[dict[str, Any]]:
        chances = model.chances([text], sentence_vectors([text]))[0]
        best = chances.argsort()[::-1][:RANKING_LENGTH]
        return [{"name": model.intents[i], "confidence": float(chances[i])} for i in best]
