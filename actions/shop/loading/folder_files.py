"""Reading the files of a shop folder: text with its line numbers, no meaning yet."""
import csv
import io
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Iterable, Mapping, Optional

from actions.lined_yaml import LinedYaml, NotYaml, read_yaml
from actions.shop.loading.errors import RowError

SHOP_FILE, WORDS_FILE = "shop.yml", "words.yml"
CATALOGUE_FILES = (
    "categories.csv", "attributes.csv", "products.csv",
    "product_attributes.csv", "variants.csv", "links.csv",
)
HISTORY_FILES = ("customers.csv", "orders.csv", "order_lines.csv")
FILES = (SHOP_FILE, WORDS_FILE, *CATALOGUE_FILES, *HISTORY_FILES)


@dataclass(frozen=True)
class Row:
    line: int
    values: Mapping[str, str]
    is_broken: bool = False  # its cells don't match the header, which is reported already


@dataclass(frozen=True)
class Table:
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Tables:
    """A whole folder as read; `errors` names what couldn't be."""

    yaml: Optional[LinedYaml] = None
    words: Optional[LinedYaml] = None
    files: Mapping[str, Table] = field(default_factory=dict)
    pictures: frozenset[str] = frozenset()
    errors: tuple[RowError, ...] = ()

    @property
    def has_history(self) -> bool:
        return any(file in self.files for file in HISTORY_FILES)

    def with_files(self, files: Mapping[str, Table]) -> "Tables":
        return replace(self, files={**self.files, **files})


def read_folder(path: Path) -> Tables:
    """Every file of the folder; words may be absent, the purchase history too, but not in part."""
    if not path.is_dir():
        reason = "there is no such folder; give the folder that holds shop.yml"
        return Tables(errors=(RowError(str(path), None, None, reason),))
    errors: list[RowError] = []
    shop = _read_yaml(path / SHOP_FILE, errors)
    words = _read_yaml(path / WORDS_FILE, errors) if (path / WORDS_FILE).exists() else None
    has_history = any((path / file).exists() for file in HISTORY_FILES)
    wanted = CATALOGUE_FILES + (HISTORY_FILES if has_history else ())
    read = {file: _read_csv(path / file, errors) for file in wanted}
    return Tables(
        shop,
        words,
        {file: table for file, table in read.items() if table is not None},
        frozenset(found.name for found in (path / "pictures").glob("*")),
        tuple(errors),
    )


def as_table(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> Table:
    """A table of rows made in memory, numbered as if below a header."""
    return Table(tuple(columns), tuple(Row(line, row) for line, row in enumerate(rows, start=2)))


def _read_text(path: Path, errors: list[RowError]) -> Optional[str]:
    try:
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except FileNotFoundError:
        errors.append(RowError(path.name, None, None, "this file is missing; add it to the folder"))
    except OSError as error:
        reason = f"can't be read ({error.strerror}); check that it is a file you may open"
        errors.append(RowError(path.name, None, None, reason))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = "is not UTF-8 text; save the file as UTF-8 (in a spreadsheet: “CSV UTF-8”)"
        errors.append(RowError(path.name, line, None, reason))
    else:
        if text.strip():
            return text
        errors.append(RowError(path.name, None, None, "this file is empty; write its header row"))
    return None


def _read_yaml(path: Path, errors: list[RowError]) -> Optional[LinedYaml]:
    text = _read_text(path, errors)
    if text is None:
        return None
    try:
        return read_yaml(text)
    except NotYaml as error:
        reason = (
            f"is not YAML: {error.problem}; check the indentation and quotes here" if error.line
            else "has characters that YAML forbids; write it as plain text again"
        )
        errors.append(RowError(path.name, error.line, None, reason))
    return None


def _read_csv(path: Path, errors: list[RowError]) -> Optional[Table]:
    text = _read_text(path, errors)
    if text is None:
        return None
    records = _records(path.name, text, errors)
    if not records:
        return None
    line, header = records[0]
    columns = tuple(cell.strip() for cell in header)
    reason = _bad_header(columns)
    if reason:
        errors.append(RowError(path.name, line, None, reason))
        return None
    rows = tuple(_row(path.name, line, columns, cells, errors) for line, cells in records[1:])
    return Table(columns, rows)


def _records(file: str, text: str, errors: list[RowError]) -> list[tuple[int, list[str]]]:
    """Records that aren't blank, each with the line it starts on; none of a file half read."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                records.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        reason = f"is not CSV: {error}; check the quotes from here on"
        errors.append(RowError(file, line, None, reason))
        return []
    return records


def _bad_header(columns: tuple[str, ...]) -> Optional[str]:
    if len(columns) == 1 and (";" in columns[0] or "\t" in columns[0]):
        return "columns are not separated by commas; save the file as CSV with commas"
    repeated = sorted({column for column in columns if columns.count(column) > 1})
    if repeated:
        named = ", ".join(column or "(no name)" for column in repeated)
        return f"the header repeats {named}; give each column a name of its own"
    return None


def _row(
    file: str, line: int, columns: tuple[str, ...], cells: list[str], errors: list[RowError]
) -> Row:
    values = {column: cell.strip() for column, cell in zip(columns, cells, strict=False)}
    if len(cells) == len(columns):
        return Row(line, values)
    reason = (
        f"has {len(cells)} cells where the header has {len(columns)};"
        " put a text that holds commas between quotes"
    )
    errors.append(RowError(file, line, None, reason))
    return Row(line, values, is_broken=True)
