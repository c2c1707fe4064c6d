"""The examples of a language, as Rasa takes them, from all topic files of its pack."""
from rasa.shared.nlu.training_data.formats import RasaYAMLReader
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.language.packs import Pack
from actions.language.topics import Section, sections

FORMAT = 'version: "3.1"'


def examples_of(pack: Pack) -> TrainingData:
    """Raises Rasa's YamlException, which names the file."""
    return TrainingData().merge(*map(_examples, sections(pack, "nlu")))


def _examples(section: Section) -> TrainingData:
    reader = RasaYAMLReader()
    reader.filename = str(section.file)
    return reader.reads(f"{section.text}\n{FORMAT}\n")
