"""Training and parsing by Rasa, in processes apart from the benchmark's own."""
import json
import os
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Mapping, Optional, Sequence

from tests.benchmarks.servers import Program, ProgramFailed, plain_environment, running

WORKER = "tests.benchmarks.nlu.worker"
RESULT = "result.json"
LOOK_AGAIN_S = 0.2
EPOCHS = re.compile(r"Epochs:\s+(\d+)%")
FALLBACK = "nlu_fallback"
THREADS = (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "TF_INTRA_OP_PARALLELISM_THREADS",
    "TF_INTER_OP_PARALLELISM_THREADS",
)  # fmt: skip

Report = Callable[[str], None]  # how far it is, for people


@dataclass(frozen=True)
class Trained:
    model: str
    seconds: float  # without the start of the process


@dataclass(frozen=True)
class Parsed:
    """One message as Rasa understood it."""

    intent: Optional[str]  # None when the fallback took it
    likeliest: str  # whether or not it is clear
    confidence: float
    entities: Sequence[Mapping[str, Any]]
    requests: Sequence[str]  # their intents, when there are two
    seconds: float
    cpu_seconds: float  # of all threads; unlike the time, no matter what else the machine does

    def values(self, entity: str) -> list[str]:
        return [str(found["value"]) for found in self.entities if found["entity"] == entity]


@dataclass(frozen=True)
class RasaWork:
    """Works in `folder`, with the shop of `database_url`."""

    folder: Path
    database_url: str
    report: Report

    def train(self, config: str, data: str, name: str) -> Trained:
        """On all cores; nothing comes out of a cache."""
        result = self._run(name, "train", config, data, threads=os.cpu_count() or 1)
        return Trained(result["model"], result["seconds"])

    def parse(self, trained: Trained, texts: Sequence[str], name: str) -> list[Parsed]:
        """One message after the other on one core."""
        asked = self.folder / f"{name}.texts.json"
        asked.write_text(json.dumps(list(texts)), encoding="utf-8")
        found = self._run(name, "parse", trained.model, str(asked), threads=1)
        return [read_parse(one) for one in found]

    def _run(self, name: str, work: str, *arguments: str, threads: int) -> Any:
        output = self.folder / name
        output.mkdir()
        command = [sys.executable, "-m", WORKER, work, *arguments, str(output)]
        log = self.folder / f"{name}.log"
        with running(command, Path.cwd(), self._environment(threads), log) as program:
            while program.is_running():
                self.report(f"{name}{_epochs(program)}")
                time.sleep(LOOK_AGAIN_S)
            program.check()
            if not (output / RESULT).exists():
                raise ProgramFailed(program.last_words())
        return json.loads((output / RESULT).read_text(encoding="utf-8"))

    def _environment(self, threads: int) -> dict[str, str]:
        return {
            **plain_environment(),
            **dict.fromkeys(THREADS, str(threads)),
            "PRAMUNIAGA_DATABASE_URL": self.database_url,
            "RASA_MAX_CACHE_SIZE": "0",
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
            "TF_CPP_MIN_LOG_LEVEL": "3",
        }


def read_parse(parse: Mapping[str, Any]) -> Parsed:
    """From what Rasa gives for a message, with the seconds it took."""
    ranking = [one for one in parse["intent_ranking"] if one["name"] != FALLBACK]
    best = ranking[0] if ranking else parse["intent"]
    name = parse["intent"]["name"]
    return Parsed(
        intent=None if name == FALLBACK else name,
        likeliest=str(best["name"]),
        confidence=float(best["confidence"]),
        entities=parse["entities"],
        requests=[one["intent_ranking"][0]["name"] for one in parse.get("requests") or ()],
        seconds=parse["seconds"],
        cpu_seconds=parse["cpu_seconds"],
    )


def _epochs(program: Program) -> str:
    percents = EPOCHS.findall(program.said)
    return f", {percents[-1]} % of its epochs" if percents else ""
