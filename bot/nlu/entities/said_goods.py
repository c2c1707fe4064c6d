"""How much of a message is words of the shop's own goods."""
from dataclasses import dataclass, field
from typing import Any, Callable, Iterable, Mapping, TypedDict

from actions.language.pack_tables import Phrase, words_of
from actions.language.packs import words
from actions.language.stop_words import STOP_WORDS
from actions.shop.catalogue.kinds import Kinds
from actions.shop.catalogue.title_runs import TitleRuns, place_in
from bot.nlu.entities.product_names import ProductNames

LITTLE = STOP_WORDS | words("search.telling_words") | words_of("requests.little")
MOST_COMPARED = 200  # titles that have a word
SHORTEST_RUN = 2  # words; a title of one word is found whole
# What a message of nothing but a title, or a kind, can say beside.
OF_TITLES = frozenset(("product", "category", "brand"))
OF_KINDS = frozenset(("category", "brand", "attribute_value", "attribute"))


class SaidGoods(TypedDict):
    """As the message carries it."""

    titles: int  # how many titles have it in their words, in their order: begin with it, if any do
    is_kind: bool  # it names kinds, and says nothing else
    names_kind: bool
    is_little: bool  # it has no word that tells something
    share: float  # of its words that tell something, that are words of goods


NO_GOODS = SaidGoods(titles=0, is_kind=False, names_kind=False, is_little=False, share=0.0)


@dataclass(frozen=True)
class GoodsWords:
    """The words of one catalogue's goods."""

    kinds: Kinds = field(default_factory=Kinds)
    runs: TitleRuns = field(default_factory=TitleRuns)
    names: ProductNames = field(default_factory=ProductNames)
    is_goods: Callable[[Phrase], bool] = bool  # brands, values and the like

    def said_in(self, message: Phrase) -> SaidGoods:
        telling = [at for at, word in enumerate(message) if word not in LITTLE]
        kinds = {at for said in self.kinds.said_in(message) for at in range(said.first, said.end)}
        known = [at for at in telling if at in kinds or self._is_of_goods(message[at])]
        return SaidGoods(
            titles=self._titles(message),
            is_kind=bool(kinds) and kinds >= set(telling),
            names_kind=bool(kinds),
            is_little=not telling,
            share=len(known) / len(telling) if telling else 0.0,
        )

    def _is_of_goods(self, word: str) -> bool:
        return word in self.names.owners or self.is_goods((word,))

    def _titles(self, message: Phrase) -> int:
        if len(message) < SHORTEST_RUN:
            return int(message in self.names.full)
        owners = [self.names.owners.get(word, frozenset()) for word in message]
        fewest = min(owners, key=len)
        skus = [sku for sku in fewest if all(sku in each for each in owners)]
        candidates = skus[:MOST_COMPARED] or self.runs.begun(message)
        places = [
            min(found) for sku in candidates
            if (found := [
                at for title in self.names.names[sku] if (at := place_in(title, message)) >= 0
            ])
        ]
        return places.count(0) or len(places)


def of_goods(entities: Iterable[Mapping[str, Any]], goods: SaidGoods) -> list[dict[str, Any]]:
    """Less what a message of nothing but names can't say, and the one product of several."""
    if goods["titles"]:
        kept = OF_TITLES if goods["titles"] == 1 else OF_TITLES - {"product"}
    elif goods["names_kind"] and goods["share"] == 1:
        kept = OF_KINDS
    else:
        return [dict(entity) for entity in entities]
    return [dict(entity) for entity in entities if entity["entity"] in kept]
