"""Upper layers of the encoder and the heads over them, learnt together with TensorFlow.

Fine-tuning as in Devlin et al. 2019; heads add what sparse features of each word say.
"""
from pathlib import Path
from typing import Any, Mapping, NamedTuple

import numpy as np
import tensorflow as tf

from actions.language.e5_conversion import E5File
from bot.nlu.reading.tuned_encoder import HIDDEN

DROPOUT, LEAST_CHANCE = 0.1, 1e-12
LAYER_RATE, HEAD_RATE, WARM_UP = 5e-4, 2e-3, 0.1
MOST_SLOPE = 1.0
MASKED = -1e9
MATRICES = {"q": (HIDDEN, HIDDEN), "k": (HIDDEN, HIDDEN), "v": (HIDDEN, HIDDEN),
            "ao": (HIDDEN, HIDDEN), "fi": (4 * HIDDEN, HIDDEN), "fo": (HIDDEN, 4 * HIDDEN)}
NORMS = ("aln", "oln")


class Batch(NamedTuple):
    """Messages side by side; targets are numbers of labels by kind, weights 0 where padded."""

    states: np.ndarray  # (messages, pieces, 384): of the frozen layers
    pieces: np.ndarray  # (messages, pieces): 1 where there is one
    shares: np.ndarray  # (messages, words, pieces)
    features: np.ndarray  # (n,): numbers of features
    places: np.ndarray  # (n,): the word of each, messages × words counted through
    wishes: np.ndarray  # (messages, wishes, words): a wish is the mean of its words
    labels: np.ndarray  # (3, messages, words)
    words: np.ndarray  # (messages, words): 1 where its labels are learnt from
    acts: np.ndarray  # (messages, wishes)
    said: np.ndarray  # (messages, wishes)


class Tuning:
    """Variables of the layers `first` up to `end` and of the heads, and their optimisers."""

    def __init__(self, file: E5File, first: int, end: int, features: int, ends: list[int],
                 rng: np.random.RandomState) -> None:  # fmt: skip
        self.first, self.end, self.ends, self.attention_heads = first, end, ends, file.heads
        self.layers = {
            name: tf.Variable(value) for number in range(first, end)
            for name, value in _read_layer(file, f"l{number}.").items()
        }  # fmt: skip
        self.heads = {
            "states": tf.Variable(rng.normal(0, 0.02, (HIDDEN, ends[-1])).astype(np.float32)),
            "features": tf.Variable(np.zeros((features, ends[-1]), np.float32)),
            "bias": tf.Variable(np.zeros(ends[-1], np.float32)),
        }
        self.optimisers = [
            (tf.keras.optimizers.legacy.Adam(rate, beta_2=0.98), rate, list(variables.values()))
            for rate, variables in ((LAYER_RATE, self.layers), (HEAD_RATE, self.heads))
        ]
        self.compiled = tf.function(self._slopes, reduce_retracing=True)
        self.number = fast_number()

    def learn(self, batch: Batch, done: float, seed: int) -> float:
        """One step; `done` is how much of the training is over. Returns the loss."""
        loss, slopes = self.compiled(Batch(*map(tf.constant, batch)), tf.constant(seed))
        share = min((done + 1e-3) / WARM_UP, (1 - done) / (1 - WARM_UP))
        at = 0
        for optimiser, rate, variables in self.optimisers:
            optimiser.learning_rate = rate * share
            own = slopes[at : at + len(variables)]
            optimiser.apply_gradients(zip(own, variables, strict=True))
            at += len(variables)
        return float(loss)

    def tuned(self) -> dict[str, np.ndarray]:
        """The layers as the encoder's file has them, half precision."""
        return {name: _turned(value.numpy()).astype(np.float16)
                for name, value in self.layers.items()}  # fmt: skip

    def _slopes(self, batch: Batch, seed: tf.Tensor) -> tuple[tf.Tensor, list[tf.Tensor]]:
        variables = [*self.layers.values(), *self.heads.values()]
        with tf.GradientTape() as tape:
            loss = self._loss(batch, _Dropout(seed))
        slopes = tape.gradient(loss, variables)
        return loss, tf.clip_by_global_norm(slopes, MOST_SLOPE)[0]

    def _loss(self, batch: Batch, dropout: "_Dropout") -> tf.Tensor:
        """Mean cross-entropies of all kinds, added."""
        scores = self._scores(batch, dropout)
        kinds = tf.split(scores, np.diff(self.ends), axis=-1)
        losses = [_cross_entropy(batch.labels[k], kinds[k], batch.words) for k in range(3)]
        acts = tf.matmul(batch.wishes, kinds[3])
        return tf.add_n([*losses, _cross_entropy(batch.acts, acts, batch.said)])

    def _scores(self, batch: Batch, dropout: "_Dropout") -> tf.Tensor:
        words = dropout(tf.matmul(batch.shares, self._states(batch, dropout)))
        size = tf.shape(words)
        known = tf.math.unsorted_segment_sum(
            tf.gather(self.heads["features"], batch.features), batch.places, size[0] * size[1]
        )
        known = tf.reshape(known, (size[0], size[1], self.ends[-1]))
        return tf.tensordot(words, self.heads["states"], 1) + known + self.heads["bias"]

    def _states(self, batch: Batch, dropout: "_Dropout") -> tf.Tensor:
        size = tf.shape(batch.states)
        hidden = tf.reshape(batch.states, (-1, HIDDEN))
        bias = (1 - batch.pieces)[:, None, None, :] * MASKED
        for number in range(self.first, self.end):
            hidden = self._layer(f"l{number}.", hidden, bias, size, dropout)
        return tf.reshape(hidden, size)

    def _layer(self, name: str, hidden: tf.Tensor, bias: tf.Tensor, size: tf.Tensor,
               dropout: "_Dropout") -> tf.Tensor:  # fmt: skip
        """A transformer's layer, normalised after each part (Vaswani et al. 2017)."""
        wide = HIDDEN // self.attention_heads
        shape = (size[0], size[1], self.attention_heads, wide)
        query, key, value = (
            tf.transpose(tf.reshape(self._linear(name + part, hidden), shape), (0, 2, 1, 3))
            for part in "qkv"
        )
        looks = tf.nn.softmax(tf.matmul(query, key, transpose_b=True) / wide**0.5 + bias)
        seen = tf.transpose(tf.matmul(dropout(looks), value), (0, 2, 1, 3))
        seen = self._linear(name + "ao", tf.reshape(seen, (-1, HIDDEN)))
        hidden = self._norm(name + "aln", hidden + dropout(seen))
        inner = tf.nn.gelu(self._linear(name + "fi", hidden), approximate=True)
        return self._norm(name + "oln", hidden + dropout(self._linear(name + "fo", inner)))

    def _linear(self, name: str, values: tf.Tensor) -> tf.Tensor:
        weights = tf.cast(self.layers[f"{name}.w"], self.number)
        product = tf.matmul(tf.cast(values, self.number), weights)
        return tf.cast(product, tf.float32) + self.layers[f"{name}.b"]

    def _norm(self, name: str, values: tf.Tensor) -> tf.Tensor:
        mean, variance = tf.nn.moments(values, -1, keepdims=True)
        scaled = (values - mean) * tf.math.rsqrt(variance + LEAST_CHANCE)
        return scaled * self.layers[f"{name}.w"] + self.layers[f"{name}.b"]


class _Dropout:
    """Drops by a seed of the step and the place in the computation: the same every time."""

    def __init__(self, seed: tf.Tensor) -> None:
        self.seed, self.uses = seed, 0

    def __call__(self, values: tf.Tensor) -> tf.Tensor:
        self.uses += 1
        return tf.nn.experimental.stateless_dropout(values, DROPOUT, [self.seed, self.uses])


def fast_number() -> Any:
    """Half the time with 16-bit products, where the processor has them."""
    processor = Path("/proc/cpuinfo")
    has_it = processor.is_file() and "avx512_bf16" in processor.read_text(encoding="ascii")
    return tf.bfloat16 if has_it else tf.float32


def _cross_entropy(targets: tf.Tensor, scores: tf.Tensor, weights: tf.Tensor) -> tf.Tensor:
    each = tf.nn.sparse_softmax_cross_entropy_with_logits(targets, scores)
    return tf.reduce_sum(weights * each) / tf.maximum(tf.reduce_sum(weights), 1)


def _read_layer(file: E5File, name: str) -> Mapping[str, np.ndarray]:
    found = {}
    for part, (rows, columns) in MATRICES.items():
        found[f"{name}{part}.w"] = _turned(file.tensor(f"{name}{part}.w", rows, columns))
        found[f"{name}{part}.b"] = file.tensor(f"{name}{part}.b", rows)
    for part in NORMS:
        for kind in "wb":
            found[f"{name}{part}.{kind}"] = file.tensor(f"{name}{part}.{kind}", HIDDEN)
    return found


def _turned(value: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(value.T)
