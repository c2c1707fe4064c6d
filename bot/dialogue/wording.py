"""The wording of all languages: read from the packs, checked, and put together for Rasa.

In another language than the default one a response has a condition on the slot `language`; what a
pack leaves out is said in the default language.
"""
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Callable, Iterator, Mapping, Optional, Sequence

from actions.language.packs import Pack, PackError, packs
from actions.language.topics import sections
from actions.saying.responses import LABEL_PREFIX
from actions.turn import slots

PLACEHOLDER = re.compile(r"{([^\n{}]+?)}")  # as Rasa finds them

Responses = dict[str, list[dict[str, object]]]  # as Rasa's domain has them
Labels = Mapping[str, Mapping[str, str]]  # text by language, by response name


class WordingError(PackError):
    """A pack says something that can't be said: in which file, and which response."""

    def __init__(self, file: Path, name: str, problem: str) -> None:
        super().__init__(f"{file}: {name} {problem}")


@dataclass(frozen=True)
class Variation:
    """One way to say something; `buttons` are titles with payloads."""

    text: str
    buttons: tuple[tuple[str, str], ...] = ()

    @property
    def facts(self) -> frozenset[str]:
        return frozenset(PLACEHOLDER.findall(self.text))

    @property
    def payloads(self) -> tuple[str, ...]:
        return tuple(payload for _, payload in self.buttons)

    def for_rasa(self, language: str, is_default: bool) -> dict[str, object]:
        said: dict[str, object] = {"text": self.text}
        if self.buttons:
            said["buttons"] = [{"title": title, "payload": sent} for title, sent in self.buttons]
        if not is_default:
            said["condition"] = [{"type": "slot", "name": slots.LANGUAGE, "value": language}]
        return said


@dataclass(frozen=True)
class Response:
    """What one language says by this name, and where it stands."""

    file: Path
    name: str
    variations: tuple[Variation, ...]


def responses() -> Responses:
    """Of all languages, by name; raises PackError."""
    together: Responses = {}
    for pack, said in _in_all_languages():
        for name, response in said.items():
            together.setdefault(name, []).extend(
                variation.for_rasa(pack.code, pack.is_default) for variation in response.variations
            )
    return together


def labels() -> Labels:
    """The texts of buttons' labels; raises PackError."""
    together: dict[str, dict[str, str]] = {}
    for pack, said in _in_all_languages():
        for name, response in said.items():
            if name.startswith(LABEL_PREFIX):
                together.setdefault(name, {})[pack.code] = response.variations[0].text
    return together


def _in_all_languages() -> Iterator[tuple[Pack, Mapping[str, Response]]]:
    """The default language first; raises WordingError where another doesn't fit it."""
    default: Mapping[str, Response] = {}
    for pack in packs():
        said = _wording_of(pack)
        default = default or said
        for name, response in said.items():
            _check(response, default.get(name))
        yield pack, said


def _wording_of(pack: Pack) -> Mapping[str, Response]:
    read: dict[str, Response] = {}
    for response in (*_read(pack, "responses", _variations), *_read(pack, "labels", _label)):
        if response.name in read:
            raise WordingError(
                response.file, response.name, f"stands in {read[response.name].file} too."
            )
        read[response.name] = response
    return read


def _read(
    pack: Pack, key: str, variations: Callable[[object], Sequence[Variation]]
) -> Iterator[Response]:
    prefix = LABEL_PREFIX if key == "labels" else ""
    for section in sections(pack, key):
        named = section.read()
        if not isinstance(named, dict):
            raise WordingError(section.file, key, "must be names with what they say.")
        for name, said in named.items():
            try:
                yield Response(section.file, prefix + name, tuple(variations(said)))
            except (AttributeError, KeyError, TypeError) as error:
                raise WordingError(
                    section.file, name, "is no text, nor texts with buttons of title and payload."
                ) from error


def _variations(said: object) -> Sequence[Variation]:
    return [_variation(one) for one in (said if isinstance(said, list) else [said])]


def _variation(said: object) -> Variation:
    if isinstance(said, str):
        return Variation(said)
    if not isinstance(said, dict):
        raise TypeError
    buttons = tuple((str(b["title"]), str(b["payload"])) for b in said.get("buttons", ()))
    return Variation(str(said["text"]), buttons)


def _label(said: object) -> Sequence[Variation]:
    if not isinstance(said, str):
        raise TypeError
    return [Variation(said)]


def _check(response: Response, default: Optional[Response]) -> None:
    """Raises WordingError."""
    wrong = partial(WordingError, response.file, response.name)
    if default is None:
        raise wrong("is not said in the default language.")
    if not response.variations:
        raise wrong("says nothing.")
    first = default.variations[0]
    for variation in response.variations:
        if variation.facts != first.facts:
            raise wrong(
                f"has the placeholders {_listed(variation.facts)}, where the default language "
                f"has {_listed(first.facts)}."
            )
        if variation.payloads != first.payloads:
            raise wrong("has other buttons than in the default language.")


def _listed(facts: frozenset[str]) -> str:
    return ", ".join(sorted(facts)) or "none"
