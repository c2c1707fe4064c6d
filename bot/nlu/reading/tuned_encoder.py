"""The sentence encoder cut after some layers, and the last of these taught what words say.

The lower layers of a multilingual encoder know words and their neighbours best (Tenney et al.
2019, "BERT Rediscovers the Classical NLP Pipeline"); the upper ones serve whole sentences.
"""
import dataclasses
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Mapping, NamedTuple, Optional, Sequence

import numpy as np

from actions.language.e5_conversion import E5File, read_e5_file, save_encoder
from actions.language.sentence_encoder import BEGIN, END, QUERY, encoder, weights_file
from actions.reading.reading import Prompt
from bot.nlu.reading.message_tokens import Token

FROZEN, LAYERS = 5, 8  # layers 5 up to, not including, 8 are tuned
MOST_PIECES = 256
UNKNOWN_PIECE = 3
HIDDEN = 384

Tuned = Mapping[str, np.ndarray]  # by the names of tensors in the encoder's file


class Pieced(NamedTuple):
    """A message as the encoder's pieces; `starts` and `counts` say which are each word's."""

    ids: list[int]
    starts: np.ndarray
    counts: np.ndarray

    @property
    def shares(self) -> np.ndarray:
        """What each piece adds to each word, shape (words, pieces): a word is their mean."""
        shares = np.zeros((len(self.starts), len(self.ids)), np.float32)
        for row, start, count in zip(shares, self.starts, self.counts, strict=True):
            row[start : start + count] = 1 / count
        return shares


@dataclass(frozen=True)
class TunedFile(E5File):
    """The encoder's file with other values for some tensors."""

    tuned: Tuned = field(default_factory=dict)

    def tensor(self, name: str, *shape: int) -> np.ndarray:
        own = self.tuned.get(name)
        return super().tensor(name, *shape) if own is None else own.reshape(shape)


def pieced(tokens: Sequence[Token], prompt: Optional[Prompt] = None) -> Pieced:
    """Words beyond the longest message have the last piece as their own."""
    before = (QUERY.strip(), *((f"{prompt}:",) if prompt else ()))
    words = (*before, *(token.plain for token in tokens))
    pieces = [encoder().pieces_of(word) or [UNKNOWN_PIECE] for word in words]
    ids = [BEGIN, *(id for each in pieces for id in each)][:MOST_PIECES]
    counts = np.array([len(each) for each in pieces])
    starts = np.minimum(1 + np.cumsum(counts) - counts, len(ids))
    counts = np.clip(len(ids) - starts, 1, counts)
    return Pieced([*ids, END], starts[len(before) :], counts[len(before) :])


def encoder_file() -> E5File:
    return _file()


def cut_encoder(layers: int, tuned: Optional[Tuned] = None) -> Any:
    """A CTranslate2 encoder of the first layers, 8-bit; `tuned` values replace the file's own."""
    from ctranslate2 import Encoder

    cut = dataclasses.replace(_file(), layers=layers)
    own = {each.name: getattr(cut, each.name) for each in dataclasses.fields(cut)}
    with TemporaryDirectory() as folder:
        save_encoder(TunedFile(**own, tuned=tuned or {}), Path(folder))
        return Encoder(folder, compute_type="int8", intra_threads=1, inter_threads=2)


def states(model: Any, pieces: Sequence[Pieced]) -> list[np.ndarray]:
    """The last layer of `model` at each piece, float32, shapes (pieces, 384)."""
    output = np.asarray(model.forward_batch([each.ids for each in pieces]).last_hidden_state)
    return [rows[: len(each.ids)] for rows, each in zip(output, pieces, strict=True)]


@cache
def _file() -> E5File:
    return read_e5_file(weights_file())
