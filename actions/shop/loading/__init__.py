"""The loader of a shop folder: read, check everything, then store it all or nothing."""
from pathlib import Path

from actions.shop.database import Database
from actions.shop.loading.errors import RowError, ShopFolderInvalid
from actions.shop.loading.read import Tables, read_folder
from actions.shop.loading.store import store
from actions.shop.loading.validate import validate
from actions.shop.progress import Progress, silent

__all__ = [
    "Progress", "RowError", "ShopFolderInvalid", "Tables",
    "load_folder", "load_shop", "read_folder", "validate",
]


def load_folder(database: Database, path: Path, progress: Progress = silent) -> None:
    """Load a shop folder; raises ShopFolderInvalid, with nothing loaded, on any mistake."""
    progress("read", 0, 1)
    tables = read_folder(path)
    progress("read", 1, 1)
    load_shop(database, tables, progress)


def load_shop(database: Database, tables: Tables, progress: Progress = silent) -> None:
    """Check the tables of a folder and put them in the place of what the shop had."""
    store(database, validate(tables, progress), progress)
