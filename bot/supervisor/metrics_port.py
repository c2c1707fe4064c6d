"""The metrics of a run: all processes' numbers added up, served on a port of their own."""
import contextlib
import os
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from typing import Iterator, Mapping

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector
from sqlalchemy.engine import Engine

from actions.settings import PREFIX, Settings
from bot.channels.outbox import Outbox
from bot.memory.database import DialogueMemoryError, open_memory
from bot.memory.inbox import count_unanswered
from bot.metrics import METRICS_DIR
from bot.supervisor.sockets import address_refused


@dataclass
class Observed:
    """What the supervisor knows of its processes; without a folder nobody asks."""

    folder: str = ""
    deaths: "Counter[str]" = field(default_factory=Counter)

    def note_death(self, process: str, pid: int) -> None:
        """What it counted stays; what it held is gone with it."""
        self.deaths[process] += 1
        if self.folder:
            mark_process_dead(pid, self.folder)

    def surroundings(self) -> dict[str, str]:
        """This process's environment, with the folder for those that are started."""
        others = {name: value for name, value in os.environ.items() if name != METRICS_DIR}
        return {**others, METRICS_DIR: self.folder} if self.folder else others


class Standing(Collector):
    """What is looked up when somebody asks: restarts, and what waits in the memory."""

    def __init__(self, memory: Engine, deaths: Mapping[str, int]) -> None:
        self._memory = memory
        self._deaths = deaths

    def collect(self) -> Iterator[Metric]:
        restarts = CounterMetricFamily(
            "pramuniaga_process_restarts", "Processes that died and were started again.",
            labels=["process"],
        )
        for process, count in [*self._deaths.items()]:
            restarts.add_metric([process], count)
        yield restarts
        # While the database is away they are left out, as nobody knows.
        with contextlib.suppress(DialogueMemoryError):
            yield from self._waiting()

    def _waiting(self) -> Iterator[Metric]:
        yield GaugeMetricFamily(
            "pramuniaga_messages_unanswered", "Messages noted within the hour, without an answer.",
            count_unanswered(self._memory),
        )
        letters = GaugeMetricFamily(
            "pramuniaga_outbox_letters", "Letters of the outbox, by state.", labels=["state"]
        )
        for state, count in Outbox(self._memory).states().items():
            letters.add_metric([state], count)
        yield letters


@contextlib.contextmanager
def open_metrics(settings: Settings) -> Iterator[Observed]:
    """The port, where the settings name one; raises AddressRefused."""
    if not settings.metrics_port:
        yield Observed()
        return
    with tempfile.TemporaryDirectory(prefix="pramuniaga-metrics-") as folder:  # for its owner alone
        observed, memory = Observed(folder), open_memory(settings.memory_url)
        registry = CollectorRegistry()
        MultiProcessCollector(registry, folder)
        registry.register(Standing(memory, observed.deaths))
        host, port = settings.metrics_host, settings.metrics_port
        try:
            server, _ = start_http_server(port, host, registry)
        except OSError as error:
            raise address_refused(host, port, error, f"{PREFIX}METRICS_") from error
        try:
            yield observed
        finally:
            server.shutdown()
            server.server_close()
            memory.dispose()
