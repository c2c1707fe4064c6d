"""The description of intents: a wrong row is refused by file and name."""
import pytest

from actions.turn.intents import IntentsError, intents, read_intents


def test_every_intent_is_described_once():
    names = [intent.name for intent in intents()]

    assert len(names) == len(set(names))


@pytest.mark.parametrize(("row", "problem"), [
    ("ask_hours: {answr: utter_hours}", "ask_hours is wrong"),
    ("ask_hours: {during_checkout: maybe}", "ask_hours is wrong"),
    ("ask_hours: utter_hours", "ask_hours is wrong"),
    ("[ask_hours]", "must hold a row an intent"),
    ("ask_hours: {", "can't be read"),
])
def test_a_wrong_row_is_refused(tmp_path, row, problem):
    file = tmp_path / "intents.yml"
    file.write_text(row)

    with pytest.raises(IntentsError, match=f"{file}.*{problem}"):
        read_intents(file)
