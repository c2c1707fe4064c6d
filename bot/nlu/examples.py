"""The examples of a language, as Rasa takes them, from all topic files of its pack."""
from rasa.shared.nlu.constants import INTENT_RESPONSE_KEY
from rasa.shared.nlu.training_data.formats import RasaYAMLReader
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.language.packs import Pack
from actions.language.topics import Section, sections
from bot.nlu.parse_data import TOPIC

FORMAT = 'version: "3.1"'


def examples_of(pack: Pack) -> TrainingData:
    """Raises Rasa's YamlException, which names the file."""
    return TrainingData().merge(*map(_examples, sections(pack, "nlu")))


def _examples(section: Section) -> TrainingData:
    reader = RasaYAMLReader()
    reader.filename = str(section.file)
    read = reader.reads(f"{section.text}\n{FORMAT}\n")
    for example in read.training_examples:
        if INTENT_RESPONSE_KEY in example.data:  # for Rasa, what chooses among responses
            example.data[TOPIC] = example.data.pop(INTENT_RESPONSE_KEY)
    return read
