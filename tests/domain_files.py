"""The conversation's files as tests read them, without Rasa: domain, rules, examples, wording."""
from functools import lru_cache
from pathlib import Path
from typing import Any, Iterator, Mapping

import yaml

from actions.language import packs
from actions.language.topics import sections
from actions.turn import intents as described
from bot.dialogue.domain import domain_of
from bot.dialogue.intent_rules import rules_of
from bot.dialogue.wording import PLACEHOLDER

ROOT = Path(__file__).parents[1]
LANGUAGES = packs.languages()

Variation = Mapping[str, Any]


@lru_cache(maxsize=1)
def read_domain() -> dict[str, Any]:
    """As Rasa trains on it."""
    return domain_of(described.intents())


def intents() -> set[str]:
    """Names of the domain's intents."""
    return {next(iter(listed)) for listed in read_domain()["intents"]}


@lru_cache(maxsize=1)
def read_rules() -> list[dict[str, Any]]:
    """Those of the files and those that follow from the description of intents."""
    files = sorted((ROOT / "data/rules").glob("*.yml"))
    written = [r for f in files for r in yaml.safe_load(f.read_text(encoding="utf-8"))["rules"]]
    return [*written, *rules_of(described.intents())]


def rule_steps(kind: str) -> set[str]:
    """What the rules name in steps of this kind: intent or action."""
    steps = (step for rule in read_rules() for step in rule["steps"])
    return {step[kind] for step in steps if kind in step}


@lru_cache(maxsize=2)
def read_examples(language: str) -> dict[str, list[str]]:
    """Example messages by intent, those of its topics among them."""
    examples: dict[str, list[str]] = {}
    for label, found in _labelled(language):
        examples.setdefault(label.split("/")[0], []).extend(found)
    return examples


@lru_cache(maxsize=2)
def read_topics(language: str) -> dict[str, list[str]]:
    """Example messages by topic, such as `ask_payment/cod`."""
    examples: dict[str, list[str]] = {}
    for label, found in _labelled(language):
        if "/" in label:
            examples.setdefault(label, []).extend(found)
    return examples


def _labelled(language: str) -> Iterator[tuple[str, list[str]]]:
    for section in sections(packs.pack_of(language), "nlu"):
        for group in section.read():
            if "intent" in group:
                lines = [line.removeprefix("- ") for line in group["examples"].splitlines()]
                yield group["intent"], lines


def variations(response: str, language: str) -> list[Variation]:
    """What Rasa chooses from in this language: its own wording, else the one for everybody."""
    of_response = read_domain()["responses"][response]
    return [v for v in of_response if _language(v) == language]


def _language(variation: Variation) -> str:
    conditions = variation.get("condition", [])
    return next((c["value"] for c in conditions if c["name"] == "language"), LANGUAGES[0])


def texts(variation: Variation) -> Iterator[str]:
    """All wording of a variation: its text, then titles and payloads of its buttons."""
    yield variation["text"]
    for button in variation.get("buttons", []):
        yield button["title"]
        yield button["payload"]


def placeholders(variation: Variation) -> set[str]:
    return set(PLACEHOLDER.findall(variation["text"]))


def fill(text: str, values: Mapping[str, Any]) -> str:
    """Fill placeholders as Rasa does, but for leaving them unfilled: raises KeyError."""
    filled = PLACEHOLDER.sub(r"{0[\1]}", text).format(values)
    return text.format({}) if "0[" in filled else filled
