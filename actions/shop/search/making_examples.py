"""Examples of what may be asked, made of a catalogue, each tried by the search that answers it."""
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice
from statistics import median_low
from typing import Iterator, Optional, Sequence

from actions.language.packs import languages
from actions.language.tokens import phrase
from actions.shop.catalogue.catalogue import Catalogue, Category, Product, in_language
from actions.shop.catalogue.example_words import Examples, ExampleWords
from actions.shop.money import Money, format_money
from actions.shop.search.index import SearchIndex
from actions.shop.search.query import SearchQuery

GOODS = "product"  # the kind of what is for sale by itself
MOST_TRIED = 40  # categories, and products
LONGEST_TITLE = 45  # longer ones nobody types
FEWEST_COMPARED = 2
ROUND = tuple(map(Decimal, ("1", "1.5", "2", "3", "4", "5", "6", "8", "10")))


def make_examples(catalogue: Catalogue, index: SearchIndex) -> Examples:
    return Examples({code: _Trial(catalogue, index, code).words() for code in languages()})


@dataclass(frozen=True)
class _Trial:
    """The catalogue in one language, and what a search for its own words finds."""

    catalogue: Catalogue
    index: SearchIndex
    language: str

    def words(self) -> ExampleWords:
        first, limit = next(self._limited(), (None, None))
        compared = next(self._compared(first), None)
        product = next(self._found_by_title(first), None)
        return ExampleWords(
            category=self._called(first) if first else "",
            price=format_money(limit, self.language) if limit else "",
            other=self._called(compared) if compared else "",
            product=product.name(self.language) if product else "",
        )

    def _limited(self) -> Iterator[tuple[Category, Money]]:
        """Categories whose name and a price find some of their things, and nothing else."""
        for category in self._categories:
            prices = [p.prices[self._currency] for p in self._goods_of(category)]
            limit = Money(_rounded_up(median_low(prices)), self._currency)
            found = self._find(self._called(category), limit)
            if found and all(product.category == category.id for product in found):
                yield category, limit

    def _compared(self, first: Optional[Category]) -> Iterator[Category]:
        """Others rather than the first."""
        for category in sorted(self._categories, key=lambda each: each == first):
            found = self._find(self._called(category))[:FEWEST_COMPARED]
            if [product.category for product in found] == [category.id] * FEWEST_COMPARED:
                yield category

    def _found_by_title(self, first: Optional[Category]) -> Iterator[Product]:
        """The best liked, of other categories rather than of the first."""
        goods = [p for category in self._categories for p in self._goods_of(category)]
        short = [p for p in goods if len(p.name(self.language)) <= LONGEST_TITLE]
        avoided = first.id if first else ""
        liked = sorted(short, key=lambda p: (p.category == avoided, -p.rating_count, p.sku))
        for product in islice(liked, MOST_TRIED):
            if self._find(product.name(self.language))[:1] == [product]:
                yield product

    def _find(self, words: str, limit: Optional[Money] = None) -> Sequence[Product]:
        """What a search for these words shows, unless it had to let something go."""
        query = SearchQuery(words=words, price_max=limit, currency=self._currency)
        result = self.index.search(query, self.language)
        return [] if result.relaxed or result.missing else list(result.products)

    @cached_property
    def _categories(self) -> list[Category]:
        """Those with something for sale, first such as are called what their goods are: one asks
        for blenders, and for "home and living" nobody."""
        stocked = [each for each in self._shown if self._goods_of(each)]
        ranks = {each.id: (-self._titled(each), -len(self._goods_of(each))) for each in stocked}
        return sorted(stocked, key=lambda each: (*ranks[each.id], each.id))[:MOST_TRIED]

    def _titled(self, category: Category) -> int:
        """How many things have its name at the head of their titles."""
        return sum(kind.titled for kind in self.index.kinds.called(phrase(self._called(category))))

    @property
    def _shown(self) -> list[Category]:
        hidden = self.catalogue.profile.never_found
        return [each for each in self.catalogue.categories.values() if each.id not in hidden]

    def _goods_of(self, category: Category) -> list[Product]:
        return [each for each in self._goods.get(category.id, ()) if self._is_sold(each)]

    @cached_property
    def _goods(self) -> dict[str, list[Product]]:
        goods: dict[str, list[Product]] = {}
        for product in self.catalogue.products.values():
            if product.kind == GOODS:
                goods.setdefault(product.category, []).append(product)
        return goods

    def _is_sold(self, product: Product) -> bool:
        hidden = self.catalogue.profile.never_found
        return product.sku not in hidden and self._currency in product.prices

    @property
    def _currency(self) -> str:
        return self.catalogue.profile.currency(self.language)

    def _called(self, category: Category) -> str:
        """As it is written within a sentence: "TVs" stay so."""
        words = in_language(category.names, self.language).split()
        return " ".join(word.lower() if word[1:].islower() else word for word in words)


def _rounded_up(amount: Decimal) -> Decimal:
    """To an amount that people say: 47.90 → 50."""
    scale = Decimal(1).scaleb(amount.adjusted())
    return next(step * scale for step in ROUND if step * scale >= amount)
