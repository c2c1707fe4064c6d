"""A shop folder that is refused, and the proof that nothing of it was loaded."""
from pathlib import Path
from typing import Callable, Mapping, Optional

import pytest
from sqlalchemy import func, select

from actions.connectors.csv_folder import CsvFolder
from actions.connectors.sources import fill_shop
from actions.shop.database import Base, Database
from actions.shop.loading import RowError, ShopFolderInvalid
from tests.builders import PURCHASES, SHOP_FOLDER, a_database, a_shop_folder

Files = Mapping[str, Optional[str]]


@pytest.fixture
def refused(tmp_path: Path) -> Callable[[Files], list[RowError]]:
    """The mistakes for which a folder with purchases and these files is refused."""

    def refuse(files: Files) -> list[RowError]:
        database = a_database(tmp_path)
        with pytest.raises(ShopFolderInvalid) as refusal:
            fill_shop(database, CsvFolder(a_shop_folder(tmp_path, {**PURCHASES, **files})))
        assert rows_in(database) == 0
        return list(refusal.value.errors)

    return refuse


def rows_in(database: Database) -> int:
    with database.read_scope() as db:
        tables = Base.metadata.sorted_tables
        return sum(db.scalar(select(func.count()).select_from(table)) for table in tables)


@pytest.fixture
def refused_after(refused: Callable[[Files], list[RowError]]) -> Callable[..., list[RowError]]:
    """The mistakes after one text of one file was replaced by another."""

    def refuse(file: str, old: str, new: str) -> list[RowError]:
        text = {**SHOP_FOLDER, **PURCHASES}[file]
        assert old in text
        return refused({file: text.replace(old, new, 1)})

    return refuse
