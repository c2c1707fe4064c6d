"""The pages' words: what each pack says of them, and what it leaves out."""
import re

import pytest

from actions.language.packs import languages, packs
from bot.front import page_words
from bot.front.page_words import words_of
from tests.packs import add_pack, write


def outline(words):
    """Names and placeholders, without the words."""
    if isinstance(words, dict):
        return {name: outline(value) for name, value in words.items()}
    return bool(words) and sorted(re.findall(r"{\w+}", str(words)))


def test_every_pack_says_all_that_the_default_one_says():
    default, *others = (outline(page_words._read(pack)) for pack in packs())

    assert all(other == default for other in others)


def test_what_a_pack_leaves_out_is_said_in_the_default_language(elsewhere):
    write(add_pack(elsewhere) / "pages.yml", """
        chat:
          send: Verstuur
          errors: {offline: "Niet verstuurd."}
        order_statuses: {paid: Betaald}
    """)

    words = words_of("chat")["nl"]

    assert (words["send"], words["you"]) == ("Verstuur", "You")
    assert words["errors"]["offline"] == "Niet verstuurd."
    assert words["errors"]["empty"] == "There was nothing to send. Write a message first."
    assert words["order_statuses"]["paid"] == "Betaald"
    assert words_of("payment")["nl"]["order_statuses"] == words["order_statuses"]


@pytest.mark.parametrize("page", ["chat", "payment"])
def test_the_default_language_comes_first(page):
    assert list(words_of(page)) == list(languages())
