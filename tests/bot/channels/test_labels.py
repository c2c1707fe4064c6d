"""Labels of buttons, as the front reads them: those that Rasa's own domain has."""
from rasa.shared.core.domain import Domain

from actions.saying.responses import LABEL_PREFIX
from bot.channels.labels import read_labels


def test_are_the_domains():
    responses = Domain.load("bot/domain").responses

    labels = read_labels()

    assert labels.keys() == {name for name in responses if name.startswith(LABEL_PREFIX)}
    assert all(
        [v["text"] for v in labels[name]] == [v["text"] for v in responses[name]] for name in labels
    )
