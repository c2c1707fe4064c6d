"""Catalogue search: words with spelling repair, and filters on category, brand, price, values."""
import re
import threading
from dataclasses import dataclass, replace
from typing import Mapping, Optional

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from actions.shop.catalogue import Catalogue, Product
from actions.shop.money import Money
from actions.shop.search_texts import FIELD_BOOSTS, open_index, search_texts
from actions.shop.stop_words import STOP_WORDS

MOST_HITS = 200
# Below this share of the best score a product only mentions the words in passing.
PASSING_SHARE = 0.2
# Where some product has all words, those with few of them need this share of its score.
LEAST_SHARE = 0.35
# "Tent" means the tent before its footprint, a larger size, a sample or a bundle that say it too.
ACCESSORY_WEIGHT, BESIDE_WEIGHT = 0.8, 0.6
BESIDE = ("sample", "bundle")
ADD_ONS = ("service", "warranty", *BESIDE)
# A repaired word may differ by one letter in four; shorter words must match.
SHORTEST_REPAIRED = 4
POSSESSIVE = "nya"  # Indonesian: "helmnya" is "the helmet"
REPAIR_SHARE = 0.26
SHORTEST_NAME_WORD = 3
MEASURE_WORDS = frozenset("pcs piece pieces pack packs set buah biji size ukuran".split())


@dataclass(frozen=True)
class SearchQuery:
    """What is wanted; empty fields don't filter. `values` are (attribute, English value)."""

    words: str = ""
    categories: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    price_min: Optional[Money] = None
    price_max: Optional[Money] = None
    sort: str = "relevance"  # relevance | cheaper | dearer
    currency: str = "USD"


@dataclass(frozen=True)
class SearchResult:
    """Products, best first. `relaxed` names the filter that had to go, for it left nothing."""

    products: tuple[Product, ...]
    relaxed: Optional[str] = None  # price | values | None


class SearchIndex:
    """The words of one catalogue version, in every language it has, in memory."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._texts = {sku: search_texts(p, catalogue) for sku, p in catalogue.products.items()}
        self._words = sorted(
            {w for texts in self._texts.values() for text in texts.values() for w in words(text)}
            - STOP_WORDS
        )
        self._known = frozenset(self._words)
        self._name_words = {
            sku: frozenset(_name_words(f"{texts['name']} {texts['category']}"))
            for sku, texts in self._texts.items()
        }
        self._all_name_words = frozenset().union(*self._name_words.values())
        self._weights = _weights(catalogue)
        self._index = open_index(self._texts)

    def repair(self, text: str) -> list[str]:
        """The words of a sentence that the catalogue knows, misspelt ones set right."""
        repaired = (self._repair_word(w) for w in words(text) if w not in STOP_WORDS)
        return list(dict.fromkeys(word for word in repaired if word))

    def name_words_in(self, text: str) -> set[str]:
        """The words of a sentence that product or category names are made of."""
        return _name_words(text) & self._all_name_words

    def name_words_of(self, sku: str) -> frozenset[str]:
        return self._name_words.get(sku, frozenset())

    def search(self, query: SearchQuery) -> SearchResult:
        """The products that fit; when a filter leaves none, the nearest ones without it."""
        found = self._fitting(query)
        if found:
            return SearchResult(tuple(found))
        for relaxed, looser in (
            ("price", _without_price(query)),
            ("values", replace(query, values=())),
        ):
            found = self._fitting(looser) if looser != query else []
            if found:
                return SearchResult(tuple(found), relaxed)
        return SearchResult(())

    def _fitting(self, query: SearchQuery) -> list[Product]:
        scores = self._scores(query)
        fitting = [
            product
            for sku, product in self._catalogue.products.items()
            if sku in scores and all(check(product, query) for check in FILTERS)
        ]
        ranked = sorted(fitting, key=lambda p: _rank(p, scores[p.sku]))
        if query.sort == "relevance":
            return ranked
        sign = -1 if query.sort == "dearer" else 1
        return sorted(ranked, key=lambda p: (p.kind in BESIDE, sign * p.prices[query.currency]))

    def _scores(self, query: SearchQuery) -> Mapping[str, float]:
        """Score by SKU for the words; every product scores alike when there are only filters."""
        known = self.repair(query.words)
        if not known:
            has_filter = any((query.categories, query.brands, query.values,
                              query.price_max, query.price_min))
            return dict.fromkeys(self._catalogue.products, 0.0) if has_filter else {}
        scores = self._word_scores(known)
        if query.categories or query.brands or query.values:
            return {sku: scores.get(sku, 0.0) for sku in self._catalogue.products}
        return scores

    def _word_scores(self, known: list[str]) -> dict[str, float]:
        """Scores of the products that mention these words; all of them counts for more than some.

        Passing mentions, far below the best, are left out.
        """
        some, every = self._hits(known, False), self._hits(known, True)
        best = max(some.values(), default=0.0)
        scores = {**some, **{sku: score + best for sku, score in every.items()}}
        return _near_the_best(scores, LEAST_SHARE)

    def _hits(self, known: list[str], needs_all: bool) -> dict[str, float]:
        searcher = self._index.searcher()
        parsed = self._index.parse_query(
            " ".join(known), list(FIELD_BOOSTS), field_boosts=FIELD_BOOSTS,
            conjunction_by_default=needs_all,
        )
        hits = searcher.search(parsed, MOST_HITS).hits
        scores = {searcher.doc(address)["sku"][0]: score for score, address in hits}
        scores = {
            sku: score * self._weights.get(sku, 1.0) for sku, score in scores.items()
        }
        return _near_the_best(scores, PASSING_SHARE)

    def _repair_word(self, word: str) -> Optional[str]:
        if word in self._known:
            return word
        if word.endswith(POSSESSIVE) and word[: -len(POSSESSIVE)] in self._known:
            return word[: -len(POSSESSIVE)]
        if len(word) < SHORTEST_REPAIRED or word.isdigit():
            return None
        most = 1 if len(word) < 8 else 2
        best = process.extractOne(
            word, self._words, scorer=DamerauLevenshtein.distance, score_cutoff=most
        )
        return best[0] if best and best[1] / len(word) <= REPAIR_SHARE else None


class SearchIndexCache:
    """Keeps the index of the newest catalogue."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._version: Optional[str] = None
        self._index: Optional[SearchIndex] = None

    def current(self, catalogue: Catalogue) -> SearchIndex:
        with self._lock:
            if self._index is None or self._version != catalogue.version:
                self._index, self._version = SearchIndex(catalogue), catalogue.version
            return self._index


def _without_price(query: SearchQuery) -> SearchQuery:
    """Those nearest to the limit come first: the cheapest, or the dearest for a lower limit."""
    nearest = "cheaper" if query.price_max is not None else "dearer"
    return replace(query, price_min=None, price_max=None, sort=nearest)


def _name_words(text: str) -> set[str]:
    """Telling words without plural or possessive ends, so that "toasters" names a toaster."""
    telling = (w for w in words(text) if w not in STOP_WORDS and w not in MEASURE_WORDS)
    bare = (w.removesuffix(POSSESSIVE).removesuffix("s") for w in telling if not w.isdigit())
    return {word for word in bare if len(word) >= SHORTEST_NAME_WORD}


def words(text: str) -> list[str]:
    """Lower-case words and numbers of a text."""
    return re.findall(r"[^\W_]+", text.lower())


def _near_the_best(scores: Mapping[str, float], share: float) -> dict[str, float]:
    least = max(scores.values(), default=0.0) * share
    return {sku: score for sku, score in scores.items() if score >= least}


def _in_category(product: Product, query: SearchQuery) -> bool:
    return not query.categories or product.category in query.categories


def _of_brand(product: Product, query: SearchQuery) -> bool:
    return not query.brands or product.brand in query.brands


def _has_values(product: Product, query: SearchQuery) -> bool:
    return all(has_value(product, attribute, value) for attribute, value in query.values)


def _in_price_range(product: Product, query: SearchQuery) -> bool:
    return _beyond(product, query.price_min, 1) and _beyond(product, query.price_max, -1)


def _is_sold(product: Product, query: SearchQuery) -> bool:
    return query.currency in product.prices


FILTERS = (_is_sold, _in_category, _of_brand, _has_values, _in_price_range)


def has_value(product: Product, attribute: str, value: str) -> bool:
    """Whether the product, or one of its variants, has this value."""
    own = product.attributes.get(attribute, {})
    if value.lower() in (own.get("en", "").lower(), own.get("id", "").lower()):
        return True
    if attribute == "colour":
        return any(value.lower() == v.colours.get("en", "").lower() for v in product.variants)
    return attribute == "size" and any(value.lower() == v.size.lower() for v in product.variants)


def _beyond(product: Product, limit: Optional[Money], sign: int) -> bool:
    if limit is None:
        return True
    price = product.prices.get(limit.currency)
    return price is not None and (price - limit.amount) * sign >= 0


def _rank(product: Product, score: float) -> tuple[float, int, float, str]:
    popularity = (product.rating or 0) * min(product.rating_count, 500)
    return (-score, int(product.kind in ADD_ONS), -popularity, product.sku)


def _weights(catalogue: Catalogue) -> dict[str, float]:
    """How much words count for what goes beside other products; fully for all the rest."""
    weights: dict[str, float] = {}
    for sku, product in catalogue.products.items():
        for link in catalogue.linked(sku, "accessory"):
            weights.setdefault(link.target, ACCESSORY_WEIGHT)
        larger = catalogue.linked(sku, "larger") if product.kind != "sample" else ()
        weights.update((link.target, BESIDE_WEIGHT) for link in larger)
        if product.kind in BESIDE:
            weights[sku] = BESIDE_WEIGHT
    return weights
