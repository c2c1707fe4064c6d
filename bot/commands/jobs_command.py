"""How the jobs of a running shop stand, from the command line."""
from datetime import datetime
from typing import Optional

from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from actions.jobs.standing import Standing, standings
from actions.schema import open_shop_database
from actions.settings import Settings
from bot.jobs.recurring_jobs import KINDS


def show_jobs(settings: Settings, console: Console) -> int:
    """Print when each is due, how often it was tried and how the last one went; status 0."""
    now = datetime.utcnow()
    with open_shop_database(settings.database_url).read_scope() as db:
        found = standings(db, KINDS, now)
    console.print(_table(found, now))
    if not any(standing.due_at for standing in found):
        console.print("`pramuniaga serve` plans them.")
    return 0


def _table(found: list[Standing], now: datetime) -> Table:
    name = Column("Job", no_wrap=True)  # as the documentation calls it
    table = Table(name, "What it does", "Due (UTC)", "Attempts", "Ended last", "Last error")
    for each in found:
        table.add_row(
            each.kind.name, each.kind.what, _due(each, now), str(each.attempts),
            _minute(each.ended_at), escape(each.last_error) or "–",
        )
    return table


def _due(standing: Standing, now: datetime) -> str:
    if standing.is_running:
        return "running"
    is_late = standing.due_at is not None and standing.due_at < now
    return f"{_minute(standing.due_at)} (late)" if is_late else _minute(standing.due_at)


def _minute(at: Optional[datetime]) -> str:
    return at.strftime("%Y-%m-%d %H:%M") if at else "–"
