"""All that one reading of the history teaches."""
from dataclasses import dataclass
from datetime import datetime
from typing import Sequence

from actions.learning.associations import Associations, find_companions, find_sequels
from actions.learning.deals import RankedDeal, find_deals
from actions.learning.goods import Shelf
from actions.learning.habits import Rebuying, find_rebuying
from actions.learning.peers import Picks, find_peer_picks
from actions.learning.purchase_columns import History, second_of
from actions.shop.progress import Progress


@dataclass(frozen=True)
class Findings:
    """Products and customers by number."""

    skus: Sequence[str]
    customers: Sequence[str]
    together: Associations
    later: Associations
    picks: Picks
    deals: Sequence[RankedDeal]
    rebuying: Rebuying

    def __len__(self) -> int:
        found = self.together.sku, self.later.sku, self.picks.sku, self.deals, self.rebuying
        return sum(len(rows) for rows in found)


def find_all(history: History, shelf: Shelf, now: datetime, progress: Progress) -> Findings:
    """Deals count every order; the rest leaves out customers who don't want theirs used."""
    usable = history.usable
    together = find_companions(usable, progress)
    return Findings(
        history.skus, history.customers,
        together=together,
        later=find_sequels(usable, progress),
        picks=find_peer_picks(usable, shelf.stands_alone, together, second_of(now), progress),
        deals=find_deals(history, shelf, second_of(now)),
        rebuying=find_rebuying(usable, shelf.lasts_days, second_of(now), progress),
    )
