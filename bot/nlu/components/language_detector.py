"""Pipeline component: the language of a message, where the message shows it."""
from __future__ import annotations

import json
import math
from typing import Any, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.language.normalise import is_button
from actions.language.packs import pack_of
from actions.message_metadata import MessageMetadata
from actions.turn.intents import names_of
from bot.nlu.examples import examples_of
from bot.nlu.intents.language_model import LanguageModel, learn

LANGUAGES = ("en", "id")
MODEL_FILE = "language_model.json"
# Names are the same in every language, and so is the name of a language.
NAMES = frozenset({"product", "brand", "wanted_language"})
# Indonesian shoppers call goods by their English names: "toaster" alone is no English.
BORROWED = frozenset({"category", "attribute", "attribute_value", "delivery_option"})
UNTAUGHT = LanguageModel({}, {})


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class LanguageDetector(GraphComponent):
    """Comes after the catalogue's entities, whose words it leaves out of the evidence."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`threshold`: the least evidence with which a message tells its language."""
        return {"threshold": 1.9}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: LanguageModel = UNTAUGHT,
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
    ) -> LanguageDetector:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LanguageDetector:
        with model_storage.read_from(resource) as folder:
            stored = json.loads((folder / MODEL_FILE).read_text(encoding="utf-8"))
        return cls(config, model_storage, resource, LanguageModel(**stored))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the packs: the examples of a Rasa project carry no language."""
        neutral = names_of(lambda intent: intent.same_in_all_languages)
        examples = {language: _examples(language) for language in LANGUAGES}
        english, indonesian = (
            [text for text, intent in examples[language] if intent not in neutral]
            for language in LANGUAGES
        )
        names = [text for both in examples.values() for text, intent in both if intent in neutral]
        self._model = learn(english, indonesian, names)
        stored = {"words": self._model.words, "runs": self._model.runs}
        with self._model_storage.write_to(self._resource) as folder:
            text = json.dumps(stored, ensure_ascii=False)
            (folder / MODEL_FILE).write_text(text, encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            entity = self._language(message)
            if entity is not None:
                message.set(ENTITIES, message.get(ENTITIES, []) + [entity], add_to_output=True)
        return messages

    def _language(self, message: Message) -> Optional[dict[str, Any]]:
        text = message.get(TEXT) or ""
        evidence = 0.0 if is_button(text) else self._evidence(text, message.get(ENTITIES, []))
        if abs(evidence) >= self._config["threshold"]:
            confidence = 1 / (1 + math.exp(-abs(evidence)))
            return self._entity("en" if evidence > 0 else "id", len(text), confidence)
        page = _page_language(MessageMetadata.read(message.get(METADATA)))
        return self._entity(page, len(text), 0.5) if page else None

    def _evidence(self, text: str, entities: list[dict[str, Any]]) -> float:
        evidence = self._model.evidence(_without(text, entities, NAMES))
        if evidence < self._config["threshold"]:
            return evidence
        own_words = self._model.evidence(_without(text, entities, NAMES | BORROWED))
        return min(evidence, own_words)

    def _entity(self, language: str, end: int, confidence: float) -> dict[str, Any]:
        return {
            "entity": "language", "value": language, "start": 0, "end": end,
            "confidence": confidence, "extractor": type(self).__name__,
        }  # fmt: skip


def _examples(language: str) -> list[tuple[str, str]]:
    """Text and intent of each."""
    examples = examples_of(pack_of(language)).intent_examples
    return [(e.get(TEXT), e.get(INTENT)) for e in examples if e.get(TEXT)]


def _page_language(metadata: MessageMetadata) -> Optional[str]:
    """The language of the page around the chat: it counts until the shopper has written more."""
    page = metadata.page_language
    return page if metadata.turn == 1 and page in LANGUAGES else None


def _without(text: str, entities: list[dict[str, Any]], kinds: frozenset[str]) -> str:
    """The text with these entities blanked out; longer phrases keep their little words."""
    for entity in entities:
        is_phrase = entity["entity"] == "attribute" and " " in entity.get("text", "")
        if entity["entity"] in kinds and not is_phrase:
            start, end = entity["start"], entity["end"]
            text = text[:start] + " " * (end - start) + text[end:]
    return text
