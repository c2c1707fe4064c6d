"""How much of a message is words of the shop's own goods."""
from dataclasses import dataclass, field
from typing import Callable, TypedDict

from actions.language.pack_tables import Phrase, words_of
from actions.language.packs import words
from actions.language.stop_words import STOP_WORDS
from actions.shop.catalogue.kinds import Kinds
from actions.shop.catalogue.title_runs import TitleRuns, place_in
from bot.nlu.entities.product_names import ProductNames

LITTLE = STOP_WORDS | words("search.telling_words") | words_of("requests.little")
MOST_COMPARED = 200  # titles that have a word
SHORTEST_RUN = 2  # words; a title of one word is found whole


class SaidGoods(TypedDict):
    """As the message carries it."""

    is_name: bool  # it is words of one title, in their order, and nothing else
    is_kind: bool  # it names kinds, and says nothing else
    names_kind: bool
    share: float  # of its words that tell something, that are words of goods


NO_GOODS = SaidGoods(is_name=False, is_kind=False, names_kind=False, share=0.0)


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
            is_name=self._is_name(message),
            is_kind=bool(kinds) and kinds >= set(telling),
            names_kind=bool(kinds),
            share=len(known) / len(telling) if telling else 0.0,
        )

    def _is_of_goods(self, word: str) -> bool:
        return word in self.names.owners or self.is_goods((word,))

    def _is_name(self, message: Phrase) -> bool:
        if message in self.names.full:
            return True
        if len(message) < SHORTEST_RUN:
            return False
        owners = [self.names.owners.get(word, frozenset()) for word in message]
        fewest = min(owners, key=len)
        skus = [sku for sku in fewest if all(sku in each for each in owners)]
        candidates = skus[:MOST_COMPARED] or self.runs.begun(message)
        return any(
            place_in(title, message) >= 0
            for sku in candidates for title in self.names.names.get(sku, ())
        )
