"""Where one detail ends and the next begins."""
import pytest

from actions.shop.buying.details.pieces import ADDRESS, pieces_in, respelt


@pytest.mark.parametrize(("text", "texts"), [
    ("Laras Ayu / Jl. Pelajar 20, Magelang", ["Laras Ayu", "Jl. Pelajar 20", "Magelang"]),
    ("Komp. Permata Blok D/7", ["Komp. Permata Blok D/7"]),
    ("5 Mill Lane, York. name is Ann Lee", ["5 Mill Lane", "York", "Ann Lee"]),
    ("Nora Finch. 4 Chapel Hill", ["Nora Finch", "4 Chapel Hill"]),
    ("Prof. Anneliese Kurz", ["Prof. Anneliese Kurz"]),
    ("checkout. Lena Hart, 3 Bean St", ["checkout", "Lena Hart", "3 Bean St"]),
    ("blok. Kenanga, Bekasi", ["blok. Kenanga", "Bekasi"]),
    ("Perum. Griya No. 14", ["Perum. Griya No. 14"]),
    ("data saya: Laras Ayu", ["Laras Ayu"]),
    ("my work - Halden & Co", ["Halden & Co"]),
    ("Gandhi Layout - Chennai", ["Gandhi Layout - Chennai"]),
    ("blok: C", ["blok: C"]),
])
def test_a_message_is_cut_where_another_detail_begins(text, texts):
    assert [piece.text for piece in pieces_in(text)] == texts


@pytest.mark.parametrize(("text", "is_place"), [
    ("i'm in York", True),
    ("i'm in a hurry", False),
])
def test_who_is_somewhere_is_in_a_town(text, is_place):
    assert (pieces_in(text)[0].opened == ADDRESS) is is_place


@pytest.mark.parametrize(("text", "meant"), [
    ("almt jl kenanga 10", "alamat jl kenanga 10"),
    ("adress: 5 Mill Lane", "address: 5 Mill Lane"),
    ("addr 5 Mill Lane", "address 5 Mill Lane"),
    ("Ann Lee", "Ann Lee"),
])
def test_what_opens_an_address_may_be_mistyped(text, meant):
    assert respelt(text) == meant
