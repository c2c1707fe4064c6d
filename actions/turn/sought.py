"""What a description asks of the catalogue: a search for it, less what it refuses."""
from dataclasses import replace
from itertools import islice
from typing import Any, Iterable, Iterator, Optional, Sequence

from actions.language.pack_tables import phrases_of, words_of
from actions.language.tokens import phrase
from actions.language.words import telling_words
from actions.reading.reading import Description
from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.sizes_made import bare_size
from actions.shop.search import Refused, SearchQuery
from actions.shop.visit import Visit
from actions.turn.in_order import first_of
from actions.turn.price_limits import limits_of
from actions.turn.reduced import asks_for_reduced, wanted_reduced, without_reduced
from actions.turn.resolving import resolve
from actions.turn.said_order import COMPARING, sort_of
from actions.turn.scene import scene_of
from actions.turn.turn import Turn
from actions.turn.understood import Entity

Values = tuple[tuple[str, str], ...]
SIZE = "size"
LIMITS = frozenset((*phrases_of("limits.max_before"), *phrases_of("limits.min_before")))
# A gift is whatever the one it is for may like.
ANY_GOODS = words_of("search.any_goods")
MOST_LOOKED_AT = 60  # products, for what they may be sorted by
PAIR = 2  # goods that can be compared, by an order with nothing else said but
BARE = frozenset(("order", "kind", "pointing", "quantity"))


def searches_of(objects: Sequence[Description], turn: Turn, visit: Visit) -> list[SearchQuery]:
    """One for each thing wanted, all less what is refused; of refusals alone, one for them."""
    nothing = SearchQuery(currency=visit.shopper.currency)
    refused = Refused()
    for each in objects:
        refused = refused.plus(_Sought(each, turn, visit).refused()) if each.is_refused else refused
    wanted = [_Sought(each, turn, visit).query() for each in objects if not each.is_refused]
    wanted = [query for query in wanted if query != nothing] or ([nothing] if refused else [])
    return list(dict.fromkeys(less(query, refused) for query in wanted))


def less(query: SearchQuery, refused: Refused) -> SearchQuery:
    """The search without all that is refused."""
    return replace(query, refused=query.refused.plus(refused))


class _Sought:
    """One description, with what the catalogue knows of its words."""

    def __init__(self, said: Description, turn: Turn, visit: Visit) -> None:
        said, self._is_reduced = wanted_reduced(said)
        if turn.wish and len(turn.wish.objects) == 1:  # of several it isn't sure which
            self._is_reduced |= any(map(asks_for_reduced, turn.unread))
        self._is_any = bool(ANY_GOODS & set(phrase(said.kind)))
        if self._is_any:
            said = said.copy(update={"kind": ""})
        self._said, self._turn, self._visit = said, turn, visit

    def query(self) -> SearchQuery:
        said = self._said
        wish = self._turn.wish
        limits = limits_of(said.price, wish.said if wish else "", self._visit)
        query = SearchQuery(
            words=" ".join(self._words()),
            categories=tuple(self._named("category", (said.kind,))),
            brands=tuple(self._brands(said.brand)),
            values=self._values((*said.traits, self._measure())),
            sizes=tuple(self._sizes(said.size)),
            price_min=limits.low, price_max=limits.high, is_reduced=self._is_reduced,
            currency=self._visit.shopper.currency,
            said=(*self._to_honour(), *((("price", ""),) if limits.is_told else ())),
        )
        query = self._ordered(less(self._by_name(query), self._refused_beside()))
        if self._is_any and not self._visit.index.search(query).products:
            return replace(query, words="", sort="better")  # the best of what may be spent
        return query

    def _by_name(self, query: SearchQuery) -> SearchQuery:
        """A value that the one thing which is named bears in its name alone filters nothing."""
        if not query.values:
            return query
        sure = resolve(self._said, scene_of(self._turn, self._visit), self._visit).sure
        is_kept = len(sure) != 1 or sure[0] in self._visit.index.search(query).products
        return query if is_kept else replace(query, values=())

    def refused(self) -> Refused:
        """All that is said of it, as refusals."""
        said = self._said
        values, kinds = self._values(said.traits), () if said.traits else (said.kind,)
        words = (said.name, *self._unknown(said.traits), *(() if kinds or values else (said.kind,)))
        return Refused(
            categories=tuple(self._named("category", kinds)), kinds=_given(kinds), values=values,
            brands=tuple(self._brands(said.brand)), sizes=_given((said.size,)),
            words=_given(words), skus=self._pointed_at(),
        )

    def _refused_beside(self) -> Refused:
        """What is refused of what is wanted."""
        said, brands = self._said, tuple(self._brands(self._said.not_brand))
        unknown = (*self._unknown(said.not_traits), *(() if brands else (said.not_brand,)))
        return Refused(
            brands=brands, values=self._values(said.not_traits, is_refused=True),
            words=_given(unknown), sizes=_given((said.not_size,)),
            skus=self._pointed_at() if said.pointing == "other" else (),
        )

    def _ordered(self, query: SearchQuery) -> SearchQuery:
        """In the order asked for; of one that nothing tells, that it was asked for."""
        order, visit, than = self._said.order, self._visit, self._than()
        if not order:
            return query
        if than is not None:
            query = replace(query, words=self._kind_of(than), categories=(than.category,), said=())
            query = less(query, Refused(skus=(than.sku,)))
        anyhow = replace(query, price_min=None, price_max=None)
        products = visit.index.search(anyhow).products or visit.catalogue.products.values()
        sort = sort_of(order, list(islice(products, MOST_LOOKED_AT)), visit.catalogue)
        if sort is None:
            return replace(query, said=(*query.said, ("order", order)))
        than = than or self._first_shown()
        return replace(query, sort=sort, than=than.sku if than else "")

    def _kind_of(self, product: Product) -> str:
        """What most things titled like it are called."""
        every = self._visit.index.kinds.every.values()
        kinds = [kind for kind in every if product.sku in kind.skus[: kind.titled]]
        kind = max(kinds, key=lambda each: each.titled, default=None)
        return self._said.kind or (kind.id if kind else "")

    def _than(self) -> Optional[Product]:
        """What "lighter than the Teduh 3", or than the one talked about, is compared with."""
        said, focus = self._said, scene_of(self._turn, self._visit).focus
        if said.order not in COMPARING or said.kind:
            return None
        if not said.name:
            return self._visit.catalogue.products.get(focus)
        scene = scene_of(self._turn, self._visit)
        meant = resolve(said.copy(update={"order": ""}), scene, self._visit)
        return meant.sure[0] if meant.sure else None

    def _first_shown(self) -> Optional[Product]:
        """What "cheaper ones" have to go beyond, beside a list: the cheapest that is in it."""
        said, visit = self._said, self._visit
        if said.order not in COMPARING or not set(said.as_json()) <= BARE:
            return None
        known = visit.catalogue.products
        listed = [known[s] for s in scene_of(self._turn, visit).listed if s in known]
        kind = visit.index.said_kind(said.kind, visit.language) if said.kind else None
        is_of_it = not said.kind or (kind and all(p.sku in kind.skus for p in listed))
        first = first_of(said.order, listed, visit) if is_of_it and len(listed) >= PAIR else None
        return next(iter(first or ()), None)

    def _words(self) -> Iterator[str]:
        """What is looked for; a brand or value that filters needs no words."""
        said = self._said
        named = (str(sku) for sku in self._named("product", (said.name, said.kind)))
        products = (self._visit.catalogue.products.get(sku) for sku in named)
        brand = "" if self._brands(said.brand) else said.brand
        parts = (brand, said.name, said.code, said.kind, *said.traits, said.purpose)
        yield from (part for part in parts if part)
        if self._is_any:  # "she bakes a lot" tells what it may be
            told = without_reduced(self._turn.without("price_min", "price_max", "quantity"))
            yield from (word for word in telling_words(told) if word not in ANY_GOODS)
        yield from (p.name(self._visit.language) for p in products if p is not None)

    def _to_honour(self) -> Iterator[tuple[str, str]]:
        """Words that the answer honours, or names."""
        said = self._said
        known_brand = bool(self._brands(said.brand))
        yield from (
            (name, words)
            for name, words in (
                ("kind", said.kind), ("name", said.name or said.code), ("brand", said.brand),
            )
            if words and not (name == "brand" and known_brand)
        )
        unknown = self._unknown((*said.traits, self._measure()))
        yield from (("trait", words) for words in unknown if words)
        if said.purpose:
            yield "purpose", said.purpose

    def _brands(self, brand: str) -> list[str]:
        known = self._visit.index.brand_called(brand)
        said = [str(value) for value in self._named("brand", (brand,))]
        return said or ([known] if known else [])

    def _values(self, words: Iterable[str], is_refused: bool = False) -> Values:
        """The values that these words name; "without X" may be the value no of a flag."""
        found = [value for each in words if each for value in self._values_of(each)]
        if is_refused:
            found = [(name, "yes" if value == "no" else value) for name, value in found]
        return tuple(dict.fromkeys(found))

    def _values_of(self, words: str) -> list[tuple[str, str]]:
        if _is_limit(words):
            return []
        known = [
            (str(e.value["attribute"]), str(e.value["value"])) for e in self._turn.entities
            if e.name == "attribute_value" and _covers(e, words)
        ]
        called = self._visit.index.value_called(words)
        found = known or ([called] if called else [])
        return [value for value in found if value[0] != SIZE]  # that of variants is no value here

    def _unknown(self, traits: Iterable[str]) -> list[str]:
        return [trait for trait in traits if not self._values_of(trait)]

    def _sizes(self, size: str) -> Iterator[str]:
        """A size of clothes and shoes: one word beside those that only say that it is one."""
        if bare_size(size):
            yield size

    def _measure(self) -> str:
        """A size that no clothes come in: 28 cm."""
        return "" if bare_size(self._said.size) else self._said.size

    def _named(self, name: str, parts: Iterable[str]) -> list[Any]:
        """Values of the entities that share words with one of these parts."""
        said = [part for part in parts if part]
        entities = (e for e in self._turn.entities if e.name == name and e.text)
        return list({
            str(e.value): e.value for e in entities if any(_overlap(e, part) for part in said)
        }.values())

    def _pointed_at(self) -> tuple[str, ...]:
        """What "not that one" and "others" point away from."""
        said, scene = self._said, scene_of(self._turn, self._visit)
        if said.pointing is None:
            return ()
        is_one = said.pointing in ("this", "that", "it") and scene.focus
        return (scene.focus,) if is_one else scene.listed


def _is_limit(words: str) -> bool:
    """Whether a value is only limited: "at least 150 cm" names none."""
    said = phrase(words)
    runs = {said[a:b] for a in range(len(said)) for b in range(a + 1, len(said) + 1)}
    return not runs.isdisjoint(LIMITS)


def _given(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word)


def _covers(entity: Entity, words: str) -> bool:
    """Whether it is all that they say, but for little words."""
    said, told = telling_words(words), telling_words(entity.text)
    return bool(said) and (set(said) <= set(told) or " ".join(said) in " ".join(told))


def _overlap(entity: Entity, words: str) -> bool:
    own = " ".join(entity.text.lower().split())
    return f" {own} " in f" {words} " or f" {words} " in f" {own} "
