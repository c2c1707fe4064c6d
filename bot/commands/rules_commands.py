"""The merchant's rules from the command line: are they right, and what did they bring about?"""
from pathlib import Path
from typing import Iterable, Optional, Sequence

from rich.console import Console
from rich.table import Column, Table

from actions.databases.errors import DatabaseEmpty
from actions.schema import open_shop_database
from actions.selling.decisions import decisions_of
from actions.selling.errors import RuleProblem, RulesError
from actions.selling.learning_answers import Record, records
from actions.selling.ledger import entries_of
from actions.selling.rules_file import load_rules, name_problems
from actions.selling.sessions import newest_sessions
from actions.selling.tables import LedgerEntry, SellingSession
from actions.settings import Settings
from actions.shop.catalogue.catalogue_reading import read_catalogue
from actions.shop.database import Database
from bot.commands.explaining import moment_tree, summary

SESSIONS_LISTED = 20

def check_rules(settings: Settings, file: Optional[Path], console: Console) -> int:
    """Say whether the rules can be used, each mistake with line and fix; the exit status."""
    path = file or settings.shop_dir / "selling.yml"
    try:
        rules = load_rules(path)
        problems = _unknown_names(settings, path)
    except RulesError as error:
        problems = list(error.problems)
    if problems:
        for problem in problems:
            console.print(f"{path}:{problem.line}: {problem.message}", style="red", markup=False)
        console.print(f"{len(problems)} to mend.", style="red")
        return 1
    spoken = [name for name, its in rules.strategies.items() if its.enabled]
    console.print(f"{path} is right: {len(spoken)} of {len(rules.strategies)} strategies on, "
                  f"at most {rules.cap_per_session} offers a session.", style="green")
    return 0


def explain_session(
    settings: Settings, session_id: Optional[str], console: Console, has_steps: bool = False
) -> int:
    """Print a summary of a session, then why each candidate was or wasn't offered; the exit status.

    With steps, each candidate has a line of the checks that it went through.
    """
    database = _open(settings)
    with database.read_scope() as db:
        if session_id is None:
            console.print(_sessions_table(newest_sessions(db, SESSIONS_LISTED)))
            console.print("Explain one of them with --session ID.")
            console.print(_strategies_table(records(db)))
            return 0
        decisions = decisions_of(db, session_id)
        entries = {entry.id: entry for entry in entries_of(db, session_id)}
    if not decisions and not entries:
        console.print(f"There is no session {session_id}.", style="red", markup=False)
        return 1
    for line in summary(decisions, entries):
        console.print(line, markup=False, highlight=False)
    for decision in decisions:
        console.print(moment_tree(decision, entries, has_steps), highlight=False)
    if entries:
        console.print(_ledger_table(entries.values()))
    return 0


def _unknown_names(settings: Settings, path: Path) -> list[RuleProblem]:
    """SKUs and categories that the loaded shop doesn't have; none before a shop is loaded."""
    try:
        with _open(settings).read_scope() as db:
            catalogue = read_catalogue(db)
    except DatabaseEmpty:
        return []
    return name_problems(path, catalogue) if catalogue.products else []


def _open(settings: Settings) -> Database:
    return open_shop_database(settings.database_url)


def _sessions_table(sessions: Sequence[SellingSession]) -> Table:
    whole = Column("Session", no_wrap=True)  # to be copied from a narrow terminal too
    table = Table(whole, "Visitor", "Began", "Last seen", title="Latest sessions")
    for session in sessions:
        table.add_row(
            session.id, session.visitor, f"{session.started_at:%Y-%m-%d %H:%M}",
            f"{session.last_seen_at:%Y-%m-%d %H:%M}",
        )
    return table


def _strategies_table(found: Iterable[Record]) -> Table:
    """Which of them are taken; what is taken too seldom has fallen silent."""
    table = Table("Strategy", "Offers", "Taken", "Chance now", title="Learned from answers")
    for record in found:
        table.add_row(
            record.strategy, str(record.shown), str(record.accepted), f"{record.chance:.1%}"
        )
    return table


def _ledger_table(entries: Iterable[LedgerEntry]) -> Table:
    table = Table("Place", "How", "Strategy", "Product", "Price", "Became", title="Ledger")
    for entry in entries:
        table.add_row(
            str(entry.ordinal or "–"), entry.origin, entry.strategy, entry.sku,
            f"{entry.currency} {entry.price}", entry.status,
        )
    return table
