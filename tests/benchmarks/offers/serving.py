"""The action server over the same shop, asked for offers by HTTP as the bot server does."""
import contextlib
import secrets
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterable, Iterator

import requests
from pydantic import SecretStr

from actions.settings import action_token
from actions.shop.database import Database
from tests.benchmarks.offers.shop import Shop
from tests.benchmarks.offers.timing import Timings
from tests.benchmarks.offers.visits import Request, prepare
from tests.benchmarks.servers import (
    HOST,
    ProgramFailed,
    free_ports,
    plain_environment,
    running,
)

START_TIMEOUT_S = 600  # a large catalogue is read and indexed first
REQUEST_TIMEOUT_S = 30
LOOK_AGAIN_S = 0.2


@dataclass(frozen=True)
class ActionServer:
    url: str
    started_s: float

    def make_offer(self, session: requests.Session, request: Request) -> bool:
        """Whether there was one; raises requests.RequestException when it fails."""
        answer = session.post(self.url, json=_call(request), timeout=REQUEST_TIMEOUT_S)
        answer.raise_for_status()
        return bool(answer.json()["responses"])


@contextlib.contextmanager
def action_server(database: Database, folder: Path) -> Iterator[ActionServer]:
    (port,) = free_ports(1)
    secret = SecretStr(secrets.token_hex(32))
    environment = {
        **plain_environment(),
        "OMP_NUM_THREADS": "1",
        "PRAMUNIAGA_HOST": HOST,
        "PRAMUNIAGA_ACTIONS_PORT": str(port),
        "PRAMUNIAGA_DATABASE_URL": database.url,
        "PRAMUNIAGA_SECRET": secret.get_secret_value(),
        "PRAMUNIAGA_SHOP_DIR": "data/shop",
    }
    command = [sys.executable, "-m", "actions.server"]
    with running(command, Path.cwd(), environment, folder / "actions.log") as program:
        deadline = program.started_at + START_TIMEOUT_S
        while not _answers(port):
            if not program.is_running() or time.perf_counter() > deadline:
                raise ProgramFailed(program.last_words())
            time.sleep(LOOK_AGAIN_S)
        url = f"http://{HOST}:{port}/webhook?token={action_token(secret)}"
        yield ActionServer(url, time.perf_counter() - program.started_at)


def time_server(server: ActionServer, shop: Shop, asked: Iterable[Request]) -> Timings:
    """As the bot server sees it, one request after another."""
    found = Timings()
    with requests.Session() as session:
        for request in asked:
            prepare(shop.database, request, shop.now)
            started = time.perf_counter()
            found.offers += server.make_offer(session, request)
            found.seconds.append(time.perf_counter() - started)
    return found


def _answers(port: int) -> bool:
    try:
        return requests.get(f"http://{HOST}:{port}/health", timeout=REQUEST_TIMEOUT_S).ok
    except requests.ConnectionError:
        return False


def _call(request: Request) -> dict[str, Any]:
    shopper = request.shopper
    metadata = {"turn": shopper.turn, "channel": shopper.channel, "customer": shopper.customer}
    slots = {
        "language": shopper.language, "focus": request.looked_at,
        "just_added": request.just_added,
    }
    return {
        "next_action": "action_offer",
        "version": "3.6.21",
        "tracker": {
            "sender_id": shopper.conversation, "slots": slots, "events": [], "paused": False,
            "active_loop": {}, "latest_action_name": "action_listen", "followup_action": None,
            "latest_message": {
                "text": "", "intent": {"name": request.intent}, "entities": [],
                "metadata": metadata,
            },
        },
    }
