"""Pipeline component: the intent of a message in any language."""
from __future__ import annotations

import logging
from typing import Any, Optional, Sequence

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.language.normalise import is_button, normalise
from actions.language.sentence_encoder import encoder, many_query_vectors, query_vectors
from bot.nlu.intents.catalogue_first import asked_of_catalogue
from bot.nlu.intents.delexicalising import point_at_products
from bot.nlu.intents.expected_entities import meant
from bot.nlu.intents.intent_model import IntentModel, Judged, load_model, train_model
from bot.nlu.intents.training_stages import EXAMPLES, INTENTS, REST, enter, steps_of
from bot.nlu.parse_data import GOODS, NO_GOODS, REQUESTS, Guess, Ranking
from bot.nlu.requests.multi_intent import find_requests

logger = logging.getLogger(__name__)

RANKING_LENGTH = 10
NOTHING: Ranking = [{"name": None, "confidence": 0.0}]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(GraphComponent, IntentClassifier):
    """Says `nlu_fallback` itself, below the threshold that its training found.

    Stored as arrays and JSON: loading runs no code and takes a fraction of a second.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`unknown_share` of the messages ask for what was never taught, `refusal` apart."""
        return {"unknown_share": 0.2, "refusal": "out_of_scope"}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: Optional[IntentModel] = None,
    ) -> None:
        self._config = {**self.get_default_config(), **config}
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
        return cls(config, model_storage, resource)

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
            return cls(config, model_storage, resource, load_model(folder))

    def train(self, training_data: TrainingData) -> Resource:
        examples = [e for e in training_data.intent_examples if e.get(INTENT) and e.get(TEXT)]
        texts = [normalise(example.get(TEXT)) for example in examples]
        enter(logger, EXAMPLES, "Reading %d examples with the sentence encoder.", len(texts))
        vectors = many_query_vectors(texts, steps_of(logger, EXAMPLES, len(texts)))
        enter(logger, INTENTS, "Learning intents, and how far to trust what was learnt.")
        self._model = train_model(
            texts, vectors, [example.get(INTENT) for example in examples],
            self._config["unknown_share"], self._config["refusal"],
        )  # fmt: skip
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder)
        enter(logger, REST, "Learned the intents.")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT) or ""
            if self._model is None or is_button(text) or not text.strip():
                _put(message, NOTHING)
            else:
                self._read(self._model, message, text)
        return messages

    def _read(self, model: IntentModel, message: Message, text: str) -> None:
        entities = message.get(ENTITIES) or ()

        def rank(texts: Sequence[str]) -> list[Ranking]:
            plain = [normalise(text) for text in texts]
            return [_ranking(judged) for judged in model.judge(plain, query_vectors(plain))]

        judged = rank([point_at_products(text, entities)])[0]
        ranking = asked_of_catalogue(judged, message.get(GOODS) or NO_GOODS, entities)
        _put(message, ranking)
        found = find_requests(text, entities, _known(judged), rank)
        if found:
            message.set(REQUESTS, found, add_to_output=True)
            _put(message, found[0]["intent_ranking"])  # of a message with two, the first
        asked = [request["intent_ranking"][0]["name"] for request in found] or [ranking[0]["name"]]
        intents = {name for name in asked if name and name != DEFAULT_NLU_FALLBACK_INTENT_NAME}
        message.set(ENTITIES, meant(entities, intents), add_to_output=True)


def _put(message: Message, ranking: Ranking) -> None:
    message.set(INTENT, ranking[0], add_to_output=True)
    message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)


def _known(ranking: Ranking) -> Ranking:
    """Without the word that nothing is clear: a whole may be unclear that has clear parts."""
    return [each for each in ranking if each["name"] != DEFAULT_NLU_FALLBACK_INTENT_NAME]


def _ranking(judged: Judged) -> Ranking:
    """Best first; led by the fallback, with what is missing to certainty, when none is clear."""
    named: list[Guess] = [
        {"name": name, "confidence": c} for name, c in judged.ranking[:RANKING_LENGTH]
    ]
    if judged.is_clear:
        return named
    unclear: Guess = {"name": DEFAULT_NLU_FALLBACK_INTENT_NAME, "confidence": 1 - judged.confidence}
    return [unclear, *named]
