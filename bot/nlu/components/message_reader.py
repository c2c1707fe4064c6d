"""Pipeline component: what a message says, as a reading."""
from __future__ import annotations

import json
import logging
from collections import defaultdict
from pathlib import Path
from typing import Any, Optional, Sequence

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.language.normalise import is_button
from actions.language.packs import packs
from actions.reading.reading import Act, Description, Reading, Wish
from bot.nlu.entities.extractor import EntityFinder
from bot.nlu.entities.gazetteer import Vocabulary
from bot.nlu.intents.told_by_reading import acts_of_intents
from bot.nlu.intents.training_stages import MEANINGS, READINGS, enter, steps_of
from bot.nlu.meaning import Meaning
from bot.nlu.parse_data import CHANCES, GOODS, HEARD, MEANING, NO_GOODS, PROMPT, READING, SaidGoods
from bot.nlu.reading.act_examples import act_examples
from bot.nlu.reading.known_words import known_in_training
from bot.nlu.reading.marked_examples import Example, readings_of
from bot.nlu.reading.message_tokens import tokens_of
from bot.nlu.reading.prompted import beside_prompts
from bot.nlu.reading.reader import Heard, LocalReader
from bot.nlu.reading.said_values import SaidValues, learn_values, plain
from bot.nlu.reading.tagger import Tagger

logger = logging.getLogger(__name__)

BATCH = 64
VALUES_FILE = "said_values.json"
LOOKING: frozenset[Act] = frozenset(("find", "show", "more", "suggest"))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class MessageReader(GraphComponent):
    """Learns from the examples of readings in the packs; needs the entities of the catalogue."""

    def __init__(
        self,
        model_storage: ModelStorage,
        resource: Resource,
        reader: Optional[LocalReader] = None,
    ) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._reader = reader

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MessageReader:
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> MessageReader:
        with model_storage.read_from(resource) as folder:
            if not (folder / VALUES_FILE).exists():
                return cls(model_storage, resource)
            values = SaidValues(json.loads((folder / VALUES_FILE).read_text(encoding="utf-8")))
            reader = LocalReader(Tagger.load(folder), values, _nothing)
        return cls(model_storage, resource, reader)

    def train(self, training_data: TrainingData) -> Resource:
        """Packs without examples of readings leave messages unread: intents say all then."""
        marked = [example for pack in packs() for example in readings_of(pack)]
        others = act_examples(marked, _by_act(training_data)) if marked else ()
        examples = [*beside_prompts(marked), *others]
        with self._model_storage.write_to(self._resource) as folder:
            if examples:
                self._learn(examples, folder)
        return self._resource

    def _learn(self, examples: Sequence[Example], folder: Path) -> None:
        # Not at the top: it brings TensorFlow, which a bot that serves leaves out.
        from bot.nlu.reading.tagger_training import EPOCHS
        from bot.nlu.reading.taught import taught

        enter(logger, READINGS, "Learning to read from %d messages.", len(examples))
        find = EntityFinder(Vocabulary()).find
        known = [known_in_training(e, find(e.text), e.tokens) for e in examples]
        step = steps_of(logger, READINGS, EPOCHS)
        tagger = taught(examples, known, progress=lambda epoch, loss: step(1))
        tagger.save(folder)
        values = json.dumps(learn_values(examples).values, ensure_ascii=False)
        (folder / VALUES_FILE).write_text(values, encoding="utf-8")

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """What each example means, for the intents."""
        if self._reader is not None:
            examples = [e for e in training_data.intent_examples if tokens_of(e.get(TEXT) or "")]
            step = steps_of(logger, MEANINGS, len(examples))
            for at in range(0, len(examples), BATCH):
                batch = examples[at : at + BATCH]
                texts = [tokens_of(example.get(TEXT)) for example in batch]
                for example, row in zip(batch, self._reader.model.meanings(texts), strict=True):
                    example.set(MEANING, Meaning(row))
                step(len(batch))
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT) or ""
            if self._reader is not None and not is_button(text) and text.strip():
                prompt = (message.get(METADATA) or {}).get(PROMPT)
                heard = self._reader.hear(text, message.get(ENTITIES) or (), prompt)
                heard = _looked_for(heard, message.get(GOODS) or NO_GOODS, text)
                message.set(HEARD, heard)
                message.set(READING, heard.reading.as_json(), add_to_output=True)
                message.set(CHANCES, list(heard.chances), add_to_output=True)
        return messages


def _looked_for(heard: Heard, goods: SaidGoods, text: str) -> Heard:
    """A product's name alone is looked for, whatever else its words could say."""
    wishes = heard.reading.wishes
    is_name = goods["titles"] and not goods["is_little"]
    if not is_name or not wishes or wishes[0].act in LOOKING:
        return heard
    wish = Wish(act="find", objects=(Description(name=plain(text)),), said=text)
    return Heard(Reading(wishes=(wish,)), ((0, len(text)),), heard.acts[:1], heard.meanings[:1])


def _by_act(training_data: TrainingData) -> dict[Act, list[str]]:
    """Texts of the intents whose act is known."""
    acts, texts = acts_of_intents(), defaultdict(list)
    for example in training_data.intent_examples:
        act, text = acts.get(example.get(INTENT)), example.get(TEXT)
        if act and text:
            texts[act].append(text)
    return texts


def _nothing(text: str) -> tuple[()]:
    """In the pipeline the entities come with the message."""
    return ()
