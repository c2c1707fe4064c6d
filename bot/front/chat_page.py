"""The chat page and its words, rendered with the languages that there are."""
import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from actions.language.packs import packs
from actions.shop.catalogue.example_words import NO_WORDS, Examples, filled
from bot.front.page_words import Words, words_of

PAGE = "index.html"
WORDS = "chat"
EXAMPLES = "examples"  # of what to ask; they name goods of the shop


@dataclass(frozen=True)
class Language:
    """One that the page can be switched to."""

    code: str
    name: str
    words: Words

    def with_examples(self, made: Examples) -> "Language":
        """Its examples, less those for which the catalogue has no words."""
        words = made.words.get(self.code, NO_WORDS)
        texts = (filled(template, words) for template in self.words[EXAMPLES])
        return replace(self, words={**self.words, EXAMPLES: [text for text in texts if text]})

    def as_dict(self) -> dict[str, object]:
        return {"code": self.code, "name": self.name, "words": self.words}


def languages() -> tuple[Language, ...]:
    """The default one first; raises PackError."""
    words = words_of(WORDS)
    return tuple(Language(pack.code, pack.name, words[pack.code]) for pack in packs())


def render_page(web_dir: Path) -> str:
    """Raises jinja2's TemplateNotFound."""
    spoken = languages()
    return _templates(web_dir).get_template(PAGE).render(languages=spoken, words=spoken[0].words)


def wording_script(made: Examples) -> str:
    """The module from which the page's scripts take their words."""
    return f"export const languages = {_spoken(made)};\n"


def words_as_json(made: Examples) -> str:
    """The same for the widget."""
    return f'{{"languages": {_spoken(made)}}}\n'


def _spoken(made: Examples) -> str:
    spoken = [language.with_examples(made).as_dict() for language in languages()]
    return json.dumps(spoken, ensure_ascii=False)


@cache
def _templates(web_dir: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(web_dir), autoescape=select_autoescape(), undefined=StrictUndefined
    )
