"""Rasa at work, in a process of its own: `train` a pipeline, or `parse` messages one by one."""
import asyncio
import json
import os
import time
from pathlib import Path
from typing import Any

import typer
from rasa.core.agent import Agent
from rasa.model_training import train_nlu

from tests.benchmarks.nlu.rasa_work import RESULT

WARM_UP_MESSAGES = 20

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def train(config: str, data: str, output: Path) -> None:
    """Leaves the model and how long it took in `output`."""
    started = time.perf_counter()
    model = train_nlu(config, data, str(output))
    seconds = time.perf_counter() - started
    (output / RESULT).write_text(json.dumps({"model": model, "seconds": seconds}), "utf-8")


@app.command()
def parse(model: str, texts: Path, output: Path) -> None:
    """Leaves what was understood in each text of a JSON list, with its seconds, in `output`."""
    if hasattr(os, "sched_setaffinity"):  # one core: whatever starts threads gains nothing
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    messages = json.loads(texts.read_text("utf-8"))
    parsed = asyncio.run(_parse(Agent.load(model), messages))
    (output / RESULT).write_text(json.dumps(parsed), "utf-8")


async def _parse(agent: Agent, texts: list[str]) -> list[dict[str, Any]]:
    for text in texts[:WARM_UP_MESSAGES]:
        await agent.parse_message(text)
    parsed = []
    for text in texts:
        started, worked = time.perf_counter(), time.process_time()
        found = await agent.parse_message(text)
        ended, cpu_s = time.perf_counter(), time.process_time() - worked
        parsed.append({**found, "seconds": ended - started, "cpu_seconds": cpu_s})
    return parsed


if __name__ == "__main__":
    app()
