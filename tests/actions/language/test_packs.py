"""Language packs: what a folder says, and what all of them say together."""
import pytest

from actions.language import packs
from actions.language.packs import Pack, PackError


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(packs.ELSEWHERE, str(tmp_path))
    packs.packs.cache_clear()
    yield tmp_path
    packs.packs.cache_clear()


def write_pack(folder, code, description="name: Some", **files):
    words = folder / code / "words"
    words.mkdir(parents=True)
    (folder / code / "pack.yml").write_text(description)
    for name, text in files.items():
        (words / f"{name}.yml").write_text(text)


def test_the_default_language_stands_first(folder):
    write_pack(folder, "aa")
    write_pack(folder, "zz", "name: Zed\nlocale: nl_NL\ndefault: true")

    assert packs.languages() == ("zz", "aa")
    assert packs.default_language() == "zz"
    assert (packs.pack_of("zz").name, packs.pack_of("zz").locale) == ("Zed", "nl_NL")


def test_an_unknown_language_is_served_in_the_default_one(folder):
    write_pack(folder, "aa", "default: true")

    assert packs.pack_of("xx").code == "aa"


def test_tables_say_together_what_packs_say(folder):
    write_pack(folder, "aa", "default: true", some="little: a no on\npairs: {x: one, y: two}")
    write_pack(folder, "bb", some="little: [no, di mana]\npairs: {y: dua}")

    assert packs.phrases("some.little") == ("a", "no", "on", "di mana")
    assert packs.words("some.little") == {"a", "no", "on", "di mana"}
    assert packs.mapping("some.pairs") == {"x": "one", "y": "two"}
    assert packs.alternatives("some.little") == r"di\ mana|no|on|a"


def test_spellings_stand_for_the_word_before_them(folder):
    write_pack(folder, "aa", "default: true", some="spellings: {please: pls plz, thanks: ty}")
    write_pack(folder, "bb", some="spellings: {tidak: ga gak}")

    assert packs.by_spelling("some.spellings") == {
        "pls": "please", "plz": "please", "ty": "thanks", "ga": "tidak", "gak": "tidak",
    }


def test_a_trait_that_a_pack_does_not_have_is_empty(folder):
    write_pack(folder, "aa", "stemmer: english")

    assert packs.pack_of("aa").trait("stemmer") == "english"
    assert packs.pack_of("aa").trait("spacy") == ""


def test_what_no_pack_says_is_empty_and_matches_nothing(folder):
    write_pack(folder, "aa")

    assert packs.words("some.little") == frozenset()
    assert packs.mapping("other.pairs") == {}
    assert packs.alternatives("some.little") == "(?!)"


def test_a_broken_file_is_named(folder):
    write_pack(folder, "aa", some="little: [a")

    with pytest.raises(PackError, match="some.yml"):
        packs.words("some.little")


def test_a_folder_without_languages_is_refused(folder):
    with pytest.raises(PackError, match="holds no language"):
        packs.packs()


def test_every_pack_of_ours_can_be_read():
    for pack in packs.packs():
        assert isinstance(pack, Pack)
        assert all(pack.table(f"{path.stem}.none") is None
                   for path in (pack.folder / "words").glob("*.yml"))
