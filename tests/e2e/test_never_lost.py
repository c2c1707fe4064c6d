"""A bot is killed when the cart is changed and nothing is stored: the answer comes, once."""
import json
import os
import signal
import sqlite3
import threading
import time
import uuid
from contextlib import closing

import pytest
import requests
from sqlalchemy import func, select

from actions.shop.models import CartLine
from tests.servers import pids_of, serve_copy, wait_until

pytestmark = pytest.mark.e2e

PATIENCE_S = 60


class Shopper:
    """One conversation over HTTP."""

    def __init__(self, url):
        self._url, self._http = url, requests.Session()
        session = self._http.post(f"{url}/session", json={"language": "en"}, timeout=PATIENCE_S)
        self.conversation = session.json()["conversation"]
        self._http.headers["Authorization"] = f"Bearer {session.json()['token']}"

    def send(self, **message):
        with self._http.post(
            f"{self._url}/messages", json=message, stream=True, timeout=PATIENCE_S
        ) as answer:
            return [json.loads(line) for line in answer.iter_lines()]

    def says(self, text):
        return self.send(message_id=str(uuid.uuid4()), text=text)


def pieces(shop):
    with shop.database.read_scope() as db:
        return db.scalar(select(func.coalesce(func.sum(CartLine.quantity), 0)))


def until(condition):
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def texts(lines):
    """What is left of it once what was void is forgotten."""
    begun = [at for at, line in enumerate(lines) if line["type"] == "again"]
    rest = lines[begun[-1] + 1 :] if begun else lines
    return [line["message"]["text"] for line in rest if line["type"] == "message"]


@pytest.fixture
def served(shop, tmp_path):
    with serve_copy(shop, tmp_path) as (copy, program):
        yield copy, program


def test_a_bot_killed_in_a_turn_leaves_one_answer_and_one_change(served):
    shop, program = served
    shopper = Shopper(shop.url)
    shopper.says("I'm looking for a toaster")
    message = {"message_id": str(uuid.uuid4()), "text": "put the first one in my cart"}
    before, answers = pieces(shop), []
    with closing(sqlite3.connect(shop.folder / "conversations.db", isolation_level=None)) as memory:

        def is_in_hand():
            return memory.execute(
                "select 1 from seen_message where message_id = ? and fence is not null",
                (message["message_id"],),
            ).fetchone()

        waiting = threading.Thread(target=lambda: answers.append(shopper.send(**message)))
        waiting.start()
        until(is_in_hand)
        memory.execute("begin immediate")  # nothing of the turn can be stored
        until(lambda: pieces(shop) > before)
        os.kill(pids_of(program)["bot"], signal.SIGKILL)
        memory.execute("rollback")
    waiting.join(PATIENCE_S)

    assert answers[0][-1] == {"type": "done"}
    assert len(texts(answers[0])) > 0
    assert pieces(shop) == before + 1
    assert texts(shopper.send(**message)) == texts(answers[0])
    assert pieces(shop) == before + 1


def test_all_killed_in_a_turn_the_next_start_answers_it(served):
    shop, program = served
    shopper = Shopper(shop.url)
    message = {"message_id": str(uuid.uuid4()), "text": "I'm looking for a toaster"}
    found = pids_of(program)
    os.kill(found["bot"], signal.SIGSTOP)
    waiting = threading.Thread(target=lambda: sent(shopper, message))
    waiting.start()
    with closing(sqlite3.connect(shop.folder / "conversations.db")) as memory:

        def state(column):
            return memory.execute(
                f"select {column} from seen_message where message_id = ?",
                (message["message_id"],),
            ).fetchone()

        until(lambda: state("turn"))
        for name in ("front", "bot"):
            os.kill(found[name], signal.SIGKILL)
        assert wait_until(lambda: state("next_event") != (None,), PATIENCE_S)
    waiting.join(PATIENCE_S)

    assert wait_until(shop.answers, PATIENCE_S)
    assert len(texts(shopper.send(**message))) > 0


def sent(shopper, message):
    try:
        shopper.send(**message)
    except requests.RequestException:
        return
