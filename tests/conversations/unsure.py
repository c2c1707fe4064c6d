"""A message that leaves the reader unsure: which one does, differs from training to training."""
from tests.conversations.checks import differences
from tests.conversations.dialogue import Dialogue, Expect
from tests.conversations.talk import Conversation
from tests.servers import RunningShop

ASKED_BETWEEN = Expect(says="utter_clarify", payloads="choices")


class NothingUnsure(AssertionError):
    """Each was taken to be clear; more, or vaguer, ones are wanted."""


def what_is_unsure(dialogue: Dialogue, shop: RunningShop) -> str:
    """The first that is asked about when a talk begins with it; "" where the dialogue has none.

    Raises NothingUnsure.
    """
    for text in dialogue.unsure:
        if not differences(ASKED_BETWEEN, Conversation(shop, dialogue.language, None).say(text)):
            return text
    if dialogue.unsure:
        raise NothingUnsure(f"clear, each of them: {', '.join(dialogue.unsure)}")
    return ""
