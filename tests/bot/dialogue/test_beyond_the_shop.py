"""What nobody of a shop serves is looked for among the goods first."""
import pytest

from bot.dialogue.beyond_the_shop import as_unclear


@pytest.mark.parametrize(("intent", "asked", "served"), [
    ("out_of_scope", None, "nlu_fallback"),
    ("out_of_scope", "checkout_name", "out_of_scope"),
    ("ask_product", None, "ask_product"),
])
def test_what_is_beyond_the_shop_is_unclear_at_first(intent, asked, served):
    parsed = {"text": "can it run games", "intent": {"name": intent, "confidence": 0.8}}

    assert as_unclear(parsed, asked)["intent"]["name"] == served
