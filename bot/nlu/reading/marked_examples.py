"""Examples of readings: messages with what they say marked in the text, from the packs.

`[words](field)` says what they are, `[words](field:value)` for what value they stand; `+` begins
another object, `|` another wish, `{…}` is the matter of its wish. docs/reading.md tells more.
"""
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Iterator, NamedTuple, Optional, Sequence, cast, get_args

import yaml

from actions.language.packs import Pack, PackError
from actions.reading.reading import PROMPTS, Act, Prompt
from bot.nlu.reading.message_tokens import Token, tokens_of

FOLDER = "readings"
ACTS = get_args(Act)
SIGN = re.compile(
    r"\[(?P<words>[^\[\]]+)\]\((?P<field>[a-z_]+)(?::(?P<value>[^()]+))?\)|(?P<mark>[|+{}])"
)
SPACES = re.compile(r"\s+")


class Marked(NamedTuple):
    """Characters `start` up to `end` say this field; `value` where it isn't the words."""

    field: str
    start: int
    end: int
    value: Optional[str] = None


@dataclass(frozen=True)
class Example:
    """One message; places are characters of `text`.

    `wishes` and `objects` are where another one begins, the first of each left out; `matters` are
    stretches. Where it isn't marked, what its words say is not known, only its acts. `prompt` is
    what it stands beside, if that matters.
    """

    text: str
    acts: tuple[str, ...]
    marked: tuple[Marked, ...]
    wishes: tuple[int, ...]
    objects: tuple[int, ...]
    matters: tuple[tuple[int, int], ...]
    is_marked: bool = True
    prompt: Optional[Prompt] = None

    @property
    def tokens(self) -> tuple[Token, ...]:
        return tokens_of(self.text)


def readings_of(pack: Pack) -> list[Example]:
    """Of all files of a pack, in the order of their names; raises PackError."""
    return [
        example
        for path in sorted((pack.folder / "nlu" / FOLDER).glob("*.yml"))
        for example in _examples(path)
    ]


def parse(acts: str, marked_text: str, prompt: Optional[str] = None) -> Example:
    """Raises ValueError."""
    said = tuple(acts.split())
    unknown = [act for act in said if act not in ACTS]
    if unknown:
        raise ValueError(f"there is no act {unknown[0]!r}")
    if prompt not in (None, *PROMPTS):
        raise ValueError(f"nothing is said beside {prompt!r}")
    example = replace(_parsed(said, marked_text), prompt=cast("Optional[Prompt]", prompt))
    if len(example.wishes) + 1 != len(said):
        raise ValueError(f"{len(said)} acts for {len(example.wishes) + 1} parts")
    return example


def _examples(path: Path) -> Iterator[Example]:
    try:
        rows: Sequence[Any] = yaml.safe_load(path.read_text(encoding="utf-8")) or ()
    except (OSError, yaml.YAMLError) as error:
        raise PackError(f"{path} can't be read: {error}") from error
    for number, row in enumerate(rows, start=1):
        try:
            yield parse(row["acts"], row["text"], row.get("beside"))
        except (KeyError, TypeError, ValueError) as error:
            raise PackError(f"{path}: example {number} is wrong: {error}") from error


def _parsed(acts: tuple[str, ...], source: str) -> Example:
    """The plain text grows beside the places of what is marked in it."""
    text, at = "", 0
    marked: list[Marked] = []
    places: dict[str, list[int]] = {sign: [] for sign in "|+{}"}
    for sign in SIGN.finditer(source):
        text = _grown(text, source[at : sign.start()])
        at = sign.end()
        if sign["mark"]:
            places[sign["mark"]].append(len(text))
            continue
        start = len(text)
        text += sign["words"]
        marked.append(Marked(sign["field"], start, len(text), sign["value"]))
    text = _grown(text, source[at:]).rstrip()
    matters = tuple(zip(places["{"], places["}"], strict=True))
    return Example(text, acts, tuple(marked), tuple(places["|"]), tuple(places["+"]), matters)


def _grown(text: str, more: str) -> str:
    """Signs leave no second space behind."""
    more = SPACES.sub(" ", more)
    return text + (more.lstrip() if not text or text.endswith(" ") else more)
