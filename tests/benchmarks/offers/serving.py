"""The action worker over the same shop, asked for offers on its socket as the bot worker does."""
import contextlib
import http.client
import json
import secrets
import socket
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterable, Iterator, Optional

from pydantic import SecretStr

from actions.message_metadata import MessageMetadata
from actions.process import RUN_DIR, private_sockets
from actions.settings import action_token
from actions.shop.database import Database
from tests.benchmarks.offers.shop import Shop
from tests.benchmarks.offers.timing import Timings
from tests.benchmarks.offers.visits import Request, prepare
from tests.benchmarks.servers import ProgramFailed, plain_environment, running

START_TIMEOUT_S = 600  # a large catalogue is read and indexed first
REQUEST_TIMEOUT_S = 30
LOOK_AGAIN_S = 0.2


class SocketConnection(http.client.HTTPConnection):
    """HTTP on a Unix socket; kept open from request to request."""

    def __init__(self, path: Path) -> None:
        super().__init__("actions", timeout=REQUEST_TIMEOUT_S)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._path))


@dataclass(frozen=True)
class ActionWorker:
    connection: SocketConnection
    token: str

    def make_offer(self, request: Request) -> bool:
        """Whether there was one; raises ProgramFailed when the worker doesn't say."""
        try:
            status, answer = self._ask("POST", "/webhook", json.dumps(_call(request)))
        except (OSError, http.client.HTTPException) as error:
            raise ProgramFailed(f"The action worker is gone: {error}") from error
        if status != http.client.OK:
            raise ProgramFailed(f"The action worker answered {status}: {answer!r}")
        return bool(json.loads(answer)["responses"])

    def is_up(self) -> bool:
        try:
            return self._ask("GET", "/health")[0] == http.client.OK
        except OSError:
            self.connection.close()
            return False

    def _ask(self, method: str, path: str, body: Optional[str] = None) -> tuple[int, bytes]:
        headers = {"Authorization": f"Bearer {self.token}"}
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()


@contextlib.contextmanager
def action_worker(database: Database, folder: Path) -> Iterator[ActionWorker]:
    secret = SecretStr(secrets.token_hex(32))
    environment = {
        **plain_environment(),
        "OMP_NUM_THREADS": "1",
        "PRAMUNIAGA_WORKERS": "1",
        RUN_DIR: str(folder),
        "PRAMUNIAGA_DATABASE_URL": database.url,
        "PRAMUNIAGA_SECRET": secret.get_secret_value(),
        "PRAMUNIAGA_SHOP_DIR": "data/shop",
    }
    command = [sys.executable, "-m", "actions.worker"]
    [path] = private_sockets("actions", 1, folder)
    worker = ActionWorker(SocketConnection(path), action_token(secret))
    with running(command, Path.cwd(), environment, folder / "actions.log") as program:
        deadline = program.started_at + START_TIMEOUT_S
        while not worker.is_up():
            if not program.is_running() or time.perf_counter() > deadline:
                raise ProgramFailed(program.last_words())
            time.sleep(LOOK_AGAIN_S)
        with contextlib.closing(worker.connection):
            yield worker


def time_worker(worker: ActionWorker, shop: Shop, asked: Iterable[Request]) -> Timings:
    """As the bot worker sees it, one request after another."""
    found = Timings()
    for request in asked:
        prepare(shop.database, request, shop.now)
        started = time.perf_counter()
        found.offers += worker.make_offer(request)
        found.seconds.append(time.perf_counter() - started)
    return found


def _call(request: Request) -> dict[str, Any]:
    shopper = request.shopper
    metadata = MessageMetadata(
        channel=shopper.channel, customer=shopper.customer, turn=shopper.turn
    ).as_dict()
    slots = {
        "language": shopper.language, "focus": request.looked_at,
        "just_added": request.just_added,
    }
    return {
        "next_action": "action_offer",
        "sender_id": shopper.conversation,
        "tracker": {
            "sender_id": shopper.conversation, "slots": slots, "events": [], "paused": False,
            "active_loop": {}, "latest_action_name": "action_listen", "followup_action": None,
            "latest_message": {
                "text": "", "intent": {"name": request.intent}, "entities": [],
                "metadata": metadata,
            },
        },
    }
