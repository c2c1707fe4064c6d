"""A reader that learnt from sixty messages in some seconds: enough to be run, not to be right."""
import pytest

from actions.language.packs import packs
from bot.nlu.reading.marked_examples import readings_of
from bot.nlu.reading.reader import LocalReader
from bot.nlu.reading.said_values import learn_values
from bot.nlu.reading.tagger_training import train_tagger

EACH, EPOCHS = 30, 2


def few(pack):
    """From all over its files."""
    examples = readings_of(pack)
    return examples[:: len(examples) // EACH][:EACH] if examples else []


@pytest.fixture(scope="session")
def examples():
    return [example for pack in packs() for example in few(pack)]


@pytest.fixture(scope="session")
def tagger(examples):
    return train_tagger(examples, epochs=EPOCHS)


@pytest.fixture(scope="session")
def reader(tagger, examples):
    return LocalReader(tagger, learn_values(examples), lambda text: ())
