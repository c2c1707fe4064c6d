"""Searches for what the shop does not know: the words it doesn't, and where to go on from there."""
from collections import Counter
from typing import Iterable

from actions.language.words import telling_words
from actions.saying.choosing import choices
from actions.saying.making_buttons import titled
from actions.saying.payloads.choices import Choices
from actions.shop.answers.asked_attributes import QUESTION_WORDS
from actions.shop.catalogue.catalogue import in_language
from actions.shop.search import SearchQuery
from actions.shop.search.naming import TELLING_WORDS
from actions.shop.search.nearest_categories import nearest_categories
from actions.shop.visit import Visit

MOST_CATEGORIES = 6
MOST_UNKNOWN = 3  # words named as unknown


def unknown_words(query: SearchQuery, visit: Visit) -> list[str]:
    """Words of the search that nothing in the catalogue is called by, as far as spelling goes."""
    asking = QUESTION_WORDS | TELLING_WORDS
    said = dict.fromkeys(w for w in telling_words(query.words) if not w.isdigit())
    return [w for w in said if w not in asking and not visit.index.repair(w)][:MOST_UNKNOWN]


def category_choices(query: SearchQuery, visit: Visit) -> Choices:
    """Somewhere to go on from an empty result: the nearest categories, then the largest."""
    near = nearest_categories(query.words, visit.catalogue) if is_by_meaning(visit) else []
    largest = largest_categories(visit)
    shown = [c for c in dict.fromkeys([*near, *largest]) if c in largest]
    return choices_of(shown[:MOST_CATEGORIES], visit)


def is_by_meaning(visit: Visit) -> bool:
    """Whether this shop has vectors to search by."""
    return visit.index.without_vectors < len(visit.catalogue.products)


def largest_categories(visit: Visit) -> list[str]:
    """Those that are shown, with most products first."""
    catalogue = visit.catalogue
    hidden = catalogue.profile.never_found
    alone = (catalogue.products[sku].category for sku in hidden if sku in catalogue.products)
    counts = Counter(catalogue.stocked) - Counter(alone)
    return sorted((c for c in counts if c not in hidden), key=lambda c: (-counts[c], c))


def choices_of(categories: Iterable[str], visit: Visit) -> Choices:
    """A button for each, which looks for what there is of it."""
    return choices(
        titled(category_name(c, visit), "search_product", category=c) for c in categories
    )


def category_name(category_id: str, visit: Visit) -> str:
    category = visit.catalogue.categories.get(category_id)
    return in_language(category.names, visit.language) if category else category_id
