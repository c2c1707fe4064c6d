"""The trained model as it is read to serve."""
import json
from pathlib import Path

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.storage.local_model_storage import (
    MODEL_ARCHIVE_METADATA_FILE,
    LocalModelStorage,
)
from rasa.engine.storage.storage import ModelMetadata

from bot.rasa.served_rules import ServedRules


class ServingStorage(LocalModelStorage):
    """Reads a model without the schema of its training, which imports every component of Rasa.

    Its rules are those that serve.
    """

    @classmethod
    def _load_metadata(cls, directory: Path) -> ModelMetadata:
        described = json.loads((directory / MODEL_ARCHIVE_METADATA_FILE).read_text("utf-8"))
        metadata = ModelMetadata.from_dict({**described, "train_schema": {"nodes": {}}})
        for node in metadata.predict_schema.nodes.values():
            if node.uses is RulePolicy:
                node.uses = ServedRules
        return metadata
