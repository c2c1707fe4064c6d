"""Commands on the data: upgrade, backup, restore, what is known of a person, who waits for one."""
from pathlib import Path
from typing import Callable

import typer
from rich.console import Console

from actions.settings import Settings


def add_data_commands(
    app: typer.Typer, read_settings: Callable[[], Settings], console: Console
) -> None:
    @app.command()
    def upgrade() -> None:
        """Bring both databases to this version's schema; SQLite is copied before."""
        from bot.databases import upgrade_databases

        raise typer.Exit(upgrade_databases(read_settings(), console))

    @app.command()
    def backup(
        file: Path,
        force: bool = typer.Option(False, help="Replace FILE when it is there already."),
    ) -> None:
        """Keep both databases in FILE, while the server runs or not."""
        from bot.backups.backup import back_up

        raise typer.Exit(back_up(read_settings(), file, console, force))

    @app.command()
    def restore(
        file: Path,
        force: bool = typer.Option(False, help="Also over databases that hold data."),
    ) -> None:
        """Put what FILE holds in the place of both databases; the server must not run."""
        from bot.backups.restore import restore as put_back

        raise typer.Exit(put_back(read_settings(), file, console, force))


def add_person_commands(
    app: typer.Typer, read_settings: Callable[[], Settings], console: Console
) -> None:
    person = typer.Typer(help="What is known of a person: told, or erased.", no_args_is_help=True)
    app.add_typer(person, name="person")

    @person.command("export")
    def person_export(
        id: str = typer.Argument(metavar="ID", help="A customer, or a guest's conversation."),
        to: str = typer.Option("", help="A file, instead of the terminal."),
    ) -> None:
        """Tell all that both databases know of a person, as JSON."""
        from bot.commands.person_commands import export_person

        raise typer.Exit(export_person(read_settings(), id, Path(to) if to else None, console))

    @person.command("erase")
    def person_erase(
        id: str = typer.Argument(metavar="ID", help="A customer, or a guest's conversation."),
        yes: bool = typer.Option(False, "--yes", help="Don't ask."),
    ) -> None:
        """Erase a person from both databases; orders stay, without the person."""
        from bot.commands.person_commands import erase_person

        raise typer.Exit(erase_person(read_settings(), id, yes, console))


def add_handover_commands(
    app: typer.Typer, read_settings: Callable[[], Settings], console: Console
) -> None:
    handovers = typer.Typer(help="Who waits for a person.", invoke_without_command=True)
    app.add_typer(handovers, name="handovers")

    @handovers.callback()
    def handovers_list(context: typer.Context) -> None:
        """List who waits for a person, the longest first; `close` takes one off the list."""
        from bot.commands.handover_commands import list_handovers

        if context.invoked_subcommand is None:
            raise typer.Exit(list_handovers(read_settings(), console))

    @handovers.command("close")
    def handovers_close(
        number: int = typer.Argument(metavar="NO", help="As it is listed."),
    ) -> None:
        """Take request NO off the list: the shopper was answered."""
        from bot.commands.handover_commands import close_handover

        raise typer.Exit(close_handover(read_settings(), number, console))
