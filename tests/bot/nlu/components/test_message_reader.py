"""The component that reads, trained on a small pack."""
import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.language.packs import Pack
from actions.reading.reading import reading_of
from bot.nlu.components import message_reader
from bot.nlu.components.message_reader import MessageReader
from bot.nlu.parse_data import GOODS, HEARD, MEANING, NO_GOODS, READING
from tests.bot.nlu.trained_components import a_message, trained

READINGS = """
- {acts: add, text: "add [two](quantity) [mugs](kind)"}
- {acts: add, text: "add [three](quantity) [lamps](kind)"}
- {acts: add, text: "and add [two](quantity) [kettles](kind)"}
- {acts: find, text: "[kettles](kind) [under 40](price) not [black](not_trait)"}
- {acts: ask_shop, text: "{when would it come}"}
- {acts: find add, text: "any [lamps](kind) | and add the [kettle](kind) + and a [mug](kind)"}
""" * 4


def a_pack(folder, readings):
    (folder / "nlu" / "readings").mkdir(parents=True)
    (folder / "nlu" / "readings" / "some.yml").write_text(readings, encoding="utf-8")
    return Pack("en", folder)


def a_component(folder, readings):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(message_reader, "packs", lambda: (a_pack(folder / "en", readings),))
        return trained(MessageReader, folder / "model", TrainingData())


@pytest.fixture(scope="module")
def component(tmp_path_factory):
    return a_component(tmp_path_factory.mktemp("readings"), READINGS)


def processed(component, text):
    [message] = component.process([a_message(text)])
    return message


def test_a_message_gets_its_reading(component):
    message = processed(component, "add two mugs")

    reading = reading_of(message.get(READING))
    assert [wish.said for wish in reading.wishes] == ["add two mugs"]
    assert message.get(HEARD).reading == reading
    assert READING in message.output_properties
    assert HEARD not in message.output_properties


@pytest.mark.parametrize("text", ['/add_to_cart{"product": "MUG"}', "", "  "])
def test_buttons_and_blanks_are_left_alone(component, text):
    message = processed(component, text)

    assert message.get(READING) is None
    assert message.get(HEARD) is None


def test_a_products_name_alone_is_looked_for(component):
    message = a_message("Add Two Mugs")
    message.set(GOODS, {**NO_GOODS, "titles": ["MUG-2"]})

    [message] = component.process([message])

    [wish] = reading_of(message.get(READING)).wishes
    assert (wish.act, [each.as_json() for each in wish.objects]) == (
        "find", [{"name": "add two mugs"}],
    )
    heard = message.get(HEARD)
    assert (len(heard.spans), len(heard.acts), len(heard.meanings)) == (1, 1, 1)


def test_little_words_that_a_title_begins_with_are_no_name(component):
    message = a_message("add two mugs")
    message.set(GOODS, {**NO_GOODS, "titles": ["MUG-2"], "is_little": True})

    [message] = component.process([message])

    assert reading_of(message.get(READING)).wishes[0].said == "add two mugs"
    assert message.get(READING)["wishes"][0].get("objects") != [{"name": "add two mugs"}]


def test_examples_get_their_meaning(component):
    data = TrainingData([Message({TEXT: text, "intent": "x"}) for text in ("add mugs", "", "hi")])

    component.process_training_data(data)

    meant = [example.get(MEANING) for example in data.training_examples]
    assert [each and each.vector.shape for each in meant] == [(384,), None, (384,)]


def test_without_examples_messages_stay_unread(tmp_path):
    component = a_component(tmp_path, "")

    assert processed(component, "add two mugs").get(READING) is None
