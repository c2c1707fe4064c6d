"""What is wrong in a shop folder, told row by row."""
from dataclasses import dataclass
from typing import Iterable, Optional


@dataclass(frozen=True)
class RowError:
    """One mistake: where it is, what it is and how to mend it."""

    file: str
    line: Optional[int]  # 1-based as an editor shows it; None: the file as a whole
    column: Optional[str]
    reason: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file} line {self.line}"
        if self.column:
            place = f"{place}, {self.column}"
        return f"{place}: {self.reason}"


class ShopFolderInvalid(Exception):
    """The folder was refused and nothing of it was loaded; `errors` has every mistake."""

    def __init__(self, errors: Iterable[RowError]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(str(error) for error in self.errors))
