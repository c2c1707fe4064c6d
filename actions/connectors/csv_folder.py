"""A folder of CSV files with its shop.yml, as a merchant writes it."""
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Optional

from actions.shop.loading import Shop, read_folder, validate
from actions.shop.loading.folder_files import FILES
from actions.shop.loading.shop import PastOrder
from actions.shop.progress import Progress, silent


@dataclass(frozen=True)
class CsvFolder:
    path: Path

    def changes(
        self, since: Optional[datetime] = None, progress: Progress = silent
    ) -> Optional[Shop]:
        if since is not None and not self._is_written_after(since):
            return None
        progress("read", 0, 1)
        tables = read_folder(self.path)
        progress("read", 1, 1)
        return validate(tables, progress)

    def place(self, order: PastOrder) -> None:
        """A folder is only read."""

    def _is_written_after(self, since: datetime) -> bool:
        found = (self.path / file for file in FILES)
        written = (datetime.utcfromtimestamp(f.stat().st_mtime) for f in found if f.exists())
        return any(at > since for at in written)


def open_folder(place: str) -> CsvFolder:
    return CsvFolder(Path(place))
