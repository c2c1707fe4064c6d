"""Trains the tagger: from examples of readings to a Tagger."""
from collections import Counter
from dataclasses import dataclass
from typing import Callable, Iterator, Optional, Sequence

import numpy as np

from bot.nlu.reading.features import features_of
from bot.nlu.reading.known_words import Known
from bot.nlu.reading.layers_tuning import Batch, Tuning
from bot.nlu.reading.marked_examples import Example
from bot.nlu.reading.tagged import (
    KINDS,
    LabelNames,
    Tagged,
    names_of,
    step_gains,
    tagged_of,
    wishes_of,
)
from bot.nlu.reading.tagger import Tagger
from bot.nlu.reading.tuned_encoder import (
    FROZEN,
    HIDDEN,
    LAYERS,
    Pieced,
    cut_encoder,
    encoder_file,
    pieced,
    states,
)

EPOCHS, BATCH = 3, 64
LEAST_SEEN = 3
FEATURE_DROPOUT = 0.3
JITTER = 3.0  # pieces: how far lengths within a batch may differ from epoch to epoch

Progress = Callable[[int, float], None]  # called with the epoch's number and its mean loss


@dataclass(frozen=True)
class _Message:
    """What is learnt from; all labels and features as numbers."""

    pieces: Pieced
    states: np.ndarray
    features: list[np.ndarray]
    labels: np.ndarray  # (3, words)
    wishes: np.ndarray  # (words,)
    acts: np.ndarray
    is_marked: bool  # else nothing is learnt from its words' labels


def train_tagger(
    examples: Sequence[Example],  # each with at least one token
    known: Optional[Sequence[Known]] = None,
    seed: int = 0,
    epochs: int = EPOCHS,
    progress: Optional[Progress] = None,
) -> Tagger:
    """`known` is, for each example, what the shop's own words say of its tokens."""
    rng = np.random.RandomState(seed)
    tagged = [tagged_of(example) for example in examples]
    names = names_of(examples, [each.labels for each in tagged])
    marked = [each.labels for each, own in zip(tagged, examples, strict=True) if own.is_marked]
    known = known or [{}] * len(examples)
    seen = [
        features_of(each.tokens, own, each.prompt)
        for each, own in zip(examples, known, strict=True)
    ]
    features = _worth_learning(seen)
    messages = list(_messages(examples, tagged, names, seen, features))
    tuning = Tuning(encoder_file(), FROZEN, LAYERS, len(features), names.ends, rng)
    for epoch in range(epochs):
        loss = _epoch(tuning, messages, epoch / epochs, (epoch + 1) / epochs, rng)
        if progress is not None:
            progress(epoch + 1, loss)
    steps = step_gains(names.fields, [labels.fields for labels in marked])
    heads = {name: value.numpy() for name, value in tuning.heads.items()}
    return Tagger(names, features, heads, steps, tuning.tuned())


def _epoch(
    tuning: Tuning, messages: Sequence[_Message], start: float, end: float,
    rng: np.random.RandomState,
) -> float:  # fmt: skip
    """All messages once, from `start` to `end` of the whole training; the mean loss."""
    batches = list(_batches(messages, rng))
    times = np.linspace(start, end, len(batches), endpoint=False)
    losses = [tuning.learn(_batch(batch, rng), float(done), int(rng.randint(1 << 30)))
              for batch, done in zip(batches, times, strict=True)]  # fmt: skip
    return float(np.mean(losses))


def _worth_learning(seen: Sequence[Sequence[Sequence[str]]]) -> list[str]:
    counts = Counter(name for words in seen for word in words for name in set(word))
    return sorted(name for name, count in counts.items() if count >= LEAST_SEEN)


def _messages(
    examples: Sequence[Example], tagged: Sequence[Tagged], names: LabelNames,
    seen: Sequence[Sequence[Sequence[str]]], features: Sequence[str],
) -> Iterator[_Message]:  # fmt: skip
    place = {name: at for at, name in enumerate(features)}
    at = [{name: n for n, name in enumerate(getattr(names, kind))} for kind in KINDS]
    pieces = [pieced(example.tokens, example.prompt) for example in examples]
    for each, rows, of_words, own, example in zip(
        tagged, _frozen_states(pieces), seen, pieces, examples, strict=True
    ):
        wishes = wishes_of(each.labels.breaks)
        yield _Message(
            own, rows,
            [np.array(sorted({place[x] for x in word if x in place}), int) for word in of_words],
            np.array([[at[k][x] for x in getattr(each.labels, KINDS[k])] for k in range(3)]),
            wishes, np.array([at[3][act] for act in each.acts[: wishes[-1] + 1]]),
            example.is_marked,
        )  # fmt: skip


def _frozen_states(pieces: Sequence[Pieced]) -> list[np.ndarray]:
    """Of the layers that stay as they are, for every message."""
    model = cut_encoder(FROZEN)
    order = sorted(range(len(pieces)), key=lambda at: len(pieces[at].ids))
    found: dict[int, np.ndarray] = {}
    for at in range(0, len(order), BATCH):
        batch = order[at : at + BATCH]
        found.update(zip(batch, states(model, [pieces[each] for each in batch]), strict=True))
    return [found[at] for at in range(len(pieces))]


def _batches(
    messages: Sequence[_Message], rng: np.random.RandomState
) -> Iterator[list[_Message]]:
    """Messages about alike in length, the batches in any order."""
    lengths = np.array([len(each.pieces.ids) for each in messages])
    order = np.argsort(lengths + JITTER * rng.rand(len(messages)), kind="stable")
    starts = np.arange(0, len(order), BATCH)
    rng.shuffle(starts)
    for start in starts:
        yield [messages[at] for at in order[start : start + BATCH]]


def _batch(messages: Sequence[_Message], rng: np.random.RandomState) -> Batch:
    count = len(messages)
    most_pieces = max(len(each.pieces.ids) for each in messages)
    most_words = max(len(each.wishes) for each in messages)
    most_wishes = max(len(each.acts) for each in messages)
    batch = Batch(
        np.zeros((count, most_pieces, HIDDEN), np.float32),
        np.zeros((count, most_pieces), np.float32),
        np.zeros((count, most_words, most_pieces), np.float32),
        *_kept_features(messages, most_words, rng),
        np.zeros((count, most_wishes, most_words), np.float32),
        np.zeros((3, count, most_words), np.int32),
        np.zeros((count, most_words), np.float32),
        np.zeros((count, most_wishes), np.int32),
        np.zeros((count, most_wishes), np.float32),
    )
    for row, message in enumerate(messages):
        _fill(batch, row, message)
    return batch


def _fill(batch: Batch, row: int, message: _Message) -> None:
    pieces, words, acts = len(message.pieces.ids), len(message.wishes), len(message.acts)
    batch.states[row, :pieces] = message.states
    batch.pieces[row, :pieces] = 1
    batch.shares[row, :words, :pieces] = message.pieces.shares
    batch.labels[:, row, :words] = message.labels
    batch.words[row, :words] = message.is_marked
    batch.acts[row, :acts] = message.acts
    batch.said[row, :acts] = 1
    for number in range(acts):
        own = message.wishes == number
        batch.wishes[row, number, :words] = own / own.sum()


def _kept_features(
    messages: Sequence[_Message], most_words: int, rng: np.random.RandomState
) -> tuple[np.ndarray, np.ndarray]:
    """Numbers of features with their words; some left out, so that none is relied upon."""
    of_words = [(row * most_words + at, features) for row, message in enumerate(messages)
                for at, features in enumerate(message.features)]  # fmt: skip
    numbers = np.concatenate([features for _, features in of_words])
    places = np.repeat([place for place, _ in of_words], [len(each) for _, each in of_words])
    keep = rng.rand(len(numbers)) > FEATURE_DROPOUT
    return numbers[keep].astype(np.int32), places[keep].astype(np.int32)
