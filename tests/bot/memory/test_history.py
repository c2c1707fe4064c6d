"""History: what was said, in the shopper's words, never in payloads."""
import pytest
from rasa.shared.core.events import UserUttered

from actions.slash_guard import guarded
from bot.memory.history import ShopLine, ShopperLine, read_history
from tests.bot.memory.builders import a_memory, a_store, a_turn, talk, the_start

pytestmark = pytest.mark.asyncio


async def heard(tmp_path, *events):
    await talk(a_store(tmp_path), "c1", the_start(), list(events))
    return read_history(a_memory(tmp_path), "c1")


async def test_tells_both_sides_oldest_first(tmp_path):
    lines = await heard(tmp_path, *a_turn(1), *a_turn(2))

    assert [line.text for line in lines if isinstance(line, ShopperLine)] == ["text 1", "text 2"]
    assert lines[1] == ShopLine({
        "text": "answer 1", "buttons": [{"title": "Yes", "payload": "/affirm"}]})


async def test_tells_the_newest_two_hundred(tmp_path):
    lines = await heard(tmp_path, *(event for n in range(120) for event in a_turn(n)))

    assert (len(lines), lines[0], lines[-1].message["text"]) == (
        200, ShopperLine("text 20"), "answer 119")


@pytest.mark.parametrize("typed", ["/order", '/order{"product": "X"}', "hello"])
async def test_typed_text_reads_as_it_was_typed(tmp_path, typed):
    assert await heard(tmp_path, UserUttered(guarded(typed))) == [ShopperLine(typed)]


async def test_a_pressed_button_reads_as_its_title(tmp_path):
    pressed = UserUttered('/order{"product": "X"}', metadata={"title": "Order"})

    assert await heard(tmp_path, pressed) == [ShopperLine("Order")]


async def test_a_message_of_two_requests_reads_as_it_was_written(tmp_path):
    first = UserUttered("add two", metadata={"whole_text": "add two and check out"})
    second = UserUttered("check out", metadata={"goes_on": True})

    assert await heard(tmp_path, first, second) == [ShopperLine("add two and check out")]


async def test_what_the_shopper_never_said_is_left_out(tmp_path):
    reminder = UserUttered.create_external("remind")

    assert await heard(tmp_path, reminder, UserUttered("/restart")) == []


async def test_a_stranger_s_conversation_is_empty(tmp_path):
    await heard(tmp_path, *a_turn(1))

    assert read_history(a_memory(tmp_path), "c2") == []
