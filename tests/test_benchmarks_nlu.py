"""The sets and the figures of the benchmark of understanding, and its config of DIET."""
from pathlib import Path

import pytest
import yaml
from rasa.engine.recipes.recipe import Recipe
from rasa.engine.validation import validate
from rasa.shared.data import TrainingType

from tests.benchmarks.nlu.diet import with_epochs, without_ours
from tests.benchmarks.nlu.judged_sets import JudgedSet, Question, read_sets
from tests.benchmarks.nlu.measures import (
    Accuracies,
    accuracies,
    confusions,
    f1_by_intent,
    flag_f1,
    macro_f1,
    recall,
    worst,
)
from tests.benchmarks.nlu.ours import SetResult
from tests.benchmarks.nlu.own import (
    Languages,
    OwnResult,
    Several,
    Understood,
    languages_of,
    several_of,
)
from tests.benchmarks.nlu.rasa_work import Parsed, read_parse
from tests.benchmarks.nlu.report import DIET, DIET_DEFAULT, OURS, Measured, summary, tables

OUR_CLASSIFIER = "bot.nlu.components.intent_classifier.LinearIntentClassifier"


def config(name):
    return yaml.safe_load(Path(name).read_text(encoding="utf-8"))


def ours(name):
    """Our own components in its pipeline, but for the classifier."""
    pipeline = config(name)["pipeline"]
    return [one for one in pipeline if "." in one["name"] and one["name"] != OUR_CLASSIFIER]


def parsed(intent, entities=(), requests=(), ms=10, cpu_ms=5):
    found = [{"entity": kind, "value": value} for kind, value in entities]
    return Parsed(intent, intent or "greet", 0.9, found, requests, ms / 1000, cpu_ms / 1000)


def understood(language, message, *args, **more):
    return Understood(language, {"text": "hi", "intent": "greet", **message}, parsed(*args, **more))


def test_overall_takes_unclear_messages_for_out_of_scope():
    found = accuracies(
        ["pay", "pay", "pay", "ship", None], ["pay", "pay", "ship", "ship", "pay"],
        [True, False, False, True, False],
    )

    assert found == Accuracies(
        in_scope=3 / 4, overall=3 / 5, in_scope_kept=2 / 4, unknown_refused=1.0
    )


def test_a_wrong_intent_is_no_better_for_being_unclear():
    assert accuracies(["pay"], ["ship"], [False]).overall == 0.0


def test_a_set_without_messages_out_of_scope_refuses_none():
    assert accuracies(["pay"], ["pay"], [True]) == Accuracies(1.0, 1.0, 1.0, 0.0)


def test_f1_of_an_intent_falls_with_each_message_wrongly_taken_for_it():
    assert f1_by_intent(["pay", "pay", "ship"], ["pay", "ship", "ship"]) == {
        "pay": pytest.approx(2 / 3), "ship": pytest.approx(2 / 3)
    }


def test_macro_f1_leaves_out_of_scope_out_but_not_what_was_taken_from_it():
    expected = ["pay", "ship", "out_of_scope", "out_of_scope"]

    assert macro_f1(expected, ["pay", "ship", "out_of_scope", "pay"]) == pytest.approx(
        (2 / 3 + 1) / 2
    )
    assert macro_f1(expected, ["pay", "ship", "out_of_scope", "out_of_scope"]) == 1.0


def test_an_intent_never_expected_has_no_part_in_macro_f1():
    assert macro_f1(["pay", "pay"], ["pay", "ship"]) == pytest.approx(2 / 3)


def test_recall_counts_those_expected_only():
    assert recall("pay", ["pay", "pay", "ship"], ["pay", "ship", "pay"]) == 0.5
    assert recall("pay", ["ship"], ["pay"]) == 0.0


@pytest.mark.parametrize(
    ("expected", "found", "f1"),
    [
        ([True, True, False, False], [True, False, True, False], 0.5),
        ([True, False], [True, False], 1.0),
        ([False], [False], 0.0),
    ],
)
def test_f1_of_a_flag(expected, found, f1):
    assert flag_f1(expected, found) == f1


def test_confusions_come_the_most_frequent_first():
    found = confusions(["a", "a", "a", "b", "b"], ["a", "b", "b", "a", "b"])

    assert found == [(("a", "b"), 2), (("b", "a"), 1)]


def test_the_worst_intents_come_first():
    assert worst({"a": 1.0, "b": 0.2, "c": 0.5}, 2) == [("b", 0.2), ("c", 0.5)]


def test_every_pair_of_files_is_a_set(tmp_path):
    for name in ("hint3_shop/v2_shop_train.csv", "hint3_shop/v2_shop_test.csv",
                 "hint3_lone/v1_lone_train.csv", "other/v1_x_train.csv", "other/v1_x_test.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(
            'sentence,label\n"where, [is] it",ORDER\n"two\nlines",NO_NODES_DETECTED\n', "utf-8"
        )
    questions = [Question("where, [is] it", "ORDER"), Question("two\nlines", None)]

    assert read_sets(tmp_path) == [JudgedSet("shop", questions, questions)]


def test_a_parse_keeps_the_likeliest_intent_beside_the_fallback():
    found = read_parse({
        "intent": {"name": "nlu_fallback", "confidence": 0.3}, "entities": [], "seconds": 0.01,
        "cpu_seconds": 0.02, "intent_ranking": [
            {"name": "nlu_fallback", "confidence": 0.3}, {"name": "greet", "confidence": 0.2},
        ],
    })  # fmt: skip

    assert found == Parsed(None, "greet", 0.2, [], [], 0.01, 0.02)


def test_a_parse_names_the_intents_of_two_requests():
    pay, ship = ({"name": name, "confidence": 0.9} for name in ("pay", "ship"))
    found = read_parse({
        "intent": pay, "entities": [], "intent_ranking": [pay, ship], "seconds": 0.01,
        "cpu_seconds": 0.02,
        "requests": [{"intent_ranking": [pay]}, {"intent_ranking": [ship, pay]}],
    })  # fmt: skip

    assert (found.intent, found.requests) == ("pay", ["pay", "ship"])


def test_what_is_not_understood_counts_as_out_of_scope():
    own = OwnResult(
        [
            understood("en", {"intent": "out_of_scope"}, None),
            understood("id", {"intent": "out_of_scope"}, "greet"),
            understood("id", {"intent": "greet"}, "greet"),
        ],
        train_s=1.0,
    )

    assert own.found == ["out_of_scope", "greet", "greet"]
    assert own.unknown_recall == 0.5
    assert own.of("id").f1 == pytest.approx(2 / 3)


def test_a_message_that_tells_no_language_keeps_the_shoppers():
    found = languages_of([
        understood("en", {}, "greet", [("language", "en")]),
        understood("en", {}, "greet"),
        understood("id", {}, "greet", [("language", "en")]),
        understood("id", {}, "greet", [("language", "id")]),
    ])  # fmt: skip

    assert found == Languages(decided=0.75, right=0.75)


def test_two_requests_are_found_and_right_and_cut_falsely():
    two = {"intent": "add_to_cart", "also": "checkout"}
    found = several_of([
        understood("en", two, "add_to_cart", requests=["checkout", "add_to_cart"]),
        understood("en", two, "add_to_cart", requests=["checkout", "greet"]),
        understood("en", two, "add_to_cart"),
        understood("en", {}, "greet", requests=["greet", "checkout"]),
        understood("en", {}, "greet"),
    ])  # fmt: skip

    assert found == Several(pytest.approx(2 / 3), pytest.approx(1 / 3), 0.5)


def measured():
    own = OwnResult(
        [
            understood(
                "en", {"mood": "upset", "entities": [{"kind": "brand", "value": "Arcadia"}]},
                "greet", [("mood", "upset"), ("brand", "Arcadia"), ("language", "en")],
            ),
            understood("id", {"also": "checkout"}, "greet", [("quantity", 2)], ms=30),
            understood("id", {"intent": "out_of_scope"}, None, ms=20),
        ],
        train_s=61.25,
    )
    result = SetResult(Accuracies(0.88, 0.79, 0.7, 0.9), 12.0)
    sets = {("curekart", kind): result for kind in (OURS, DIET, DIET_DEFAULT)}
    return Measured(sets, own, own)


def test_the_summary_has_a_key_for_every_bar():
    found = summary(measured())

    assert {key: found[key] for key in (
        "curekart_in_scope", "curekart_overall", "diet_curekart_in_scope", "diet_curekart_overall",
        "own_en_f1", "own_id_f1", "own_oos_recall", "own_entity_f1", "own_entity_f1_en",
        "own_entity_f1_id", "own_language_accuracy", "own_mood_f1", "own_several", "nlu_p50_ms",
        "nlu_p95_ms", "nlu_cpu_p50_ms", "train_s", "diet_own_en_f1", "diet_nlu_p50_ms",
    )} == {
        "curekart_in_scope": 0.88, "curekart_overall": 0.79, "diet_curekart_in_scope": 0.88,
        "diet_curekart_overall": 0.79, "own_en_f1": 1.0, "own_id_f1": 1.0, "own_oos_recall": 1.0,
        "own_entity_f1": 0.6667, "own_entity_f1_en": 1.0, "own_entity_f1_id": 0.0,
        "own_language_accuracy": 1.0, "own_mood_f1": 1.0, "own_several": 0.0, "nlu_p50_ms": 20.0,
        "nlu_p95_ms": 30.0, "nlu_cpu_p50_ms": 5.0, "train_s": 61.25, "diet_own_en_f1": 1.0,
        "diet_nlu_p50_ms": 20.0,
    }  # fmt: skip


def test_no_table_shows_a_message():
    cells = [
        cell for table in tables(measured()) for column in table.columns for cell in column.cells
    ]

    assert "greet" in cells
    assert "hi" not in cells


def test_what_was_left_out_has_no_figures():
    assert list(tables(Measured())) == []
    assert summary(Measured()) == {}


def test_diet_alone_keeps_rasas_components_with_its_own_threshold():
    names = [one["name"] for one in without_ours(config("config-diet.yml"))["pipeline"]]
    assert names == [
        "WhitespaceTokenizer", "LexicalSyntacticFeaturizer", "CountVectorsFeaturizer",
        "CountVectorsFeaturizer", "DIETClassifier", "FallbackClassifier",
    ]
    assert without_ours(config("config-diet.yml"))["pipeline"][-1] == {"name": "FallbackClassifier"}
    assert without_ours(config("config-diet.yml"))["importers"] == []


def test_epochs_change_in_diet_only():
    longer = with_epochs(config("config-diet.yml"), 3)

    assert [one["epochs"] for one in longer["pipeline"] if "epochs" in one] == [3]
    assert with_epochs(config("config-diet.yml"), None) == config("config-diet.yml")


def test_rasa_can_build_the_pipeline_with_diet():
    recipe = Recipe.recipe_for_name("default.v1")

    validate(recipe.graph_config_for_recipe(config("config-diet.yml"), {}, TrainingType.BOTH))


def test_only_the_classifier_differs_from_our_own_config():
    assert ours("config-diet.yml") == ours("config.yml")
    assert config("config-diet.yml")["policies"] == config("config.yml")["policies"]
    assert [one["name"] for one in config("config-diet.yml")["pipeline"]][-2:] == [
        "DIETClassifier", "FallbackClassifier"
    ]
