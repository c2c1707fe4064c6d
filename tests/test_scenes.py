"""Scenes and messages of the benchmarks of carts and of pointing words, and their figures."""
from pathlib import Path

import pytest

from tests.benchmarks.harm import judging
from tests.benchmarks.harm.judging import Judged
from tests.benchmarks.resolving import pointing
from tests.benchmarks.resolving.pointing import Pointed
from tests.scenes.outcome import State, expected, is_given
from tests.scenes.scene_files import Said, SceneError, SceneTold, read_said

SCENES = "mugs: {listed: [MUG-1, MUG-2], cart: {TEA: 2}}\n"
MESSAGE = "- {scene: mugs, text: the white one, right: [MUG-1]}\n"


def a_set(folder, scenes=SCENES, messages=MESSAGE):
    (folder / "scenes.yml").write_text(scenes)
    (folder / "en.yml").write_text(messages)
    return folder


def test_each_message_stands_in_its_scene(tmp_path):
    [said] = read_said(a_set(tmp_path))

    assert (said.language, said.text) == ("en", "the white one")
    assert said.scene.listed == ("MUG-1", "MUG-2")


@pytest.mark.parametrize(("scenes", "messages", "told"), [
    (SCENES, "- {scene: cups, text: hm}\n", "cups"),
    (SCENES, "- {scene: mugs}\n", "text"),
    ("mugs: {shown: [MUG-1]}\n", MESSAGE, "scene mugs"),
    ("mugs: [\n", MESSAGE, "scenes.yml"),
])
def test_a_file_that_cannot_be_read_says_where(tmp_path, scenes, messages, told):
    with pytest.raises(SceneError, match=told):
        read_said(a_set(tmp_path, scenes, messages))


def test_a_folder_without_messages_is_refused(tmp_path):
    (tmp_path / "scenes.yml").write_text(SCENES)
    with pytest.raises(SceneError, match="language"):
        read_said(tmp_path)


@pytest.mark.parametrize("folder", ["tests/harm", "tests/resolving"])
def test_about_half_of_our_own_messages_is_kept_aside(folder):
    said = read_said(Path(folder))
    aside = sum(each.is_kept_aside for each in said)

    assert 0.4 < aside / len(said) < 0.6
    assert {each.language for each in said} == {"en", "id"}


def test_what_must_be_so_is_told_beside_what_was():
    scene = SceneTold(cart={"TEA": 2})

    assert expected(scene, "unchanged") == State({"TEA": 2})
    assert expected(scene, {"offer": "declined"}) == State({"TEA": 2}, offer="declined")
    assert expected(scene, {"cart": {}}).differs_from(State({"TEA": 0})) is False
    assert expected(scene, {"points": "kept"}).differs_from(State({"TEA": 2})) is False
    assert State({"TEA": 2}).differs_from(State({"TEA": 3}))


def test_fields_of_the_checkout_are_compared_by_their_words():
    known = {"checkout_address": "jl melati 1 bandung"}
    assert is_given({"address": "Jl. Melati 1, Bandung"}, known)
    assert not is_given({"name": "Ana"}, {"checkout_name": None})


def judged(outcome, right="unchanged", is_asked=False, one_reading=False):
    told = {"right": right, "one_reading": one_reading}
    return Judged(Said("en", SceneTold(), "hm", told), outcome, is_asked)


def test_harm_is_counted_of_all_and_what_is_missed_of_those_that_must_change():
    must = {"cart": {"TEA": 1}}
    found = [
        judged("right"), judged("wrong"), judged("right", must, one_reading=True),
        judged("missed", must, is_asked=True, one_reading=True),
    ]

    figures = judging.figures(found)

    assert (figures["wrong_changes"], figures["missed_changes"]) == (0.25, 0.5)
    assert figures["needless_questions"] == figures["needless_questions_en"] == 0.5


def test_what_is_meant_and_what_is_asked_are_counted_apart():
    def one(meant, asked, **told):
        return Pointed(Said("id", SceneTold(), "hm", told), meant, asked)

    found = [
        one(("A",), (), right=["A"]), one(("B",), (), right=["A"]), one((), (), right=[]),
        one((), ("B", "A"), ask=["A", "B"]), one(("A",), (), ask=["A", "B"]),
    ]

    figures = pointing.figures(found)

    assert (figures["right"], figures["asked_rightly"]) == (0.6667, 0.5)
