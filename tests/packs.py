"""Packs as a shop adds them."""
import shutil
from textwrap import dedent

from actions.language import packs
from actions.turn import intents
from bot.front.page_words import words_of

CACHES = (packs.packs, intents.intents, words_of)


def forget():
    """What was read of packs and intents is read again."""
    for cached in CACHES:
        cached.cache_clear()


def add_pack(elsewhere, code="nl", name="Nederlands"):
    """Another language, which says nothing yet."""
    folder = elsewhere / "languages" / code
    shutil.rmtree(folder, ignore_errors=True)  # of the repository's own, where it has this one
    (folder / "responses").mkdir(parents=True)
    (folder / "pack.yml").write_text(f"name: {name}\n")
    return folder


def write(path, text):
    path.write_text(dedent(text), encoding="utf-8")
    return path
