"""Wordings vary: what was said last is not said again, where there is another way to say it."""
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.core.actions.action import ActionBotResponse, RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.shared.core.domain import Domain
from rasa.shared.core.slots import TextSlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.rasa.varying import VaryingWordings

IN_ID = [{"type": "slot", "name": "language", "value": "id"}]


def a_tracker(language="en"):
    slot = TextSlot("language", [{}], initial_value=language, influence_conversation=False)
    return DialogueStateTracker("ann", [slot])


async def say(nlg, tracker, name, by_action=False):
    """Through the door that a rule, or through the one that an action's answer takes."""
    channel = CollectingOutputChannel()
    if by_action:
        events = await RemoteAction._utter_responses(
            [{"response": name, "thing": "mug"}], channel, nlg, tracker
        )
    else:
        events = await ActionBotResponse(name).run(channel, nlg, tracker, Domain.empty())
    tracker.update_with_events(events, Domain.empty())
    return [event.text for event in events]


@given(st.lists(st.tuples(st.sampled_from(["a", "b"]), st.booleans()), max_size=12))
@pytest.mark.asyncio
async def test_nothing_is_said_twice_running_in_the_same_words(asked):
    nlg = VaryingWordings({
        name: [{"text": f"{name}{number}"} for number in range(3)] for name in ("a", "b")
    })
    tracker = a_tracker()

    said = [text for each in asked for text in await say(nlg, tracker, *each)]

    assert len(said) == len(asked)
    for name in ("a", "b"):
        of_name = [text for text in said if text.startswith(name)]
        assert all(now != then for now, then in zip(of_name, of_name[1:], strict=False))


@pytest.mark.asyncio
async def test_of_two_wordings_each_comes_in_turn():
    nlg, tracker = VaryingWordings({"a": [{"text": "one"}, {"text": "two"}]}), a_tracker()

    said = [(await say(nlg, tracker, "a"))[0] for _ in range(4)]

    assert said in (["one", "two"] * 2, ["two", "one"] * 2)


@pytest.mark.asyncio
async def test_what_has_one_wording_is_said_in_it_with_its_facts():
    nlg, tracker = VaryingWordings({"a": [{"text": "the {thing}"}]}), a_tracker()

    assert [await say(nlg, tracker, "a", by_action=True) for _ in range(2)] == [["the mug"]] * 2


@pytest.mark.asyncio
async def test_each_language_has_its_own():
    nlg = VaryingWordings({"a": [{"text": "hello"}, {"text": "halo", "condition": IN_ID}]})

    assert await say(nlg, a_tracker(), "a") == ["hello"]
    assert [await say(nlg, a_tracker("id"), "a") for _ in range(2)] == [["halo"]] * 2


@pytest.mark.asyncio
async def test_a_response_without_wording_says_nothing():
    assert await say(VaryingWordings({}), a_tracker(), "a") == []
