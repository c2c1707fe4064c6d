"""The demo shop: a folder without purchases, and two years of invented ones."""
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Optional

from actions.demo.invented_history import HistoryRows, generate_history
from actions.shop.loading import Progress, Shop, Tables, read_folder, validate
from actions.shop.loading.columns import CUSTOMERS, ORDER_LINES, ORDERS
from actions.shop.loading.folder_files import as_table
from actions.shop.loading.shop import PastOrder
from actions.shop.progress import silent

SEED = 20240410


@dataclass(frozen=True)
class DemoShop:
    """The folder with purchases up to `until` (today); its own history wins if it has one."""

    folder: Path
    until: Optional[date] = None
    seed: int = SEED

    def changes(
        self, since: Optional[datetime] = None, progress: Progress = silent
    ) -> Optional[Shop]:
        """Another shop each day, whatever its files say; raises ShopFolderInvalid."""
        progress("read", 0, 1)
        tables = read_folder(self.folder)
        progress("read", 1, 1)
        if not tables.has_history:
            tables = _with_history(tables, self._invented(tables, progress))
        return validate(tables, progress)

    def place(self, order: PastOrder) -> None:
        """Nobody sends what a demo sells."""

    def _invented(self, tables: Tables, progress: Progress) -> HistoryRows:
        catalogue = validate(tables).catalogue
        progress("generate", 0, 1)
        rows = generate_history(catalogue, self.seed, self.until or date.today())
        progress("generate", 1, 1)
        return rows


def _with_history(tables: Tables, rows: HistoryRows) -> Tables:
    """The folder as if it had brought these purchases."""
    files = ((CUSTOMERS, rows.customers), (ORDERS, rows.orders), (ORDER_LINES, rows.order_lines))
    return tables.with_files(
        {
            columns.file: as_table(columns.needed + columns.allowed, made)
            for columns, made in files
        }
    )
