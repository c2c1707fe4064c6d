"""A tagger that was taught once on this machine is kept for trainings in which nothing of it
changed: they take a minute then, not some."""
import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import Optional, Sequence

from actions.language.sentence_encoder import ENCODER_NAME, cache_folder
from bot.nlu.reading.known_words import Known
from bot.nlu.reading.marked_examples import Example
from bot.nlu.reading.tagger import Tagger
from bot.nlu.reading.tagger_training import Progress, train_tagger

PREFIX = "reader-"
MOST_KEPT = 4  # some 30 MB each
SOURCES = ("features.py", "layers_tuning.py", "message_tokens.py", "tagged.py",
           "tagger_training.py", "tuned_encoder.py")


def taught(
    examples: Sequence[Example], known: Sequence[Known], progress: Optional[Progress] = None
) -> Tagger:
    """From the examples, each with what is known of its words; or one taught from the same."""
    folder = cache_folder() / f"{PREFIX}{_digest(examples, known)}"
    try:
        tagger = Tagger.load(folder)
        os.utime(folder)
        return tagger
    except (OSError, ValueError, KeyError):
        shutil.rmtree(folder, ignore_errors=True)
    tagger = train_tagger(examples, known, progress=progress)
    _keep(tagger, folder)
    return tagger


def _digest(examples: Sequence[Example], known: Sequence[Known]) -> str:
    """Of all that decides what is learnt."""
    digest = hashlib.sha256(ENCODER_NAME.encode())
    for source in SOURCES:
        digest.update((Path(__file__).parent / source).read_bytes())
    for example, own in zip(examples, known, strict=True):
        digest.update(repr((example, sorted(own.items()))).encode())
    return digest.hexdigest()[:16]


def _keep(tagger: Tagger, folder: Path) -> None:
    """Elsewhere first, so that a folder of this name is always whole."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder.parent))
        tagger.save(making)
        making.rename(folder)
    except OSError:
        return  # a full disk, or another process was faster: the training goes on without
    kept = sorted(folder.parent.glob(f"{PREFIX}*"), key=lambda path: -path.stat().st_mtime)
    for old in kept[MOST_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
