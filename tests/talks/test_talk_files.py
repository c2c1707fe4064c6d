"""Talks are read from files, and a file that can't be says why."""
import pytest

from tests.talks.talk_files import TalkError, read_talks

TALK = "lang: en\ntopic: mugs\nturns:\n- {say: hi, expect: a greeting, any: [hello, hi]}\n"


def test_talks_of_a_folder_and_those_in_it_are_read_by_name(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "mugs.yml").write_text(TALK)
    (tmp_path / "cups.yml").write_text(f"{TALK}cart: {{MUG: 2}}\n")

    cups, mugs = read_talks(tmp_path)

    assert (cups.name, cups.cart, mugs.name, mugs.cart) == ("cups", {"MUG": 2}, "mugs", None)
    assert mugs.turns[0].any == ("hello", "hi")


@pytest.mark.parametrize(("text", "told"), [
    ("turns: [{say: hi}]", "lang"),
    ("{lang: en, turns: []}", "turns"),
    ("{lang: en, turns: [{has: hi}]}", "say"),
    ("{lang: en, turns: [{say: yes}]}", "say"),  # which YAML takes for a flag
    ("{lang: en, turns: [{say: hi, has: '[a'}]}", "unterminated"),
    ("- hi", "mugs.yml"),
    ("lang: [", "mugs.yml"),
])
def test_a_file_that_cannot_be_read_says_why(tmp_path, text, told):
    (tmp_path / "mugs.yml").write_text(text)

    with pytest.raises(TalkError, match=told):
        read_talks(tmp_path)


def test_a_folder_without_talks_is_refused(tmp_path):
    with pytest.raises(TalkError, match="no talks"):
        read_talks(tmp_path)
