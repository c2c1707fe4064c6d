"""The categories nearest in meaning to words that nothing is called by."""
from functools import lru_cache

import numpy as np

from actions.shop.catalogue.catalogue import Catalogue

MOST_NEAR = 2
# Standard deviations nearer than the shop's categories are on average; below it, none is near.
NEAR_ENOUGH = 2.0
MOST_SHOPS = 4  # whose categories are kept encoded


def nearest_categories(
    words: str, catalogue: Catalogue, most: int = MOST_NEAR, enough: float = NEAR_ENOUGH
) -> list[str]:
    """Ids of those that something called so could be in, nearest first; often there is none."""
    if not words.strip() or len(catalogue.categories) <= MOST_NEAR:
        return []
    from actions.language.sentence_encoder import query_vectors  # loads the model

    ids = sorted(catalogue.stocked)
    texts = tuple(_text(category, catalogue) for category in ids)
    near = _encoded(texts) @ query_vectors([words])[0]
    near = (near - near.mean()) / max(float(near.std()), 1e-6)
    best = np.argsort(-near)[:most]
    return [ids[at] for at in best if near[at] >= enough]


def _text(category_id: str, catalogue: Catalogue) -> str:
    category = catalogue.categories.get(category_id)
    if category is None:
        return category_id
    synonyms = [word for words in category.synonyms.values() for word in words]
    return ", ".join(dict.fromkeys((*category.names.values(), *synonyms)))


@lru_cache(maxsize=MOST_SHOPS)
def _encoded(texts: tuple[str, ...]) -> np.ndarray:
    from actions.language.sentence_encoder import passage_vectors  # loads the model

    return passage_vectors(texts)
