"""Pipeline component: the language of a message, and whether the talk goes on in it."""
from __future__ import annotations

import json
import math
from typing import Any, Mapping, Optional, Sequence

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.language.normalise import is_button
from actions.language.packs import Pack, languages, pack_of, packs, words
from actions.message_metadata import MessageMetadata
from actions.turn.intents import names_of
from bot.nlu.examples import examples_of
from bot.nlu.intents.language_model import (
    LanguageModel,
    Taught,
    function_words,
    learn,
    restored,
    share_of,
    stored,
)
from bot.nlu.parse_data import SPOKEN, Entity

MODEL_FILE = "language_model.json"
# Names are the same in every language, and so is the name of a language.
NAMES = frozenset({"product", "brand", "wanted_language"})
# What is called by its name in a language that lends its words: "toaster" alone is no English.
BORROWED = frozenset({"category", "attribute", "attribute_value", "delivery_option"})
LENDS_WORDS = "lends_words"  # the trait of such a language
UNTAUGHT = LanguageModel()
LITTLE = frozenset().union(*map(function_words, packs()), words("chat.particles"))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class LanguageDetector(GraphComponent):
    """Comes after the catalogue's entities, whose words it leaves out of the evidence.

    A talk that has a language, of the page or of what was said before, leaves it for a sentence in
    another one; for names, numbers, addresses and borrowed words, never.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Least evidence: `threshold` tells a message's language, `leaving` changes the talk's."""
        return {"threshold": 1.9, "leaving": 5.5}

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
            contrasts = json.loads((folder / MODEL_FILE).read_text(encoding="utf-8"))
        return cls(config, model_storage, resource, restored(contrasts))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the packs: the examples of a Rasa project carry no language."""
        self._model = learn(_taught(pack) for pack in packs())
        with self._model_storage.write_to(self._resource) as folder:
            text = json.dumps(stored(self._model), ensure_ascii=False)
            (folder / MODEL_FILE).write_text(text, encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            entity = self._language(message)
            if entity is not None:
                message.set(ENTITIES, message.get(ENTITIES, []) + [entity], add_to_output=True)
        return messages

    def _language(self, message: Message) -> Optional[Entity]:
        """The language that the talk takes on with this message."""
        text, entities = message.get(TEXT) or "", message.get(ENTITIES, [])
        metadata = MessageMetadata.read(message.get(METADATA))
        page = _page_language(metadata)
        if not is_button(text):
            language, evidence = self._evidence(text, entities)
            is_told = evidence >= self._config["threshold"]
            message.set(SPOKEN, language if is_told else page)
            if page or metadata.turn > 1:
                bare = _without(text, entities, NAMES | BORROWED)
                language, evidence = _strongest(self._model.sentence(bare, LITTLE))
                is_told = self._is_left(bare, evidence, is_opening=page is not None)
            if is_told:
                return self._entity(language, len(text), 1 / (1 + math.exp(-evidence)))
        return self._entity(page, len(text), 0.5) if page else None

    def _is_left(self, text: str, evidence: float, is_opening: bool) -> bool:
        """Whether the talk leaves its language; where it only begins, the page's is a guess.

        The guess gives way to less, the more of the message is little words around a thing.
        """
        share = share_of(LITTLE, text)
        is_frame = is_opening and evidence * share >= self._config["threshold"]
        return is_frame or evidence >= self._config["leaving"]

    def _evidence(self, text: str, entities: Sequence[Entity]) -> tuple[str, float]:
        """The likeliest language, by words that others don't borrow of it."""
        language, evidence = _strongest(self._model.evidence(_without(text, entities, NAMES)))
        if evidence < self._config["threshold"] or not pack_of(language).trait(LENDS_WORDS):
            return language, evidence
        own_words = self._model.evidence(_without(text, entities, NAMES | BORROWED))
        return _strongest({**own_words, language: min(own_words[language], evidence)})

    def _entity(self, language: str, end: int, confidence: float) -> Entity:
        return {
            "entity": "language", "value": language, "start": 0, "end": end,
            "confidence": confidence, "extractor": type(self).__name__,
        }  # fmt: skip


def _taught(pack: Pack) -> Taught:
    neutral = names_of(lambda intent: intent.same_in_all_languages)
    sentences: list[str] = []
    names: list[str] = []
    for example in examples_of(pack).intent_examples:
        if example.get(TEXT):
            kept = names if example.get(INTENT) in neutral else sentences
            kept.append(example.get(TEXT))
    return Taught(pack.code, sentences, function_words(pack), names)


def _strongest(evidence: Mapping[str, float]) -> tuple[str, float]:
    """Of no languages, nothing."""
    return max(evidence.items(), key=lambda pair: pair[1], default=("", 0.0))


def _page_language(metadata: MessageMetadata) -> Optional[str]:
    """The language of the page around the chat: it counts until the shopper has written more."""
    page = metadata.page_language
    return page if metadata.turn == 1 and page in languages() else None


def _without(text: str, entities: Sequence[Entity], kinds: frozenset[str]) -> str:
    """The text with these entities blanked out; longer phrases keep their little words."""
    for entity in entities:
        is_phrase = entity["entity"] == "attribute" and " " in entity.get("text", "")
        if entity["entity"] in kinds and not is_phrase:
            start, end = entity["start"], entity["end"]
            text = text[:start] + " " * (end - start) + text[end:]
    return text
