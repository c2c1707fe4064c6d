"""Pipeline component: the intent of a message in any language."""
from __future__ import annotations

import logging
from typing import Any, Mapping, Optional, Sequence

import numpy as np
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
from actions.turn.intents import names_of
from bot.nlu.intents.catalogue_first import asked_of_catalogue, asked_of_code
from bot.nlu.intents.delexicalising import point_at_products
from bot.nlu.intents.expected_entities import meant
from bot.nlu.intents.intent_model import IntentModel, Judged, Looked, load_model, train_model
from bot.nlu.intents.told_by_reading import gains_of, with_meanings
from bot.nlu.intents.topic_model import NO_TOPICS, TopicModel, load_topics, train_topics
from bot.nlu.intents.training_stages import EXAMPLES, INTENTS, REST, enter, steps_of
from bot.nlu.parse_data import (
    GOODS,
    HEARD,
    MEANING,
    NO_GOODS,
    REQUESTS,
    SPOKEN,
    TOPIC,
    Entity,
    Guess,
    Ranking,
    Request,
    Span,
    entities_within,
)
from bot.nlu.reading.reader import Heard

logger = logging.getLogger(__name__)

RANKING_LENGTH = 10
ALIKE = (
    names_of(lambda intent: intent.act == "find"),
    names_of(lambda intent: intent.act in ("change", "swap")),
)
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
        topics: TopicModel = NO_TOPICS,
    ) -> None:
        self._config = {**self.get_default_config(), **config}
        self._model_storage = model_storage
        self._resource = resource
        self._model = model
        self._topics = topics

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
            model, topics = load_model(folder), load_topics(folder)
        return cls(config, model_storage, resource, model, topics)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [e for e in training_data.intent_examples if e.get(INTENT) and e.get(TEXT)]
        texts = [normalise(example.get(TEXT)) for example in examples]
        enter(logger, EXAMPLES, "Reading %d examples with the sentence encoder.", len(texts))
        vectors = many_query_vectors(texts, steps_of(logger, EXAMPLES, len(texts)))
        meanings = [example.get(MEANING) for example in examples]
        vectors = with_meanings(vectors, [each and each.vector for each in meanings])
        enter(logger, INTENTS, "Learning intents, and how far to trust what was learnt.")
        labels = [example.get(INTENT) for example in examples]
        self._model = train_model(
            texts, vectors, labels, self._config["unknown_share"], self._config["refusal"]
        )
        self._topics = train_topics(
            self._model.look(texts, vectors).features, labels, [e.get(TOPIC) for e in examples]
        )
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder)
            self._topics.save(folder)
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
        """Each wish of the message's reading has an intent; a message without any, one too."""
        entities: Sequence[Entity] = message.get(ENTITIES) or ()
        heard: Optional[Heard] = message.get(HEARD)
        spans = [Span(*span) for span in heard.spans] if heard else []
        spans = spans if len(spans) > 1 else [Span(0, len(text))]
        parts = _parts(message, spans)
        vectors = _vectors(parts, heard)
        looked = model.look(parts, vectors)
        rankings = _rankings(model, looked, vectors, heard)
        if len(spans) == 1:
            goods = message.get(GOODS) or NO_GOODS
            rankings = [asked_of_catalogue(rankings[0], goods, entities)]
        if heard and heard.spans:
            rankings = [
                asked_of_code(ranking, wish, entities_within(entities, span))
                for ranking, wish, span in zip(rankings, heard.reading.wishes, spans, strict=True)
            ]
        topics = self._topics.of(list(map(_best, rankings)), looked.features)
        _put(message, rankings[0])  # of a message with several, the first
        message.set(TOPIC, topics[0], add_to_output=True)
        if heard and len(spans) > 1:
            wishes = [wish.as_json() for wish in heard.reading.wishes]
            requests = _requests(spans, rankings, wishes, heard.chances, topics)
            message.set(REQUESTS, requests, add_to_output=True)
        asked = {ranking[0]["name"] for ranking in rankings}
        intents = {name for name in asked if name and name != DEFAULT_NLU_FALLBACK_INTENT_NAME}
        message.set(ENTITIES, meant(entities, intents), add_to_output=True)


def _parts(message: Message, spans: Sequence[Span]) -> list[str]:
    """The words of each part, as the examples are written."""
    text, entities = message.get(TEXT), message.get(ENTITIES) or ()
    language = message.get(SPOKEN) or ""
    return [
        normalise(
            point_at_products(
                text[span.start : span.end], entities_within(entities, span), language
            )
        )
        for span in spans
    ]


def _vectors(texts: Sequence[str], heard: Optional[Heard]) -> np.ndarray:
    """Of the parts of a message, which are the wishes of its reading where it has one."""
    meanings = list(heard.meanings) if heard and heard.spans else [None] * len(texts)
    return with_meanings(query_vectors(texts), meanings)


def _rankings(
    model: IntentModel, looked: Looked, vectors: np.ndarray, heard: Optional[Heard]
) -> list[Ranking]:
    gains = gains_of(model.intents, heard.acts) if heard and heard.spans else None
    return [_ranking(judged, model) for judged in model.judge(looked, vectors, gains)]


def _requests(
    spans: Sequence[Span], rankings: Sequence[Ranking], wishes: Sequence[Mapping[str, Any]],
    chances: Sequence[float], topics: Sequence[str],
) -> list[Request]:  # fmt: skip
    parts = zip(spans, rankings, wishes, chances, topics, strict=True)
    return [
        {"start": span.start, "end": span.end, "intent_ranking": list(ranking), "wish": wish,
         "chance": chance, "topic": topic}
        for span, ranking, wish, chance, topic in parts
    ]


def _best(ranking: Ranking) -> Optional[str]:
    """What it means if anything: a button may ask so."""
    names = (guess["name"] for guess in ranking)
    return next((name for name in names if name != DEFAULT_NLU_FALLBACK_INTENT_NAME), None)


def _put(message: Message, ranking: Ranking) -> None:
    message.set(INTENT, ranking[0], add_to_output=True)
    message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)


def _ranking(judged: Judged, model: IntentModel) -> Ranking:
    """Best first; led by the fallback, with what is missing to certainty, when none is clear.

    Between intents that do the same nobody has to choose: that look for goods, that change lines of
    the cart.
    """
    named: list[Guess] = [
        {"name": name, "confidence": c} for name, c in judged.ranking[:RANKING_LENGTH]
    ]
    alike = next((group for group in ALIKE if judged.intent in group), frozenset())
    chance = sum(guess["confidence"] for guess in named if guess["name"] in alike)
    if judged.is_clear or (alike and chance >= model.trust.threshold):
        return named
    unclear: Guess = {"name": DEFAULT_NLU_FALLBACK_INTENT_NAME, "confidence": 1 - judged.confidence}
    return [unclear, *named]
