"""Buttons: an id means something in its own conversation only."""
import sqlalchemy as sa

from bot.memory.buttons import Button, find_button, remember_buttons
from tests.bot.memory.builders import a_memory

ADD = Button("b1", '/add_to_cart{"product": "X"}', "Add to cart")


def test_finds_a_button_in_its_conversation_only(tmp_path):
    memory = a_memory(tmp_path)
    remember_buttons(memory, "c1", [ADD])

    assert find_button(memory, "c1", "b1") == ADD
    assert find_button(memory, "c2", "b1") is None
    assert find_button(memory, "c1", "b2") is None


def test_remembering_again_takes_over_the_newest_title(tmp_path):
    memory = a_memory(tmp_path)
    remember_buttons(memory, "c1", [ADD, ADD])
    remember_buttons(memory, "c1", [Button("b1", ADD.payload, "Masukkan keranjang")])

    assert find_button(memory, "c1", "b1") == Button("b1", ADD.payload, "Masukkan keranjang")


def test_all_buttons_of_a_message_are_remembered_in_one_statement(tmp_path):
    memory, sent = a_memory(tmp_path), []
    buttons = [Button(f"b{n}", f"/show{n}", f"Show {n}") for n in range(30)]
    sa.event.listen(memory, "before_cursor_execute", lambda *told: sent.append(told[2]))

    remember_buttons(memory, "c1", buttons)

    assert len(sent) == 1
    assert [find_button(memory, "c1", each.id) for each in buttons] == buttons


def test_no_buttons_are_no_trouble(tmp_path):
    remember_buttons(a_memory(tmp_path), "c1", [])
