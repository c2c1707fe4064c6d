"""A shop that is watched: figures of all its processes, a log of objects, no word of a shopper."""
import json
import os
import signal

import pytest
import requests

from tests.benchmarks.servers import free_ports
from tests.counted import asked
from tests.e2e.test_never_lost import Shopper
from tests.e2e.test_processes_killed import pids_of
from tests.servers import serve_copy

pytestmark = pytest.mark.e2e

SAID = ("I'm looking for a toaster", "put the first one in my cart")
PRIVATE = "Featherstonehaugh"
PATIENCE_S = 20


@pytest.fixture
def watched(shop, tmp_path):
    [port] = free_ports(1)
    settings = {"PRAMUNIAGA_METRICS_PORT": str(port), "PRAMUNIAGA_LOG_FORMAT": "json"}
    with serve_copy(shop, tmp_path, **settings) as (copy, program):
        yield copy, program, port


def test_what_shoppers_do_is_counted_and_a_death_is_told(watched):
    shop, program, port = watched
    shopper = Shopper(shop.url)
    for text in SAID:
        shopper.says(text)
    os.kill(pids_of(program)["bot"], signal.SIGKILL)
    shopper.says(f"my name is {PRIVATE}")
    refused = requests.post(
        f"{shop.url}/messages", json={"text": PRIVATE}, timeout=PATIENCE_S
    )

    told = asked(port)
    lines = [json.loads(line) for line in program.said.splitlines()]

    assert told["pramuniaga_turn_duration_seconds_count", "answered"] == 3
    assert told["pramuniaga_messages_total", "answered"] == 3
    assert told["pramuniaga_messages_unanswered",] == 0
    assert told["pramuniaga_reading_duration_seconds_count",] >= 3
    assert told["pramuniaga_action_duration_seconds_count", "action_add_to_cart"] == 1
    assert told["pramuniaga_process_restarts_total", "bot"] == 1
    assert told["pramuniaga_open_connections",] >= 1
    assert any("bot was ended by SIGKILL" in line["message"] for line in lines)
    [refusal] = [line for line in lines if line.get("logger") == "bot.front.guard"]
    assert (refusal["process"], refusal["level"]) == ("front", "WARNING")
    assert refusal["request_id"] == refused.headers["x-request-id"]
    assert all(word not in program.said for word in (PRIVATE, *SAID))


def test_the_figures_are_behind_no_public_door(watched):
    shop, _, _ = watched

    assert requests.get(f"{shop.url}/metrics", timeout=PATIENCE_S).status_code == 404
    assert requests.get(f"{shop.url}/health/live", timeout=PATIENCE_S).json() == {"status": "ok"}
