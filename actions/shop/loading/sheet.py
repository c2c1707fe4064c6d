"""The folder under check: its rows, the ids other files may name, and the errors so far."""
from functools import cached_property
from typing import Iterator, Optional

from actions.shop.loading.cells import Cells
from actions.shop.loading.columns import Columns, did_you_mean
from actions.shop.loading.errors import RowError
from actions.shop.loading.folder_files import Tables

ID_COLUMNS = {
    "categories.csv": "category",
    "attributes.csv": "attribute",
    "products.csv": "sku",
    "customers.csv": "customer",
    "orders.csv": "order_number",
}


class Folder:
    """Hands out cells and resolves references; its errors grow as the checks run."""

    def __init__(self, tables: Tables, errors: list[RowError]) -> None:
        self.pictures = tables.pictures
        self.errors = errors
        self._files = tables.files

    def has(self, columns: Columns) -> bool:
        return columns.file in self._files

    def rows(self, columns: Columns) -> Iterator[Cells]:
        table = self._files.get(columns.file)
        for row in table.rows if table else ():
            yield Cells(columns.file, row, self.errors)

    def refuse_file(self, columns: Columns, reason: str) -> None:
        self.errors.append(RowError(columns.file, None, None, reason))

    def ids(self, file: str) -> Optional[frozenset[str]]:
        """All ids of a file, of faulty rows too; None where the file couldn't be read."""
        return self._ids.get(file)

    def known(self, cells: Cells, column: str, file: str) -> str:
        """A reference to a row of another file; an error where there is no such row."""
        value = cells.text(column, 60, is_needed=True)
        ids = self._ids.get(file)
        if value and ids is not None and value not in ids:
            hint = "" if file in ("customers.csv", "orders.csv") else did_you_mean(value, ids)
            reason = f"'{value}' is not in {file}{hint}; add it there or correct it here"
            cells.refuse(column, reason)
        return value

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        return {
            file: frozenset(row.values.get(column, "") for row in self._files[file].rows)
            for file, column in ID_COLUMNS.items()
            if file in self._files and column in self._files[file].columns
        }


class Unique:
    """Refuses what an earlier row of the file has said already."""

    def __init__(self, column: str, fix: str) -> None:
        self._column = column
        self._fix = fix
        self._lines: dict[tuple[str, ...], int] = {}

    def take(self, cells: Cells, *value: str) -> None:
        first = self._lines.setdefault(value, cells.line)
        if all(value) and first != cells.line:
            said = " ".join(value)
            cells.refuse(self._column, f"'{said}' is on line {first} already; {self._fix}")
