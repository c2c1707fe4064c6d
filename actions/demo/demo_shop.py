"""The demo shop: a folder without purchases, and two years of invented ones."""
from datetime import date
from pathlib import Path
from typing import Optional

from actions.demo.invented_history import HistoryRows, generate_history
from actions.shop.database import Database
from actions.shop.loading import Progress, Tables, load_shop, read_folder, validate
from actions.shop.loading.columns import CUSTOMERS, ORDER_LINES, ORDERS
from actions.shop.loading.read import as_table
from actions.shop.progress import silent

SEED = 20240410


def load_demo_shop(
    database: Database,
    folder: Path,
    progress: Progress = silent,
    until: Optional[date] = None,
    seed: int = SEED,
) -> None:
    """Load the folder with purchases up to `until` (today); its own history wins if it has one.

    Raises ShopFolderInvalid, with nothing loaded, on any mistake in the folder.
    """
    progress("read", 0, 1)
    tables = read_folder(folder)
    progress("read", 1, 1)
    if not tables.has_history:
        catalogue = validate(tables).catalogue
        progress("generate", 0, 1)
        tables = _with_history(tables, generate_history(catalogue, seed, until or date.today()))
        progress("generate", 1, 1)
    load_shop(database, tables, progress)


def _with_history(tables: Tables, rows: HistoryRows) -> Tables:
    """The folder as if it had brought these purchases."""
    files = ((CUSTOMERS, rows.customers), (ORDERS, rows.orders), (ORDER_LINES, rows.order_lines))
    return tables.with_files(
        {
            columns.file: as_table(columns.needed + columns.allowed, made)
            for columns, made in files
        }
    )
