"""How well offers are chosen, from the command line: what they earn, what the rules would."""
from datetime import datetime, timedelta

from rich.console import Console
from rich.table import Table

from actions.databases.errors import DatabaseRefused
from actions.schema import open_shop_database
from actions.selling.answered_choices import answered_choices
from actions.selling.errors import RulesError
from actions.selling.off_policy import (
    LEAST_OFFERS,
    LEAST_TAKEN,
    Evaluation,
    Interval,
    evaluate,
)
from actions.selling.rules_file import load_rules
from actions.settings import Settings


def evaluate_offers(settings: Settings, console: Console) -> int:
    """Print a judgement for each currency; the exit status. Nothing is learned or written."""
    try:
        rules = load_rules(settings.shop_dir / "selling.yml")
        database = open_shop_database(settings.database_url)
    except (RulesError, DatabaseRefused) as error:
        console.print(str(error), style="red", markup=False)
        return 1
    since = datetime.utcnow() - timedelta(days=rules.learning.window_days)
    with database.read_scope() as db:
        found = answered_choices(db, since)
    for currency, choices in sorted(found.items()):
        judged = evaluate(choices, rules)
        if judged is None:
            taken = sum(choice.is_taken for choice in choices)
            console.print(f"{currency}: {_too_little(len(choices), taken)}")
        else:
            console.print(_worth(judged, currency))
            console.print(_calibration(judged))
    if not found:
        console.print(_too_little(0, 0))
    return 0


def _too_little(offers: int, taken: int) -> str:
    return (
        f"too little to judge by: {offers} answered offers, {taken} of them taken; it needs "
        f"{LEAST_OFFERS} and {LEAST_TAKEN}."
    )


def _worth(judged: Evaluation, currency: str) -> Table:
    title = (
        f"{judged.offers:,} answered offers of {judged.sessions:,} visits, "
        f"{judged.taken:,} of them taken"
    )
    table = Table("", f"{currency} an offer (95 % interval)", title=title)
    table.add_row("As offered", _amount(judged.earned))
    table.add_row("By the present rules and answers, doubly robust", _amount(judged.present))
    return table


def _calibration(judged: Evaluation) -> Table:
    title = f"Chances told beside what came: {judged.error:.3f} apart on average (ECE)"
    table = Table("Tenth", "Offers", "Told", "Taken", title=title)
    for place, decile in enumerate(judged.deciles, 1):
        table.add_row(
            str(place), str(decile.offers), f"{decile.expected:.1%}", f"{decile.taken:.1%}"
        )
    return table


def _amount(interval: Interval) -> str:
    return f"{interval.value:,.2f} ({interval.low:,.2f} … {interval.high:,.2f})"
