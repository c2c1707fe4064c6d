"""Learning from orders and from answers to offers, from the command line."""
from datetime import datetime

from rich.console import Console
from sqlalchemy.exc import OperationalError

from actions.databases.errors import DatabaseRefused
from actions.learning.learn import learn_history
from actions.schema import open_shop_database
from actions.selling.errors import RulesError
from actions.selling.learning_answers import learn_answers
from actions.selling.rules_file import load_rules
from actions.settings import Settings
from bot.progress_bars import progress_bars


def learn_all(settings: Settings, console: Console, is_history_due: bool = True) -> int:
    """Learn what goes together, and which offers are taken where; returns the exit status."""
    now = datetime.utcnow()
    try:
        rules = load_rules(settings.shop_dir / "selling.yml")
        database = open_shop_database(settings.database_url)
        if is_history_due:
            with progress_bars(console) as report:
                learn_history(database, report)
            console.print("Learned from the purchase history.", style="green")
        answered = learn_answers(database, rules, now)
    except (RulesError, DatabaseRefused) as error:
        console.print(str(error), style="red", markup=False)
        return 1
    except OperationalError as error:
        console.print(f"The shop database could not be used: {error.orig}", style="red")
        return 1
    console.print(f"Learned from {answered} answers to offers.", style="green")
    return 0
