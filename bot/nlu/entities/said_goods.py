"""How much of a message is words of the shop's own goods."""
from dataclasses import dataclass, field
from typing import Any, Callable, Iterable, Mapping

from actions.language.pack_tables import Phrase, words_of
from actions.language.packs import words
from actions.language.stop_words import STOP_WORDS
from actions.shop.catalogue.kinds import Kinds
from actions.shop.catalogue.title_runs import TitleRuns, place_in
from bot.nlu.entities.product_names import ProductNames
from bot.nlu.parse_data import SaidGoods

LITTLE = STOP_WORDS | words("search.telling_words") | words_of("requests.little")
MOST_COMPARED = 200  # titles that have a word
SHORTEST_RUN = 2  # words; a title of one word is found whole
# What a message of nothing but a title, or a kind, can say beside.
OF_NAMES = frozenset(("category", "brand"))
OF_KINDS = frozenset(("attribute_value", "attribute"))


@dataclass(frozen=True)
class GoodsWords:
    """The words of one catalogue's goods."""

    kinds: Kinds = field(default_factory=Kinds)
    runs: TitleRuns = field(default_factory=TitleRuns)
    names: ProductNames = field(default_factory=ProductNames)
    is_goods: Callable[[Phrase], bool] = bool  # brands, values and the like

    def said_in(self, message: Phrase) -> SaidGoods:
        telling = [at for at, w in enumerate(message) if w not in LITTLE and w.isalpha()]
        kinds = {at for said in self.kinds.said_in(message) for at in range(said.first, said.end)}
        known = [at for at in telling if at in kinds or self._is_of_goods(message[at])]
        return SaidGoods(
            titles=self._titles(message),
            is_whole=message in self.names.full,
            names_kind=bool(kinds),
            is_all=bool(kinds) and kinds.union(known) == set(range(len(message))),
            is_little=set(message) <= LITTLE,
            share=len(kinds & set(telling)) / len(telling) if telling else 0.0,
        )

    def _is_of_goods(self, word: str) -> bool:
        return word in self.names.owners or self.is_goods((word,))

    def _titles(self, message: Phrase) -> list[str]:
        """Those that begin with it, else those that have it in between."""
        whole = [self.names.full[message]] if message in self.names.full else []
        if len(message) < SHORTEST_RUN:
            return whole
        owners = [self.names.owners.get(word, frozenset()) for word in message]
        fewest = min(owners, key=len)
        skus = [sku for sku in fewest if all(sku in each for each in owners)]
        candidates = skus[:MOST_COMPARED] or self.runs.begun(message)
        places = {sku: self._place(sku, message) for sku in candidates}
        begun = [sku for sku, place in places.items() if place == 0]
        return begun or [sku for sku, place in places.items() if place > 0] or whole

    def _place(self, sku: str, message: Phrase) -> int:
        """The first place where one of its titles has these words; -1 where none has."""
        places = [place_in(title, message) for title in self.names.names[sku]]
        return min((place for place in places if place >= 0), default=-1)


def of_goods(entities: Iterable[Mapping[str, Any]], goods: SaidGoods) -> list[dict[str, Any]]:
    """Less what a message of nothing but names can't say, and less the one product of several."""
    is_kind, titles = goods["names_kind"] and goods["is_all"], goods["titles"]
    if not titles and not is_kind:
        return [dict(entity) for entity in entities]
    is_one = len(titles) == 1 and (goods["is_whole"] or not is_kind)
    return [
        dict(entity) for entity in entities
        if entity["entity"] in OF_NAMES
        or (entity["entity"] == "product" and is_one and entity["value"] in titles)
        or (entity["entity"] in OF_KINDS and not titles)
    ]
