"""Whether two products are the same sort of thing, so that one makes the other needless."""
from functools import lru_cache
from typing import Mapping

from actions.language.pack_tables import Phrase
from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.title_heads import heads_of

MOST_TITLES = 10_000  # remembered, of about a kilobyte each


def is_alike(one: Product, other: Product) -> bool:
    """Of one family, or of one category and called the same in each of their languages."""
    if one.family is not None and one.family == other.family:
        return True
    if one.category != other.category or (one.kind, other.kind) != ("product", "product"):
        return False
    called, besides = _called(tuple(one.names.items())), _called(tuple(other.names.items()))
    told = [code for code in called.keys() & besides.keys() if called[code] and besides[code]]
    return bool(told) and all(called[code] & besides[code] for code in told)


@lru_cache(MOST_TITLES)
def _called(titles: tuple[tuple[str, str], ...]) -> Mapping[str, frozenset[Phrase]]:
    """Kept, as one offer compares the same few products dozens of times."""
    return {code: heads.sure for code, heads in heads_of(dict(titles), ()).items()}
