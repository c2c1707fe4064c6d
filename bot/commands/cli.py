"""The `pramuniaga` command: train, load a shop, serve, chat."""
import os
import secrets
import sys
from pathlib import Path
from typing import Callable, Optional

import typer
from rich.console import Console

from actions.databases.errors import DatabaseRefused
from actions.language.packs import PackError, default_language, languages
from actions.reading.reading import PROMPTS
from actions.settings import MOST_WORKERS, PREFIX, Settings, SettingsError, load_settings
from actions.shop.shopper import LONGEST_CUSTOMER_ID
from actions.turn.intents import IntentsError
from bot.commands.data_commands import add_data_commands, add_handover_commands, add_person_commands

app = typer.Typer(
    help="Pramuniaga: a sales assistant that chats. Start with `pramuniaga shop demo`, "
    "then `pramuniaga train`, then `pramuniaga serve`.",
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
)
shop_app = typer.Typer(
    help="Fill the shop with products and purchase history.", no_args_is_help=True
)
app.add_typer(shop_app, name="shop")
rules_app = typer.Typer(help="The rules of selling (selling.yml).", no_args_is_help=True)
app.add_typer(rules_app, name="rules")
returns_app = typer.Typer(help="Returns that shoppers asked for.", invoke_without_command=True)
app.add_typer(returns_app, name="returns")
console = Console()
errors = Console(stderr=True)

ENV_FILE = Path(".env")


@app.command()
def train(force: bool = typer.Option(False, help="Train even when nothing changed.")) -> None:
    """Train the dialogue model from config.yml, bot/domain and data/ (only when they changed)."""
    from bot.rasa.training import train_model

    try:
        train_model(console, force)
    except (PackError, IntentsError) as error:
        raise _refuse(str(error)) from error


@app.command()
def learn(
    answers_only: bool = typer.Option(False, help="Only from answers to offers, which is quick."),
    evaluate: bool = typer.Option(False, help="Learn nothing; judge how well offers are chosen."),
) -> None:
    """Learn from orders and from answers to offers; `serve` does so by itself, daily and hourly."""
    if evaluate:
        from bot.commands.evaluating import evaluate_offers

        raise typer.Exit(evaluate_offers(_settings(), console))
    from bot.commands.learn_command import learn_all

    raise typer.Exit(learn_all(_settings(), console, is_history_due=not answers_only))


@app.command()
def jobs() -> None:
    """Show what `serve` does by itself: when each job is due, and how the last one went."""
    from bot.commands.jobs_command import show_jobs

    raise typer.Exit(show_jobs(_settings(), console))


@app.command()
def serve(
    workers: Optional[int] = typer.Option(None, min=1, max=MOST_WORKERS, help="Bots at once."),
) -> None:
    """Start all processes, print the chat page's address, stop everything on Ctrl-C."""
    from bot.supervisor.serve import serve_shop

    if workers is not None:
        os.environ[f"{PREFIX}WORKERS"] = str(workers)  # for all that is started
    raise typer.Exit(serve_shop(_settings(), console))


@app.command()
def chat(
    language: str = typer.Option("", help=f"Language to start in: {', '.join(languages())}."),
    customer_token: str = typer.Option("", help="Chat as this customer (see `customer-token`)."),
) -> None:
    """Talk to the running assistant in this terminal; type a button's number to press it."""
    from bot.commands.terminal import chat_in_terminal

    if language not in ("", *languages()):
        raise _refuse(f"There is no language {language}, only {', '.join(languages())}.")
    settings, spoken = _settings(), language or default_language()
    raise typer.Exit(chat_in_terminal(console, settings.url, spoken, customer_token))


@app.command()
def read(
    text: str = typer.Argument(metavar="TEXT", help="A message, as a shopper types it."),
    as_json: bool = typer.Option(False, "--json", help="As docs/reading.schema.json has it."),
    beside: str = typer.Option("", help=f"What was asked before it: {', '.join(PROMPTS)}."),
) -> None:
    """Show what the assistant reads in a message: its wishes, and what each is about."""
    from bot.commands.read_command import show_reading

    if beside not in ("", *PROMPTS):
        raise _refuse(f"Nothing is asked as {beside}, only as {', '.join(PROMPTS)}.")
    raise typer.Exit(show_reading(text, as_json, console, errors, beside or None))


@app.command("customer-token")
def customer_token(customer: str, minutes: int = typer.Option(60, min=1)) -> None:
    """Print a signed token that identifies CUSTOMER, as a shop's own website would make it."""
    from bot.channels.web.signed_tokens import issue_customer_token

    settings = _settings()
    if settings.customer_secret is None:
        raise _refuse(f"{PREFIX}CUSTOMER_SECRET is not set, so no customer can be identified.")
    if len(customer) > LONGEST_CUSTOMER_ID:
        raise _refuse(f"A customer id has at most {LONGEST_CUSTOMER_ID} characters.")
    token = issue_customer_token(customer, settings.customer_secret, minutes * 60)
    console.print(token, soft_wrap=True, highlight=False)


@shop_app.command("demo")
def shop_demo(force: bool = typer.Option(False, help="Fill it again even when unchanged.")) -> None:
    """Create and fill the demo shop: data/shop and two years of generated orders."""
    from bot.commands.shop_commands import fill_demo_shop

    _make_secrets()
    raise typer.Exit(fill_demo_shop(_settings(), console, force))


@shop_app.command("load")
def shop_load(place: str = typer.Argument(metavar="FOLDER")) -> None:
    """Load your own shop from FOLDER (CSV files and shop.yml), or another place that a connector
    knows; all errors are listed at once."""
    from bot.commands.shop_commands import load_own_shop

    raise typer.Exit(load_own_shop(_settings(), place, console))


@shop_app.command("vectors")
def shop_vectors() -> None:
    """Make what searches by meaning lack; `shop load` and `shop demo` do so themselves."""
    from bot.commands.shop_commands import make_vectors

    raise typer.Exit(make_vectors(_settings(), console))


@shop_app.command("returned")
def shop_returned(number: str) -> None:
    """Record that order NUMBER came back: its loyalty points are taken back, once."""
    from bot.commands.shop_commands import take_back_order

    raise typer.Exit(take_back_order(_settings(), number, console))


@returns_app.callback()
def returns_list(context: typer.Context) -> None:
    """List the returns that wait for a decision, the longest first; `close` takes one off."""
    from bot.commands.return_commands import list_returns

    if context.invoked_subcommand is None:
        raise typer.Exit(list_returns(_settings(), console))


@returns_app.command("close")
def returns_close(
    number: int = typer.Argument(metavar="NO", help="As it is listed, and as the shopper knows."),
) -> None:
    """Record that return NO was decided; `shop returned` does so for an order that came back."""
    from bot.commands.return_commands import close_one

    raise typer.Exit(close_one(_settings(), number, console))


@rules_app.command("check")
def rules_check(
    file: str = typer.Option("", help="Another file than the shop's own."),
) -> None:
    """Check selling.yml: every mistake with its line and how to mend it."""
    from bot.commands.rules_commands import check_rules

    raise typer.Exit(check_rules(_settings(), Path(file) if file else None, console))


@rules_app.command("explain")
def rules_explain(
    session: Optional[str] = typer.Option(None, help="A selling session; none lists the latest."),
    steps: bool = typer.Option(False, help="Each check that each candidate went through, too."),
) -> None:
    """Say of a session what was offered and why, and what stood in the way of the rest."""
    from bot.commands.rules_commands import explain_session

    raise typer.Exit(explain_session(_settings(), session, console, steps))


@rules_app.command("links")
def rules_links(every: bool = typer.Option(False, "--all", help="Those marked, too.")) -> None:
    """Show how much each link is taken to be needed, and what tells so."""
    from bot.commands.links_command import show_links

    raise typer.Exit(show_links(_settings(), every, console))


def _settings() -> Settings:
    try:
        return load_settings()
    except SettingsError as error:
        raise _refuse("These settings are missing or wrong:", *error.problems) from error


def _refuse(*lines: str) -> typer.Exit:
    """Say what is wrong on stderr; the caller raises the exit it gets."""
    for line in lines:
        errors.print(line, style="red", markup=False)
    return typer.Exit(2)


def _make_secrets() -> None:
    """A first start without secrets writes random ones to .env, readable by the owner only."""
    wanted = [f"{PREFIX}SECRET", f"{PREFIX}CUSTOMER_SECRET"]
    if ENV_FILE.exists() or all(os.environ.get(name) for name in wanted):
        return
    lines = [f"{name}={secrets.token_hex(32)}\n" for name in wanted if not os.environ.get(name)]
    descriptor = os.open(ENV_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.writelines(lines)
    console.print(f"Wrote new secrets to {ENV_FILE}.")


add_data_commands(app, _settings, console)
add_person_commands(app, _settings, console)
add_handover_commands(app, _settings, console)


def main(run: Callable[[], None] = app) -> None:
    """Entry point: an expected failure ends with its message, not with a stack trace."""
    try:
        run()
    except DatabaseRefused as error:
        errors.print(str(error), style="red", markup=False, soft_wrap=True)
        sys.exit(1)
    except OSError as error:
        reason = f"{error.strerror or error}: {error.filename or ''}"
        errors.print(reason, style="red", markup=False)
        sys.exit(1)


if __name__ == "__main__":
    main()
