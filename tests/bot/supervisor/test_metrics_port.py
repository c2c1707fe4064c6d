"""The metrics of a run: added up over its processes, as they die and come back."""
import os
import signal
from pathlib import Path

import pytest

from actions.message_metadata import MessageMetadata
from actions.settings import Settings
from bot.memory.database import open_memory
from bot.memory.inbox import note
from bot.supervisor.metrics_port import open_metrics
from bot.supervisor.sockets import AddressRefused, open_public_door
from tests.benchmarks.servers import free_ports
from tests.bot.supervisor.supervised import stand_in, supervising
from tests.counted import asked

HOST = "127.0.0.1"


@pytest.fixture
def memory_url(tmp_path):
    url = f"sqlite:///{tmp_path}/conversations.db"
    engine = open_memory(url, may_create=True)
    note(engine, "c1", "a message that nobody answers", MessageMetadata(message_id="m1"))
    engine.dispose()
    return url


def test_what_was_counted_stays_and_what_was_held_goes_with_its_process(memory_url, tmp_path):
    [port] = free_ports(1)
    with supervising() as supervise:
        shop = supervise(
            stand_in("front", "count"), stand_in("bot", "count"),
            metrics_port=str(port), memory_url=memory_url,
        )
        shop.until("has counted", 2)
        before = asked(port)

        os.kill(shop.pid_of("front"), signal.SIGKILL)
        shop.until("has counted", 3)
        after = asked(port)
        shop.send(signal.SIGTERM)
        assert shop.wait() == 0

    assert before["pramuniaga_messages_total", "noted"] == 2
    assert after["pramuniaga_messages_total", "noted"] == 3
    assert before["pramuniaga_open_connections",] == after["pramuniaga_open_connections",] == 4
    assert ("pramuniaga_process_restarts_total", "front") not in before
    assert after["pramuniaga_process_restarts_total", "front"] == 1
    assert after["pramuniaga_messages_unanswered",] == 1


@pytest.fixture
def settings(memory_url):
    [port] = free_ports(1)
    return Settings(secret="s" * 32, metrics_port=port, memory_url=memory_url)


def test_the_folder_and_the_port_are_there_for_one_run(settings):
    with open_metrics(settings) as observed:
        folder = Path(observed.surroundings()["PROMETHEUS_MULTIPROC_DIR"])
        assert folder.stat().st_mode & 0o777 == 0o700
        asked(settings.metrics_port)

    assert not folder.exists()
    open_public_door(HOST, settings.metrics_port).close()


def test_while_the_memory_is_away_the_rest_is_told(settings, tmp_path):
    with open_metrics(settings) as observed:
        observed.note_death("bot", 1)
        for file in tmp_path.glob("conversations.db*"):
            file.write_bytes(b"no database" * 1000)

        assert asked(settings.metrics_port) == {("pramuniaga_process_restarts_total", "bot"): 1}


def test_without_a_port_nothing_is_kept(settings, monkeypatch):
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", "/of/somebody/else")

    with open_metrics(settings.copy(update={"metrics_port": 0})) as observed:
        assert "PROMETHEUS_MULTIPROC_DIR" not in observed.surroundings()


@pytest.mark.parametrize(("host", "reason"), [
    (HOST, r"Port \d+ is in use\. Stop what uses it, or set PRAMUNIAGA_METRICS_PORT\."),
    ("no.such.host.invalid", r"host\.invalid is no address\. Set PRAMUNIAGA_METRICS_HOST\."),
])
def test_an_address_that_cannot_be_had_is_named(settings, host, reason):
    with (
        open_public_door(HOST, settings.metrics_port),
        pytest.raises(AddressRefused, match=reason),
        open_metrics(settings.copy(update={"metrics_host": host})),
    ):
        pass
