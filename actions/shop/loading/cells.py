"""The typed cells of one row; each that can't be read is an error with its fix."""
import re
from datetime import datetime, timezone
from decimal import Decimal
from string import Formatter
from typing import Callable, Iterable, Optional, TypeVar

from actions.shop.loading.errors import RowError
from actions.shop.loading.folder_files import Row

NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,6})?")
MONEY = re.compile(r"\d{1,10}(\.\d{1,2})?")
WHOLE = re.compile(r"\d{1,9}")
IDENTIFIER = re.compile(r"[\w.:/+-]+")

Parsed = TypeVar("Parsed")


class Cells:
    """Reads one row; after an error it answers with a neutral value and reads on."""

    def __init__(self, file: str, row: Row, errors: list[RowError]) -> None:
        self.file = file
        self.line = row.line
        self._values = row.values
        self._errors = [] if row.is_broken else errors

    def refuse(self, column: Optional[str], reason: str) -> None:
        self._errors.append(RowError(self.file, self.line, column, reason))

    def given(self, column: str) -> str:
        """The cell as it stands; empty where the file has no such column."""
        return self._values.get(column, "")

    def need(self, column: str, what: str = "it") -> None:
        """An empty cell is an error; a missing column has been reported with the header."""
        if not self._values.get(column, "-"):
            self.refuse(column, f"is empty; write {what}")

    def text(self, column: str, longest: int, is_needed: bool = False) -> str:
        value = self.given(column)
        if is_needed:
            self.need(column)
        if len(value) > longest:
            self.refuse(column, f"has {len(value)} characters; shorten it to {longest}")
        return value

    def identifier(self, column: str, longest: int = 60) -> str:
        value = self.text(column, longest, is_needed=True)
        if value and not IDENTIFIER.fullmatch(value):
            self.refuse(column, f"'{value}' is not an id; use letters, digits and . : / + - _ only")
        return value

    def number(self, column: str) -> Optional[Decimal]:
        """Any number, or None where the cell is empty."""
        return self._parsed(
            column, NUMBER, Decimal, "is not a number; write digits with a point, such as 39.90"
        )

    def whole(self, column: str, lowest: int, example: str) -> Optional[int]:
        """A whole number from `lowest` on, or None where the cell is empty."""
        reason = f"is not a whole number of {lowest} or more; write one such as {example}"
        value = self._parsed(column, WHOLE, int, reason)
        if value is not None and value < lowest:
            self.refuse(column, f"'{self.given(column)}' {reason}")
        return value

    def money(self, column: str, is_needed: bool = True) -> Optional[Decimal]:
        """An amount of zero or more; None where it can't be read, which is an error if needed."""
        if is_needed:
            self.need(column, "the amount, such as 39.90")
        reason = "is not an amount; write digits and at most two decimals, such as 39.90"
        return self._parsed(column, MONEY, Decimal, reason)

    def choice(self, column: str, allowed: Iterable[str], default: str = "") -> str:
        """One of a few words, in any case of letters."""
        words = {word.lower(): word for word in allowed}
        value = self.given(column) or default
        if value and value.lower() not in words:
            self.refuse(column, f"'{value}' is not allowed; write one of: {', '.join(allowed)}")
        elif not value:
            self.need(column, f"one of: {', '.join(allowed)}")
        return words.get(value.lower(), "")

    def moment(self, column: str) -> Optional[datetime]:
        """A date or a time in ISO 8601, as UTC without a zone; None where empty."""
        value = self.given(column)
        if not value:
            return None
        try:
            moment = datetime.fromisoformat(re.sub("[Zz]$", "+00:00", value))
        except ValueError:
            reason = "is not an ISO date; write it like 2024-05-31 or 2024-05-31T14:30:00"
            self.refuse(column, f"'{value}' {reason}")
            return None
        return moment.astimezone(timezone.utc).replace(tzinfo=None) if moment.tzinfo else moment

    def texts(self, stem: str, languages: Iterable[str], is_needed: bool = True) -> dict[str, str]:
        """The text of each language that has one; at least one when needed."""
        columns = {language: f"{stem}_{language}" for language in languages}
        found = {language: self.given(c) for language, c in columns.items() if self.given(c)}
        there = [column for column in columns.values() if column in self._values]
        if is_needed and not found and there:
            self.need(there[0], f"the {stem} in at least one language")
        return found

    def words(self, stem: str, languages: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Lists separated by | by language, without repetitions."""
        texts = self.texts(stem, languages, is_needed=False)
        return {
            language: tuple(dict.fromkeys(w.strip() for w in text.split("|") if w.strip()))
            for language, text in texts.items()
        }

    def template(self, stem: str, languages: Iterable[str], fields: set[str]) -> dict[str, str]:
        """Optional texts that may name these fields in braces and no others."""
        texts = self.texts(stem, languages, is_needed=False)
        for language, text in texts.items():
            try:
                named = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
            except ValueError:
                named = {text}
            if not named <= fields:
                wanted = " and ".join(f"{{{name}}}" for name in sorted(fields))
                self.refuse(f"{stem}_{language}", f"has other braces than {wanted}; use only these")
        return texts

    def _parsed(
        self, column: str, pattern: re.Pattern[str], parse: Callable[[str], Parsed], reason: str
    ) -> Optional[Parsed]:
        value = self.given(column)
        if not value:
            return None
        if not pattern.fullmatch(value):
            self.refuse(column, f"'{value}' {reason}")
            return None
        return parse(value)
