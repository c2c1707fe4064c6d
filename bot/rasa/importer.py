"""What Rasa trains on, put together from the language packs and the description of intents."""
from pathlib import Path
from typing import Any, Optional, Union

import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.data import get_data_files
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.importers.utils import story_graph_from_paths
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.io import read_model_configuration

from actions.language.packs import packs
from actions.turn.intents import intents
from bot.dialogue.domain import domain_of
from bot.dialogue.intent_rules import rules_of
from bot.nlu.examples import examples_of

FORMAT = "3.1"
GENERATED = "data/dialogue/intents.yml"  # where rules come from that no file holds


class ShopImporter(TrainingDataImporter):
    """Named in config.yml, so every command of Rasa reads through it.

    Of the paths that a command gives, the domain's folder holds what is the same in every
    language, and the training data the rules beyond one intent; the packs hold the rest.
    """

    def __init__(
        self,
        config_file: Optional[str] = None,
        domain_path: Optional[str] = None,
        training_data_paths: Optional[Union[list[str], str]] = None,
        **_: Any,
    ) -> None:
        self._config_file = config_file
        self._domain_folder = Path(domain_path) if domain_path else None
        self._rule_files = get_data_files(training_data_paths, YAMLStoryReader.is_stories_file)
        self._domain: Optional[Domain] = None

    def get_domain(self) -> Domain:
        """Raises PackError and IntentsError; of a command without a domain, an empty one."""
        if self._domain is None:
            folder = self._domain_folder
            self._domain = _put_together(folder) if folder else Domain.empty()
        return self._domain

    def get_stories(self, exclusion_percentage: Optional[int] = None) -> StoryGraph:
        from_files = story_graph_from_paths(
            self._rule_files, self.get_domain(), exclusion_percentage
        )
        reader = YAMLStoryReader(self.get_domain(), GENERATED)
        generated = {"version": FORMAT, "rules": rules_of(intents())}
        return from_files.merge(StoryGraph(reader.read_from_parsed_yaml(generated)))

    def get_nlu_data(self, language: Optional[str] = "en") -> TrainingData:
        """Of all packs: one model serves them."""
        return TrainingData().merge(*map(examples_of, packs()))

    def get_config(self) -> dict[str, Any]:
        return read_model_configuration(self._config_file) if self._config_file else {}

    def get_config_file_for_auto_config(self) -> Optional[str]:
        return self._config_file


def _put_together(folder: Path) -> Domain:
    described = {"version": FORMAT, **domain_of(intents(), folder)}
    # As a file, for those Rasa checks against its schema.
    return Domain.from_yaml(yaml.safe_dump(described, allow_unicode=True, sort_keys=False))
