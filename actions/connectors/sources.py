"""All sources of a shop, in one visible tuple: a new one is a file beside and a line here."""
from contextlib import nullcontext
from typing import Callable, Optional, Sequence

from actions.connectors.csv_folder import open_folder
from actions.connectors.shop_source import ShopSource
from actions.shop.database import Database
from actions.shop.loading import Ready, store
from actions.shop.progress import Progress, silent

# Each opens the places that are its own, such as "https://…"; the last one takes any path.
Opens = Callable[[str], Optional[ShopSource]]

SOURCES: Sequence[Opens] = (open_folder,)


def open_source(place: str, sources: Sequence[Opens] = SOURCES) -> ShopSource:
    """The source that knows this place."""
    opened = (opens(place) for opens in sources)
    return next(source for source in opened if source is not None)


def fill_shop(
    database: Database, source: ShopSource, progress: Progress = silent, ready: Ready = nullcontext
) -> None:
    """Put what the source has in the place of what the shop had, all or nothing.

    What takes long is done in `ready`, before it is on sale. Raises ShopFolderInvalid, with
    nothing stored, on any mistake.
    """
    shop = source.changes(progress=progress)
    if shop is not None:
        store(database, shop, progress, ready)
