"""The seam to a shop's other systems: where goods, stock, customers and orders come from."""
from datetime import datetime
from typing import Optional, Protocol

from actions.shop.loading import Shop
from actions.shop.loading.shop import PastOrder
from actions.shop.progress import Progress, silent


class ShopSource(Protocol):
    """One system that a shop is kept in, such as a folder of CSV files or a shop platform.

    Errors of its libraries become ours here: ShopFolderInvalid names each thing to mend.
    """

    def changes(
        self, since: Optional[datetime] = None, progress: Progress = silent
    ) -> Optional[Shop]:
        """Products, stock, customers and orders as they are; None where all is as it was then.

        `since` is in UTC without a zone; None asks for the shop whatever happened. Raises
        ShopFolderInvalid.
        """

    def place(self, order: PastOrder) -> None:
        """Take over an order made by chat; nothing hands one over yet.

        What takes none leaves it to the shop's database.
        """
