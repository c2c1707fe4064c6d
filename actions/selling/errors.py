"""What can go wrong in the offer engine; errors carry data, never words for shoppers."""
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence


class SellingError(Exception):
    """Base of all errors of the offer engine."""


@dataclass(frozen=True)
class RuleProblem:
    """One thing to mend in the merchant's rules; `line` counts from 1."""

    line: int
    message: str


class RulesError(SellingError):
    """The merchant's rules can't be used; one problem a line, each with its fix."""

    def __init__(self, path: Path, problems: Sequence[RuleProblem]) -> None:
        super().__init__("\n".join(f"{path}:{p.line}: {p.message}" for p in problems))
        self.path = path
        self.problems = tuple(problems)


class LedgerError(SellingError):
    """Base of what the ledger refuses."""


class UnknownOffer(LedgerError):
    """No such offer, or not one of this visitor: the answer is the same."""

    def __init__(self, offer_id: str) -> None:
        super().__init__(offer_id)
        self.offer_id = offer_id


class IllegalTransition(LedgerError):
    """An offer can't go from `old` to `new`, such as from declined to accepted."""

    def __init__(self, offer_id: str, old: str, new: str) -> None:
        super().__init__(offer_id, old, new)
        self.offer_id = offer_id
        self.old = old
        self.new = new
