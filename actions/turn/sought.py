"""What a description asks of the catalogue: a search for it, less what it refuses."""
from dataclasses import replace
from typing import Iterable, Iterator, Sequence

from actions.reading.reading import Description
from actions.shop.catalogue.sizes import bare_size
from actions.shop.search import SearchQuery
from actions.shop.visit import Visit
from actions.turn.said_order import COMPARING, sort_of
from actions.turn.said_prices import limits_of
from actions.turn.scene import scene_of
from actions.turn.turn import Turn
from actions.turn.understood import Entity

Values = tuple[tuple[str, str], ...]
MOST_LOOKED_AT = 60  # products, for what they may be sorted by


def searches_of(objects: Sequence[Description], turn: Turn, visit: Visit) -> list[SearchQuery]:
    """One for each thing wanted, all less what is refused; of refusals alone, one for them."""
    refused = [_Sought(each, turn, visit).refused() for each in objects if each.is_refused]
    wanted = [_Sought(each, turn, visit).query() for each in objects if not each.is_refused]
    wanted = [query for query in wanted if query != SearchQuery(currency=query.currency)]
    if refused and not wanted:
        wanted = [SearchQuery(currency=visit.shopper.currency)]
    for query in refused:
        wanted = [without(each, query) for each in wanted]
    return list(dict.fromkeys(wanted))


def without(query: SearchQuery, refused: SearchQuery) -> SearchQuery:
    """The search less all that the other one refuses."""
    names = [name for name in vars(query) if name.startswith("not_")]
    return replace(query, **{
        name: tuple(dict.fromkeys((*getattr(query, name), *getattr(refused, name))))
        for name in names
    })


class _Sought:
    """One description, with what the catalogue knows of its words."""

    def __init__(self, said: Description, turn: Turn, visit: Visit) -> None:
        self._said, self._turn, self._visit = said, turn, visit

    def query(self) -> SearchQuery:
        said = self._said
        wish = self._turn.wish
        limits = limits_of(said.price, wish.said if wish else "", self._visit)
        query = SearchQuery(
            words=" ".join(self._words()),
            categories=tuple(self._named("category", (said.kind,))),
            brands=tuple(self._brands(said.brand)),
            values=self._values((*said.traits, said.size)), sizes=tuple(self._sizes(said.size)),
            price_min=limits.low, price_max=limits.high, currency=self._visit.shopper.currency,
            said=(*self._to_honour(), *((("price", ""),) if limits.is_told else ())),
        )
        return self._ordered(self._refusing(query))

    def refused(self) -> SearchQuery:
        """All that is said of it, as refusals."""
        said, visit = self._said, self._visit
        kinds = (said.kind,) if said.kind and not said.traits else ()
        values = self._values(said.traits)
        words = [*self._unknown(said.traits), said.name, *(() if kinds else (said.kind,))]
        return SearchQuery(
            currency=visit.shopper.currency,
            not_categories=tuple(self._named("category", kinds)),
            not_kinds=kinds, not_values=values, not_brands=tuple(self._brands(said.brand)),
            not_sizes=(said.size,) if said.size else (),
            not_words=tuple(word for word in words if word and not (values and word == said.kind)),
            not_skus=self._pointed_at(),
        )

    def _refusing(self, query: SearchQuery) -> SearchQuery:
        """With what is refused beside what is wanted."""
        said, brands = self._said, tuple(self._brands(self._said.not_brand))
        unknown_brand = (said.not_brand,) if said.not_brand and not brands else ()
        return replace(
            query, not_brands=brands, not_values=self._values(said.not_traits, is_refused=True),
            not_words=(*self._unknown(said.not_traits), *unknown_brand),
            not_sizes=(said.not_size,) if said.not_size else (),
            not_skus=self._pointed_at() if said.pointing == "other" else (),
        )

    def _ordered(self, query: SearchQuery) -> SearchQuery:
        """In the order asked for; of one that nothing tells, that it was asked for."""
        order, visit = self._said.order, self._visit
        if not order:
            return query
        anyhow = replace(query, price_min=None, price_max=None)
        products = visit.index.search(anyhow).products or visit.catalogue.products.values()
        sort = sort_of(order, list(products)[:MOST_LOOKED_AT], visit.catalogue)
        if sort is None:
            return replace(query, said=(*query.said, ("order", order)))
        return replace(query, sort=sort)

    def _words(self) -> Iterator[str]:
        """What is looked for; a brand or value that filters needs no words."""
        said = self._said
        named = (str(sku) for sku in self._named("product", (said.name, said.kind)))
        products = (self._visit.catalogue.products.get(sku) for sku in named)
        brand = "" if self._brands(said.brand) else said.brand
        parts = (brand, said.name, said.kind, *said.traits, said.purpose)
        yield from (part for part in parts if part)
        yield from (p.name(self._visit.language) for p in products if p is not None)

    def _to_honour(self) -> Iterator[tuple[str, str]]:
        """Words that the answer honours, or names."""
        said = self._said
        known_brand = bool(self._brands(said.brand))
        yield from (
            (name, words)
            for name, words in (("kind", said.kind), ("name", said.name), ("brand", said.brand))
            if words and not (name == "brand" and known_brand)
        )
        is_size = self._values((said.size,)) or list(self._sizes(said.size))
        unknown = [*self._unknown(said.traits), *(() if is_size else (said.size,))]
        yield from (("trait", words) for words in unknown if words)
        if said.purpose:
            yield "purpose", said.purpose

    def _brands(self, brand: str) -> list[str]:
        known = {p.brand.lower(): p.brand for p in self._visit.catalogue.products.values()}
        said = [str(value) for value in self._named("brand", (brand,))]
        return said or ([known[brand.lower()]] if brand.lower() in known and brand else [])

    def _values(self, words: Iterable[str], is_refused: bool = False) -> Values:
        """The values that these words name; "without X" may be the value no of a flag."""
        found = [value for each in words if each for value in self._values_of(each)]
        if is_refused:
            found = [(name, "yes" if value == "no" else value) for name, value in found]
        return tuple(dict.fromkeys(found))

    def _values_of(self, words: str) -> list[tuple[str, str]]:
        named = self._named("attribute_value", (words,))
        known = [(str(v["attribute"]), str(v["value"])) for v in named]
        called = self._visit.index.value_called(words)
        return known or ([called] if called else [])

    def _unknown(self, traits: Iterable[str]) -> list[str]:
        return [trait for trait in traits if not self._values_of(trait)]

    def _sizes(self, size: str) -> Iterator[str]:
        """A size of clothes and shoes: one word beside those that only say that it is one."""
        if size and bare_size(size) and not self._values((size,)):
            yield size

    def _named(self, name: str, parts: Iterable[str]) -> list[object]:
        """Values of the entities that share words with one of these parts."""
        said = [part for part in parts if part]
        entities = (e for e in self._turn.entities if e.name == name and e.text)
        return list({
            str(e.value): e.value for e in entities if any(_overlap(e, part) for part in said)
        }.values())

    def _pointed_at(self) -> tuple[str, ...]:
        """What "not that one" and "others" point away from."""
        said, scene = self._said, scene_of(self._turn)
        if said.pointing is None:
            return ()
        is_one = said.pointing in ("this", "that", "it") and scene.focus
        return (scene.focus,) if is_one else scene.listed


def _overlap(entity: Entity, words: str) -> bool:
    own = " ".join(entity.text.lower().split())
    return f" {own} " in f" {words} " or f" {words} " in f" {own} "

