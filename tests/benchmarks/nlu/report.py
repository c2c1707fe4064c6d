"""The figures as tables for people, and all of them as one flat object."""
from dataclasses import dataclass, field
from typing import Any, Iterator, Mapping, Optional

from rich.table import Table

from tests.benchmarks.nlu.entity_score import KINDS, EntityScores, Score
from tests.benchmarks.nlu.measures import confusions, f1_by_intent, worst
from tests.benchmarks.nlu.ours import SetResult
from tests.benchmarks.nlu.own import LANGUAGES, OwnResult, languages_of, several_of

MOST_LISTED = 10
DIGITS = 4


@dataclass
class Measured:
    """By classifier's name; None or nothing for what was left out."""

    sets: dict[tuple[str, str], SetResult] = field(default_factory=dict)  # set, classifier
    own: Optional[OwnResult] = None
    diet_own: Optional[OwnResult] = None


# DIET with a threshold chosen as ours is, and with the one that Rasa sets.
OURS, DIET, DIET_DEFAULT = "ours", "DIET", "DIET at 0.3"
PREFIXES = {OURS: "", DIET: "diet_", DIET_DEFAULT: "diet_default_"}


def tables(measured: Measured) -> Iterator[Table]:
    if measured.sets:
        yield _sets_table(measured.sets)
    if measured.own is not None:
        yield _own_table(measured.own, measured.diet_own)
        yield _entities_table(measured.own)
        yield from _intents_tables(measured.own)


def summary(measured: Measured) -> dict[str, Optional[float]]:
    found: dict[str, Optional[float]] = {}
    for (name, classifier), result in measured.sets.items():
        key = f"{PREFIXES[classifier]}{name}"
        found[f"{key}_in_scope"] = result.accuracies.in_scope
        found[f"{key}_overall"] = result.accuracies.overall
        found[f"{key}_unknown_refused"] = result.accuracies.unknown_refused
        found[f"{key}_train_s"] = result.train_s
    if measured.own is not None:
        found |= own_figures(measured.own)
    if measured.diet_own is not None:
        found |= {f"diet_{key}": value for key, value in own_figures(measured.diet_own).items()}
    return {key: None if value is None else round(value, DIGITS) for key, value in found.items()}


def own_figures(own: OwnResult) -> dict[str, Optional[float]]:
    languages, several = languages_of(own.understood), several_of(own.understood)
    by_language = {f"own_{language}_f1": own.of(language).f1 for language in LANGUAGES}
    entities = {
        f"own_entity_f1_{language}": own.of(language).entities().overall.f1
        for language in LANGUAGES
    }
    return {
        **by_language,
        "own_oos_recall": own.unknown_recall,
        "own_entity_f1": own.entities().overall.f1,
        **entities,
        "own_language_accuracy": languages.right,
        "own_language_decided": languages.decided,
        "own_mood_f1": own.mood_f1,
        "own_several": several.found,
        "own_several_right": several.right,
        "own_several_false": several.false,
        "nlu_p50_ms": own.ms(50),
        "nlu_p95_ms": own.ms(95),
        "nlu_cpu_p50_ms": own.cpu_ms(50),
        "train_s": own.train_s,
    }


def _sets_table(sets: Mapping[tuple[str, str], SetResult]) -> Table:
    drawn = _table(
        "Questions of real shops", "set", "classifier", "in scope", "overall", "kept", "refused",
        "training (s)",
    )
    for (name, classifier), result in sets.items():
        shares = result.accuracies
        drawn.add_row(
            name, classifier, f"{shares.in_scope:.3f}", f"{shares.overall:.3f}",
            f"{shares.in_scope_kept:.3f}", f"{shares.unknown_refused:.3f}",
            f"{result.train_s:.1f}",
        )
    drawn.caption = (
        "in scope: intent right without a threshold; overall: label right, out of scope counted; "
        "kept: in scope, right and clear; refused: out of scope and unclear"
    )
    return drawn


def _own_table(own: OwnResult, diet: Optional[OwnResult]) -> Table:
    drawn = _table("Held-out messages", "figure", "ours", "config-diet.yml")
    beside: Mapping[str, Any] = own_figures(diet) if diet else {}
    for key, value in own_figures(own).items():
        drawn.add_row(key, _figure(key, value), _figure(key, beside.get(key)))
    return drawn


def _figure(key: str, value: Optional[float]) -> str:
    if value is None:
        return ""
    return f"{value:.1f}" if key.endswith(("_ms", "_s")) else f"{value:.3f}"


def _entities_table(own: OwnResult) -> Table:
    scores = {"": own.entities(), **{name: own.of(name).entities() for name in LANGUAGES}}
    drawn = _table(
        "Entities", "kind", "precision", "recall", "F1", *(f"F1 {name}" for name in LANGUAGES),
        "expected",
    )
    for kind in (*KINDS, "all"):
        both = _score(scores[""], kind)
        drawn.add_row(
            kind, f"{both.precision:.3f}", f"{both.recall:.3f}", f"{both.f1:.3f}",
            *(f"{_score(scores[name], kind).f1:.3f}" for name in LANGUAGES), str(both.expected),
        )
    return drawn


def _score(scores: EntityScores, kind: str) -> Score:
    return scores.overall if kind == "all" else scores.of(kind)


def _intents_tables(own: OwnResult) -> Iterator[Table]:
    """Names and counts only: whoever sees the messages would tune on them."""
    weak = _table("Worst intents", "intent", "F1", "expected")
    for name, f1 in worst(f1_by_intent(own.expected, own.found), MOST_LISTED):
        weak.add_row(name, f"{f1:.3f}", str(own.expected.count(name)))
    yield weak
    pairs = _table("Most frequent confusions", "expected", "found", "times")
    for (expected, found), times in confusions(own.expected, own.found)[:MOST_LISTED]:
        pairs.add_row(expected, found, str(times))
    yield pairs


def _table(title: str, *headings: str) -> Table:
    drawn = Table(title=title)
    for place, heading in enumerate(headings):
        drawn.add_column(heading, justify="right" if place else "left")
    return drawn
