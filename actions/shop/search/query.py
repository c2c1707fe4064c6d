"""What is looked for, and what was found."""
from dataclasses import dataclass, fields
from typing import Optional, Sequence

from actions.shop.catalogue.catalogue import Product
from actions.shop.money import Money


@dataclass(frozen=True)
class Refused:
    """What no product found may be or have, whatever else is let go."""

    categories: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    sizes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()  # what things are called
    words: tuple[str, ...] = ()  # whatever their names, values and texts say
    skus: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Refused()

    def plus(self, other: "Refused") -> "Refused":
        """All that either refuses."""
        return Refused(*(
            tuple(dict.fromkeys((*getattr(self, each.name), *getattr(other, each.name))))
            for each in fields(self)
        ))


@dataclass(frozen=True)
class SearchQuery:
    """What is wanted; empty fields don't filter.

    `values` are (attribute, the text that its value is known by). `said` are words, each with what
    it is of (kind, name, brand, trait, purpose, order), that a search may not find: the answer
    names those.
    """

    words: str = ""
    categories: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    sizes: tuple[str, ...] = ()  # as shoppers say them
    price_min: Optional[Money] = None
    price_max: Optional[Money] = None
    sort: str = "relevance"  # relevance | cheaper | dearer | better | most_sold | by an attribute
    is_reduced: bool = False  # costs less than before
    than: str = ""  # SKU of what they have to go beyond, by what they are sorted by
    currency: str = "USD"
    refused: Refused = Refused()
    said: tuple[tuple[str, str], ...] = ()
    is_of_kind: bool = False  # nothing beside the kind that is named, where there is any of it


@dataclass(frozen=True)
class SearchResult:
    """Products, best first; where nothing fitted, the nearest, and what had to go for them.

    `relaxed` is the constraint that emptied the list, `relaxed_value` the (attribute, value) when
    it was one alone, `let_go` all constraints that went when no single one was enough. `missing`
    are those of what was said that no product has.
    """

    products: Sequence[Product]
    relaxed: Optional[str] = None  # reduced | than | price | values | size | brand | category
    relaxed_value: Optional[tuple[str, str]] = None
    let_go: tuple[str, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
