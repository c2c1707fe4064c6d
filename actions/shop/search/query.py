"""What is looked for, and what was found."""
from dataclasses import dataclass
from typing import Optional

from actions.shop.catalogue.catalogue import Product
from actions.shop.money import Money


@dataclass(frozen=True)
class SearchQuery:
    """What is wanted; empty fields don't filter.

    `values` are (attribute, the text that its value is known by). What is refused holds always,
    whatever else is let go. `said` are words, each with what it is of (kind, brand, trait, purpose,
    order), that a search may not find: the answer names those.
    """

    words: str = ""
    categories: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    sizes: tuple[str, ...] = ()  # as shoppers say them
    price_min: Optional[Money] = None
    price_max: Optional[Money] = None
    sort: str = "relevance"  # relevance | cheaper | dearer | better | most_sold | by an attribute
    currency: str = "USD"
    not_categories: tuple[str, ...] = ()
    not_brands: tuple[str, ...] = ()
    not_values: tuple[tuple[str, str], ...] = ()
    not_sizes: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()  # what things are called
    not_words: tuple[str, ...] = ()  # whatever their names, values and texts say
    not_skus: tuple[str, ...] = ()
    said: tuple[tuple[str, str], ...] = ()

    @property
    def is_refusing(self) -> bool:
        return any((
            self.not_categories, self.not_brands, self.not_values, self.not_sizes,
            self.not_kinds, self.not_words, self.not_skus,
        ))


@dataclass(frozen=True)
class SearchResult:
    """Products, best first; where nothing fitted, the nearest, and what had to go for them.

    `relaxed` is the constraint that emptied the list, `relaxed_value` the (attribute, value) when
    it was one alone, `let_go` all constraints that went when no single one was enough. `missing`
    are those of what was said that no product has.
    """

    products: tuple[Product, ...]
    relaxed: Optional[str] = None  # price | values | size | brand | category
    relaxed_value: Optional[tuple[str, str]] = None
    let_go: tuple[str, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
