"""Pipeline component: whether the shopper is upset, whatever the message asks for."""
from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from actions.language.normalise import is_button
from bot.nlu.mood.signs import is_upset
from bot.nlu.parse_data import Entity


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class MoodDetector(GraphComponent):
    """Adds the entity `mood` with the value `upset`; other moods go unsaid."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MoodDetector:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT) or ""
            if not is_button(text) and is_upset(text):
                mood: Entity = {
                    "entity": "mood", "value": "upset", "start": 0, "end": len(text),
                    "extractor": type(self).__name__,
                }  # fmt: skip
                message.set(ENTITIES, message.get(ENTITIES, []) + [mood], add_to_output=True)
        return messages
