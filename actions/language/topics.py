"""The topic files of a pack: examples, responses and labels of one subject, together or apart."""
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

import yaml

from actions.language.packs import Pack, PackError

PLACES = ("labels.yml", "responses/*.yml", "nlu/*.yml")


@dataclass(frozen=True)
class Section:
    """What one file says under one key, as text; its lines keep their numbers."""

    file: Path
    key: str
    text: str

    def read(self) -> object:
        """Everything in it is text; raises PackError."""
        try:
            return yaml.load(self.text, yaml.BaseLoader)[self.key]  # noqa: S506
        except yaml.YAMLError as error:
            raise PackError(f"{self.file} can't be read: {error}") from error


def sections(pack: Pack, key: str) -> Iterator[Section]:
    """Of all topic files that have this key: `nlu`, `responses` or `labels`.

    Only the section is parsed, so a file's examples cost nothing to whoever wants its labels.
    """
    begins = re.compile(rf"^{key}:.*?(?=^\w|\Z)", re.MULTILINE | re.DOTALL)
    for place in PLACES:
        for file in sorted(pack.folder.glob(place)):
            text = file.read_text(encoding="utf-8")
            found = begins.search(text)
            if found:
                lines_before = text.count("\n", 0, found.start())
                yield Section(file, key, "\n" * lines_before + found.group())
