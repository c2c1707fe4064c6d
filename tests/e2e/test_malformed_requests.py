"""A storm of malformed requests on every public door, and silent connections, while one shops."""
import contextlib
import multiprocessing
import os
import time
from concurrent.futures import ProcessPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, Mapping, Sequence

import psutil
import pytest
import requests

from actions.connectors.payment_provider import TestPayment
from tests.benchmarks.shopper import WebShopper
from tests.benchmarks.visits import VISITS
from tests.e2e.storm.attacks import Endpoint
from tests.e2e.storm.sockets import Outcome
from tests.e2e.storm.weather import OF_BODIES, OF_HEADS, Keys, silent_on, storm_on

pytestmark = pytest.mark.e2e

VISIT = VISITS[0]
SEED = 20261129
ATTACKS = 1000  # on each endpoint
SILENT = 50  # of each kind
HEAD_S, BODY_S, SLACK_S = 10, 20, 5
TURN_S = 1.0
BETWEEN_TURNS_S = 1.2  # a conversation may say only so much in a minute
QUIET_S = 45
LINES_A_SECOND = 15
SOCKETS_MORE = 10
MEGABYTES_MORE = 150

NO_SUCH_ORDER = "P999999"
# {pay} is an honest link to an order that isn't there.
ENDPOINTS = (
    Endpoint("POST", "/session", wrong=("GET", "PUT")),
    Endpoint("DELETE", "/session", wrong=("GET", "PATCH")),
    Endpoint("POST", "/messages", wrong=("GET", "DELETE")),
    Endpoint("GET", "/history", wrong=("POST", "DELETE")),
    Endpoint("GET", f"/orders/{NO_SUCH_ORDER}", wrong=("POST", "PUT")),
    Endpoint("GET", "/health", wrong=("POST", "DELETE")),
    Endpoint("GET", "/", wrong=("POST", "PUT")),
    Endpoint("GET", "/static/chat.js", wrong=("POST", "DELETE")),
    Endpoint("GET", "/pictures/toast-4s.svg", wrong=("POST", "PUT")),
    Endpoint("GET", "/pay/{pay}", wrong=("PUT", "DELETE")),
    Endpoint("POST", "/pay/{pay}", wrong=("PUT", "DELETE")),
)


@dataclass(frozen=True)
class Vitals:
    """Of the front's process. The pools of its databases may fill; connections must not stay."""

    sockets: int
    megabytes: float


@dataclass(frozen=True)
class Weather:
    """All that was seen of a storm, from its beginning until it is quiet again."""

    outcomes: Mapping[Endpoint, Sequence[Outcome]]
    closed: Mapping[str, Sequence[float]]  # seconds until silent connections were, by kind
    turns: Sequence[float]  # seconds of an honest shopper's turns meanwhile
    before: Vitals
    after: Vitals
    logged: Sequence[str]
    seconds: float


@pytest.fixture(scope="module")
def weather(shop):
    keys, log, front = keys_of(shop), shop.folder / "serve.log", process_of_front()
    before, logged_before, started = vitals(front), len(lines_of(log)), time.monotonic()
    shopper = WebShopper(shop.url, VISIT.language)
    shopper.say(VISIT.lines[0])  # the first turn of all takes longer
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawned) as pool:
        silent = pool.submit(silent_on, shop.port, SILENT, BODY_S + 2 * SLACK_S)
        storms = {
            endpoint: pool.submit(
                storm_on, shop.port, with_link(endpoint, shop), ATTACKS, keys, SEED
            )
            for endpoint in ENDPOINTS
        }
        turns = talk_until_over(shopper, [silent, *storms.values()])
    seconds = time.monotonic() - started
    return Weather(
        {endpoint: storm.result() for endpoint, storm in storms.items()}, silent.result(), turns,
        before, when_quiet(front, before), lines_of(log)[logged_before:], seconds,
    )


def keys_of(shop):
    session = requests.post(f"{shop.url}/session", json={}, timeout=10).json()
    return Keys(session["token"], session["conversation"], shop.secret, shop.customer_secret)


def with_link(endpoint, shop):
    link = TestPayment("", shop.secret.get_secret_value()).link(NO_SUCH_ORDER, "en")
    path = endpoint.path.replace("/pay/{pay}", link)
    return Endpoint(endpoint.method, path, endpoint.wrong)


def talk_until_over(shopper, futures):
    """Seconds of each turn."""
    turns = []
    while wait(futures, timeout=BETWEEN_TURNS_S).not_done:
        started = time.perf_counter()
        shopper.say(VISIT.lines[len(turns) % len(VISIT.lines)])
        turns.append(time.perf_counter() - started)
    return turns


def process_of_front():
    family = psutil.Process().children(recursive=True)
    return next(process for process in family if "bot.front" in process.cmdline())


def vitals(front):
    return Vitals(sockets_of(front), front.memory_info().rss / 1024 / 1024)


def sockets_of(front):
    count = 0
    for file in Path(f"/proc/{front.pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # closed meanwhile
            count += os.readlink(file).startswith("socket:")
    return count


def when_quiet(front, before):
    """Once connections that are closed on this side are let go on the other."""
    deadline = time.monotonic() + QUIET_S
    while sockets_of(front) > before.sockets + SOCKETS_MORE and time.monotonic() < deadline:
        time.sleep(0.1)
    return vitals(front)


def lines_of(log):
    return log.read_text(encoding="utf-8", errors="replace").splitlines()


def told(outcomes: Iterable[Outcome]) -> str:
    """Each once: what fails fails many times."""
    return "\n".join(sorted({str(outcome) for outcome in outcomes}))


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.name)
def test_every_request_comes_to_an_end(endpoint, weather):
    outcomes = weather.outcomes[endpoint]

    assert len(outcomes) == ATTACKS
    assert told(o for o in outcomes if not o.is_over) == ""


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.name)
def test_none_is_answered_with_a_failure_of_ours(endpoint, weather):
    outcomes = weather.outcomes[endpoint]

    assert told(o for o in outcomes if max(o.statuses, default=0) >= 500) == ""


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.name)
def test_what_makes_no_sense_is_never_obeyed(endpoint, weather):
    outcomes = weather.outcomes[endpoint]

    assert told(o for o in outcomes if o.must_fail and min(o.statuses, default=400) < 400) == ""


@pytest.mark.parametrize(("silences", "most"), [(OF_HEADS, HEAD_S), (OF_BODIES, BODY_S)])
def test_silent_connections_are_let_go(silences, most, weather):
    for silence in silences:
        assert len(weather.closed[silence.kind]) == SILENT
        assert max(weather.closed[silence.kind]) < most + SLACK_S, silence.kind


def test_an_honest_shopper_is_served_meanwhile(weather):
    assert len(weather.turns) > 10
    assert max(weather.turns) < TURN_S


def test_nothing_is_held_when_it_is_over(weather):
    assert weather.after.sockets <= weather.before.sockets + SOCKETS_MORE
    assert weather.after.megabytes <= weather.before.megabytes + MEGABYTES_MORE


def test_the_log_stays_short_and_holds_no_traces(weather):
    assert len(weather.logged) < LINES_A_SECOND * weather.seconds
    assert [line for line in weather.logged if "Traceback" in line] == []
