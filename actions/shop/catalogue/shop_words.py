"""Everyday words for what a shop sells, beside the names and synonyms of its tables."""
from dataclasses import dataclass, field
from typing import Mapping

WordsByLanguage = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class ShopWords:
    """What shoppers say; none of it is ever shown."""

    categories: Mapping[str, WordsByLanguage] = field(default_factory=dict)
    kinds: Mapping[str, WordsByLanguage] = field(default_factory=dict)  # by a name from titles
    values: Mapping[str, Mapping[str, WordsByLanguage]] = field(default_factory=dict)
    no_category: WordsByLanguage = field(default_factory=dict)  # nouns that name no category alone
    unreliable: WordsByLanguage = field(default_factory=dict)  # that mostly mean no attribute
    refusing: WordsByLanguage = field(default_factory=dict)  # that want a property unset
