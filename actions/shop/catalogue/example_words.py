"""Words of the catalogue's own goods for examples of what may be asked, in each language.

They are made and tried when the catalogue is; here they are read, and put where wording wants them.
"""
from dataclasses import dataclass, field, fields
from string import Formatter
from typing import Callable, Mapping, Optional

from sqlalchemy.orm import Session

from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.catalogue.catalogue_reading import catalogue_version
from actions.shop.catalogue.parts import Part, files_of, learnt

PART = "examples"


@dataclass(frozen=True)
class ExampleWords:
    """Of one language; what the catalogue has no example of is empty."""

    category: str = ""
    price: str = ""  # things of this category cost less
    other: str = ""  # a category with things to compare
    product: str = ""


@dataclass(frozen=True)
class Examples:
    words: Mapping[str, ExampleWords] = field(default_factory=dict)  # by language


NO_WORDS, NO_EXAMPLES = ExampleWords(), Examples()


def examples_part(make: Callable[[Catalogue], Examples]) -> Part[Examples]:
    """Made so."""
    return learnt(PART, Examples, make)


def examples_of(db: Session) -> Examples:
    """Those of the present catalogue, once they are made."""
    made = examples_part(lambda _: NO_EXAMPLES)  # read, never made so
    return files_of(db).find(catalogue_version(db), made) or NO_EXAMPLES


def filled(template: str, words: ExampleWords) -> Optional[str]:
    """The template with these words, capital first; None where one of those it wants is missing."""
    given = {each.name: getattr(words, each.name) for each in fields(words)}
    wanted = {name for _, name, _, _ in Formatter().parse(template) if name}
    if not all(given.get(name) for name in wanted):
        return None
    text = template.format(**given)
    return text[:1].upper() + text[1:]
