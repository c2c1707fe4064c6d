"""Calls of actions: what handlers read goes along, failures come as Rasa knows them."""
import json
from copy import deepcopy
from types import SimpleNamespace

import pytest
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import ClientResponseError
from rasa_sdk import Tracker
from starlette.responses import JSONResponse
from starlette.routing import Route

from actions.private_app import private_app
from actions.process import open_private_socket
from actions.request_log import request_id
from bot.rasa.action_calls import ActionEndpoint, AnswerRefused, call_actions_lean
from tests.asgi import serving

TOKEN = "t" * 32
CALL = {"next_action": "x", "sender_id": "c1"}
DOMAIN = Domain.from_yaml("""
version: "3.1"
intents: [give_name, search]
slots:
  name: {type: text, mappings: [{type: custom}]}
  focus: {type: text, mappings: [{type: custom}]}
actions: [validate_form]
forms: {form: {required_slots: [name]}}
""")
PARSED = {
    "intent": {"name": "give_name", "confidence": 0.9}, "entities": [{"entity": "x", "value": 1}],
    "intent_ranking": [{"name": "give_name", "confidence": 0.9}], "text": "Ann",
    "text_tokens": [[0, 3]], "requests": [],
}


@pytest.fixture(autouse=True)
def lean(monkeypatch):
    for name in ("_action_call_format", "_validate_action_result"):
        monkeypatch.setattr(RemoteAction, name, getattr(RemoteAction, name))
    call_actions_lean()


def a_long_talk():
    tracker = DialogueStateTracker("c1", DOMAIN.slots)
    for number in range(50):
        tracker.update(ActionExecuted("action_listen"))
        tracker.update(UserUttered(f"hello {number}", {"name": "search"}))
        tracker.update(SlotSet("focus", f"SKU-{number}"))
        tracker.update(BotUttered("x" * 500))
    tracker.update(ActiveLoop("form"))
    parsed = deepcopy(PARSED)  # Rasa writes into what it is given
    tracker.update(UserUttered(
        "Ann", parsed["intent"], parsed["entities"], parse_data=parsed, metadata={"turn": 51}
    ))
    tracker.update(BotUttered("One moment"))
    tracker.update(SlotSet("name", "Ann"))
    return tracker


def called(tracker):
    call = RemoteAction("validate_form", None)._action_call_format(tracker, DOMAIN)
    return json.loads(json.dumps(call))


def test_a_call_is_small_however_long_the_talk():
    assert len(json.dumps(called(a_long_talk()))) < 1500


def test_actions_see_the_message_the_slots_and_the_form():
    call = called(a_long_talk())
    seen = Tracker.from_dict(call["tracker"])

    assert (call["next_action"], call["sender_id"], seen.sender_id) == (
        "validate_form", "c1", "c1")
    assert (seen.slots["name"], seen.slots["focus"]) == ("Ann", "SKU-49")
    assert seen.active_loop["name"] == "form"
    assert seen.latest_message == {
        **{name: PARSED[name] for name in ("text", "intent", "entities", "intent_ranking")},
        "metadata": {"turn": 51},
    }


def test_a_form_sees_which_slots_were_just_filled_and_no_others():
    assert Tracker.from_dict(called(a_long_talk())["tracker"]).slots_to_validate() == {
        "name": "Ann"}


@pytest.mark.parametrize("answer", [
    None, [], "events", {"events": "none"}, {"events": None}, {"events": ["slot"]},
    {"events": [{"name": "focus"}]}, {"events": [{"event": 1}]}, {"responses": {}},
    {"responses": ["hello"]},
])
def test_an_answer_of_another_shape_is_refused(answer):
    with pytest.raises(AnswerRefused):
        RemoteAction("x", None)._validate_action_result(answer)


def test_an_answer_is_taken():
    answer = {"events": [{"event": "slot", "name": "focus", "value": 1}], "responses": [{}]}

    assert RemoteAction("x", None)._validate_action_result(answer)


async def ask(tmp_path, answer, token=TOKEN):
    """What the endpoint brings back for this answer, and the request as the worker saw it."""
    seen = SimpleNamespace(requests=[])

    async def run(request):
        seen.requests.append((await request.json(), request.headers.get("x-request-id")))
        return answer

    door = open_private_socket(tmp_path / "actions.sock")
    app = private_app([Route("/webhook", run, methods=["POST"])], TOKEN)
    endpoint = ActionEndpoint([tmp_path / "actions.sock"], token)
    async with serving(app, door=door):
        try:
            return await endpoint.request(json=CALL, method="post"), seen
        finally:
            await endpoint.close()


@pytest.mark.asyncio
async def test_the_worker_is_reached_on_its_socket_and_knows_the_request(tmp_path):
    token = request_id.set("abcd1234")
    try:
        answer, seen = await ask(tmp_path, JSONResponse({"events": [], "responses": []}))
    finally:
        request_id.reset(token)

    assert answer == {"events": [], "responses": []}
    assert seen.requests == [(CALL, "abcd1234")]


@pytest.mark.asyncio
async def test_a_rejection_comes_as_rasa_reads_it(tmp_path):
    rejection = JSONResponse({"action_name": "form", "error": "no"}, 400)

    with pytest.raises(ClientResponseError) as refused:
        await ask(tmp_path, rejection)

    assert refused.value.status == 400
    assert json.loads(refused.value.text) == {"action_name": "form", "error": "no"}


@pytest.mark.asyncio
async def test_with_another_token_nothing_is_run(tmp_path):
    with pytest.raises(ClientResponseError) as refused:
        await ask(tmp_path, JSONResponse({}), token="x" * 32)

    assert refused.value.status == 403
