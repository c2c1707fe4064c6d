"""The whole pipeline on the held-out messages, trained and run by Rasa with the demo shop."""
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any, Mapping, Sequence

from actions.connectors.csv_folder import CsvFolder
from actions.connectors.sources import fill_shop
from actions.schema import open_shop_database
from tests.benchmarks.measure import percentile
from tests.benchmarks.nlu.entity_score import EntityScores, read_messages, score_entities
from tests.benchmarks.nlu.measures import OUT_OF_SCOPE, flag_f1, macro_f1, recall
from tests.benchmarks.nlu.rasa_work import Parsed, RasaWork

LANGUAGES = ("en", "id")
HELD_OUT = Path("tests/held_out")
EXAMPLES = "data/languages"
DEMO_SHOP = Path("data/shop")
UPSET, COMPLAINT = "upset", "complaint"

Message = Mapping[str, Any]  # as labelled in the held-out files


@dataclass(frozen=True)
class Understood:
    """A labelled message beside what was made of it."""

    language: str
    message: Message
    parsed: Parsed

    @property
    def expected(self) -> str:
        return str(self.message["intent"])

    @property
    def found(self) -> str:
        """Not understood is what a message out of scope should be."""
        return self.parsed.intent or OUT_OF_SCOPE


@dataclass(frozen=True)
class OwnResult:
    understood: Sequence[Understood]
    train_s: float

    def of(self, language: str) -> "OwnResult":
        return OwnResult([u for u in self.understood if u.language == language], self.train_s)

    @property
    def expected(self) -> list[str]:
        return [one.expected for one in self.understood]

    @property
    def found(self) -> list[str]:
        return [one.found for one in self.understood]

    @property
    def f1(self) -> float:
        return macro_f1(self.expected, self.found)

    @property
    def unknown_recall(self) -> float:
        return recall(OUT_OF_SCOPE, self.expected, self.found)

    @property
    def mood_f1(self) -> float:
        """As the dialogue takes it: who complains is upset, too."""
        return flag_f1(
            [one.message.get("mood") == UPSET for one in self.understood],
            [
                UPSET in one.parsed.values("mood") or one.found == COMPLAINT
                for one in self.understood
            ],
        )

    def ms(self, percent: float) -> float:
        return 1000 * (percentile([u.parsed.seconds for u in self.understood], percent) or 0.0)

    def cpu_ms(self, percent: float) -> float:
        return 1000 * (percentile([u.parsed.cpu_seconds for u in self.understood], percent) or 0.0)

    def entities(self) -> EntityScores:
        found = iter([one.parsed.entities for one in self.understood])
        return score_entities([one.message for one in self.understood], lambda _: next(found))


@dataclass(frozen=True)
class Languages:
    """Shares of messages: told a language at all, and told or left in the right one."""

    decided: float
    right: float


@dataclass(frozen=True)
class Several:
    """Shares: of messages with two requests, cut, and cut into the right two; of others, cut."""

    found: float
    right: float
    false: float


def fill_demo_shop(url: str) -> None:
    """Its products, without a purchase history: nothing here asks for it."""
    database = open_shop_database(url, may_create=True)
    fill_shop(database, CsvFolder(DEMO_SHOP))
    database.close()


def measure_own(work: RasaWork, config: str, name: str) -> OwnResult:
    trained = work.train(config, EXAMPLES, name)
    labelled = [
        (language, message)
        for language in LANGUAGES for message in read_messages(HELD_OUT / f"{language}.yml")
    ]
    parsed = work.parse(trained, [str(m["text"]) for _, m in labelled], f"{name}-held-out")
    understood = [
        Understood(*one, found) for one, found in zip(labelled, parsed, strict=True)
    ]
    return OwnResult(understood, trained.seconds)


def languages_of(understood: Sequence[Understood]) -> Languages:
    """A message that tells none stays in the conversation's language, which is the shopper's."""
    told = [(one.language, one.parsed.values("language")) for one in understood]
    return Languages(
        decided=mean(bool(found) for _, found in told),
        right=mean(found in ([], [language]) for language, found in told),
    )


def several_of(understood: Sequence[Understood]) -> Several:
    two = [one for one in understood if one.message.get("also")]
    single = [one for one in understood if not one.message.get("also")]
    return Several(
        found=_mean(len(one.parsed.requests) == 2 for one in two),
        right=_mean(
            set(one.parsed.requests) == {one.expected, one.message["also"]} for one in two
        ),
        false=_mean(len(one.parsed.requests) == 2 for one in single),
    )


def _mean(shares: Any) -> float:
    return float(mean([float(one) for one in shares] or [0.0]))
