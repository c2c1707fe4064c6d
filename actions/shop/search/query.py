"""What is looked for, and what was found."""
from dataclasses import dataclass
from typing import Optional, Sequence

from actions.shop.catalogue.catalogue import Product
from actions.shop.money import Money


@dataclass(frozen=True)
class SearchQuery:
    """What is wanted; empty fields don't filter.

    `values` are (attribute, the text that its value is known by).
    """

    words: str = ""
    categories: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    price_min: Optional[Money] = None
    price_max: Optional[Money] = None
    sort: str = "relevance"  # relevance | cheaper | dearer | better
    currency: str = "USD"


@dataclass(frozen=True)
class SearchResult:
    """Products, best first; where nothing fitted, the nearest, and what had to go for them.

    `relaxed` is the constraint that emptied the list, `relaxed_value` the (attribute, value) when
    it was one alone, `let_go` all constraints that went when no single one was enough.
    """

    products: Sequence[Product]
    relaxed: Optional[str] = None  # price | values | brand | category
    relaxed_value: Optional[tuple[str, str]] = None
    let_go: tuple[str, ...] = ()
