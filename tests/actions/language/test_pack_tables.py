"""Tables of the packs in the form in which messages are read."""
import pytest

from actions.language import pack_tables, packs


@pytest.fixture(autouse=True)
def two_packs(tmp_path, monkeypatch):
    monkeypatch.setenv(packs.ELSEWHERE, str(tmp_path))
    packs.packs.cache_clear()
    write_pack(tmp_path, "aa", "default: true", AA)
    write_pack(tmp_path, "bb", "head_noun: first", BB)
    yield
    packs.packs.cache_clear()


AA = """
single: Does dollars
phrases: [two, one of them, the dogs]
pairs: {dozens: 12}
groups: {red: [dark reds], blue: [sky]}
"""
BB = """
phrases: [two, di atas]
pairs: {dozens: 13, lusin: 12}
groups: {red: [merah]}
"""


def write_pack(folder, code, description, words):
    (folder / code / "words").mkdir(parents=True)
    (folder / code / "pack.yml").write_text(description)
    (folder / code / "words" / "some.yml").write_text(words)


def test_single_words_lose_capitals_and_plurals():
    assert pack_tables.words_of("some.single") == {"doe", "dollar"}


def test_phrases_stand_once_and_the_longest_first():
    assert pack_tables.phrases_of("some.phrases") == (
        ("one", "of", "them"), ("the", "dog"), ("di", "atas"), ("two",)
    )  # fmt: skip


def test_pairs_hold_for_words_as_written_and_as_read():
    assert pack_tables.numbers_of("some.pairs") == {"dozens": 12, "dozen": 12, "lusin": 12}
    assert pack_tables.texts_of("some.pairs")["lusin"] == "12"


def test_groups_of_all_packs_are_put_together_by_their_key():
    assert pack_tables.groups_of("some.groups") == {
        "red": (("dark", "red"), ("merah",)), "blue": (("sky",),)
    }  # fmt: skip


@pytest.mark.parametrize(
    "read",
    [
        pack_tables.words_of, pack_tables.phrases_of, pack_tables.numbers_of,
        pack_tables.texts_of, pack_tables.groups_of,
    ],
)  # fmt: skip
def test_a_table_that_no_pack_has_is_empty(read):
    assert not read("some.other")


def test_a_pack_says_where_the_head_noun_stands():
    assert not packs.pack_of("aa").has_head_first
    assert packs.pack_of("bb").has_head_first
