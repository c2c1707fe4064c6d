"""Pipeline components outside a server: storage in a folder, messages as the channel sends them."""
from pathlib import Path
from typing import Any, Optional

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.parse_data import TOPIC

RESOURCE = Resource("component")
CONTEXT = ExecutionContext(GraphSchema({}))


def a_message(text: str, **metadata: Any) -> Message:
    return Message({TEXT: text, "metadata": metadata or None})


def training_data(*examples: tuple[str, str]) -> TrainingData:
    """Of (text, intent), the intent with its topic behind it where it has one."""
    return TrainingData([_example(text, *intent.split("/")) for text, intent in examples])


def _example(text: str, intent: str, *topic: str) -> Message:
    about = {TOPIC: f"{intent}/{topic[0]}"} if topic else {}
    return Message({TEXT: text, INTENT: intent, **about})


def trained(
    component: Any, folder: Path, data: TrainingData, config: Optional[dict[str, Any]] = None
) -> Any:
    """The component as a server loads it: trained, stored, read back."""
    folder.mkdir(exist_ok=True)
    storage = LocalModelStorage.create(folder)
    component.create(config or {}, storage, RESOURCE, CONTEXT).train(data)
    return component.load(config or {}, storage, RESOURCE, CONTEXT)


def entities(component: Any, text: str, **metadata: Any) -> list[tuple[str, Any]]:
    """What the component adds to a message, as (entity, value)."""
    message = component.process([a_message(text, **metadata)])[0]
    return [(entity["entity"], entity["value"]) for entity in message.get(ENTITIES, [])]
