"""Examples on the chat page: of the shop's own goods, and none of another's."""
import json

from actions.shop.catalogue.example_words import NO_EXAMPLES, Examples, ExampleWords
from actions.shop.database import Database
from bot.front.chat_page import wording_script
from bot.front.shown_examples import read_examples

RUGS = Examples({"en": ExampleWords("rugs", "$50", "lamps", "Silk Rug")})


def examples_on_page(made):
    script = wording_script(made).removeprefix("export const languages = ").rstrip(";\n")
    return {each["code"]: each["words"]["examples"] for each in json.loads(script)}


def test_examples_are_filled_with_goods_of_the_shop():
    assert examples_on_page(RUGS)["en"] == [
        "Rugs under $50", "Tell me about the Silk Rug", "Compare your two best lamps",
        "Where is my order?",
    ]


def test_without_goods_none_are_named():
    assert examples_on_page(RUGS)["id"] == ["Di mana pesanan saya?"]
    assert examples_on_page(NO_EXAMPLES)["en"] == ["Where is my order?"]


def test_the_page_opens_without_a_database(tmp_path):
    assert read_examples(Database(f"sqlite:///{tmp_path}/missing/shop.db")) == NO_EXAMPLES
