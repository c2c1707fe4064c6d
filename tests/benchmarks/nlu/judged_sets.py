"""Sets of real questions in a folder: hint3_*/NAME_train.csv and NAME_test.csv."""
import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Optional, Sequence

TRAIN, TEST = "_train.csv", "_test.csv"
# As HINT3 (Arora et al. 2020) labels a question that the bot has no answer for.
NO_INTENT = "NO_NODES_DETECTED"
VERSION = re.compile(r"^v\d+_")


class Question(NamedTuple):
    text: str
    intent: Optional[str]  # None when it is out of scope


@dataclass(frozen=True)
class JudgedSet:
    name: str
    train: Sequence[Question]
    test: Sequence[Question]


def read_sets(folder: Path) -> list[JudgedSet]:
    """Every set that has both files; its name is theirs, without a version."""
    return [
        JudgedSet(
            VERSION.sub("", path.name.removesuffix(TRAIN)), _questions(path), _questions(test)
        )
        for path in sorted(folder.glob(f"hint3_*/*{TRAIN}"))
        if (test := path.with_name(path.name.removesuffix(TRAIN) + TEST)).exists()
    ]


def _questions(path: Path) -> list[Question]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            Question(row["sentence"], None if row["label"] == NO_INTENT else row["label"])
            for row in csv.DictReader(file)
        ]
