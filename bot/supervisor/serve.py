"""`pramuniaga serve`: checks, then all processes until stopped, and the page's address."""
import asyncio
import socket
import sys
from functools import partial

from rich.console import Console

from actions.deaths import GivenUp
from actions.request_log import JSON
from actions.settings import Settings
from bot.databases import prepare_databases
from bot.supervisor.catalogue_files import prepare_catalogue
from bot.supervisor.checks import find_problems
from bot.supervisor.greeting import page_address, wait_until_healthy
from bot.supervisor.json_lines import SUPERVISOR, JsonFile, in_json
from bot.supervisor.metrics_port import Observed, open_metrics
from bot.supervisor.processes import processes
from bot.supervisor.screen import Screen, named
from bot.supervisor.sockets import AddressRefused, open_public_door
from bot.supervisor.supervisor import Supervisor


def serve_shop(settings: Settings, console: Console) -> int:
    """Run until stopped; returns the exit status, 1 with a reason when it can't go on."""
    if settings.log_format == JSON:
        console = Console(file=JsonFile(in_json(SUPERVISOR, partial(print, flush=True))))
    try:
        door = open_public_door(settings.host, settings.port)
    except AddressRefused as error:
        return _refuse(console, str(error), *find_problems(settings))
    with door:
        # With the address ours, no other server of this shop is likely to run.
        problems = prepare_databases(settings, console) or [*find_problems(settings)]
        problems = problems or prepare_catalogue(settings, console)
        if problems:
            return _refuse(console, *problems)
        try:
            with open_metrics(settings) as observed:
                _run(door, console, settings, observed)
        except (AddressRefused, GivenUp) as error:
            return _refuse(console, str(error))
    return 0


def _refuse(console: Console, *problems: str) -> int:
    for problem in problems:
        console.print(problem, style="red", markup=False, highlight=False, soft_wrap=True)
    return 1


def _run(door: socket.socket, console: Console, settings: Settings, observed: Observed) -> None:
    started = processes(settings.workers)
    console.print(f"Starting {', '.join(map(str, started))} …", highlight=False)
    host, port = door.getsockname()[:2]
    page, is_json = page_address(settings.host, settings.port), settings.log_format == JSON
    with Screen(sys.stdout.fileno()) as screen:
        show = in_json(SUPERVISOR, screen.show) if is_json else screen.show

        async def greet() -> None:
            await wait_until_healthy(host, port, show)
            with console.capture() as said:
                console.print(
                    f"The chat page is at [bold]{page}[/bold] (Ctrl-C stops)", end="",
                    highlight=False, soft_wrap=True,
                )
            show(said.get())

        supervisor = Supervisor(
            started, door, show, _environment(observed), in_json if is_json else named,
            observed.note_death,
        )
        asyncio.run(supervisor.run(greet))


def _environment(observed: Observed) -> dict[str, str]:
    """What all processes get."""
    environment = {
        **observed.surroundings(), "PYTHONUNBUFFERED": "1", "OMP_NUM_THREADS": "1",
        "PYTHONWARNINGS": "ignore::DeprecationWarning",
    }
    # Without compiled modules every start would take three times as long.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment
