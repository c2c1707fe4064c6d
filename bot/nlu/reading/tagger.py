"""The learned tagger: fields, breaks and matter of a message's words, and its wishes' acts."""
import json
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Optional, Sequence, cast

import numpy as np

from actions.reading.reading import TOLD_BY_MATTER, Act, Prompt
from bot.nlu.reading.chunks import NEW_OBJECT, NEW_WISH, NO_BREAK, Labels
from bot.nlu.reading.features import features_of
from bot.nlu.reading.known_words import Known
from bot.nlu.reading.message_tokens import Token
from bot.nlu.reading.reader import Judged
from bot.nlu.reading.tagged import LabelNames, best_sequence, log_softmax, wishes_of
from bot.nlu.reading.tuned_encoder import LAYERS, _file, cut_encoder, pieced, states

ARRAYS_FILE, NAMES_FILE = "tagger.npz", "tagger.json"
# Breaks are rare, so that the likeliest label misses more of them than it invents.
BREAK_GAINS = {NEW_WISH: 1.0, NEW_OBJECT: 0.5}
ASKED, QUESTION_GAIN = "?", 3.0
CLEAR = 0.6  # the chance from which a lone word is a wish of its own
LAYER = "layer "  # before the names of the encoder's tensors among the arrays


@dataclass(frozen=True)
class Tagger:
    """`heads` are the weights of "states" (384, labels), "features" (n, labels) and "bias";

    `steps` those of `step_gains`; `tuned` the encoder's own layers.
    """

    names: LabelNames
    features: list[str]
    heads: dict[str, np.ndarray]
    steps: np.ndarray
    tuned: dict[str, np.ndarray]

    def judge(
        self, tokens: Sequence[Token], known: Known, prompt: Optional[Prompt] = None
    ) -> Judged:
        """Of one token at least; what it means is told as if it stood alone."""
        words, alone = self._states(tokens, prompt)
        seen = features_of(tokens, known, prompt)
        fields, breaks, matter, acts = self.names.split(self._scores(words, seen))
        begun = self._joined(tokens, self._begun(tokens, breaks), acts)
        labels = Labels(
            tuple(self.names.fields[at] for at in best_sequence(fields, self.steps)),
            tuple(begun),
            tuple(self.names.matter[at] for at in matter.argmax(axis=1)),
        )
        chances = [self._chances(row) for row in _of_wishes(acts, begun)]
        own = chances
        if prompt:
            scores = self._scores(alone, features_of(tokens, known))
            own = [self._chances(row) for row in _of_wishes(self.names.split(scores)[3], begun)]
        return Judged(labels, chances, _unit(_means(alone, begun)), _parted(breaks, begun), own)

    def meanings(self, texts: Sequence[Sequence[Token]]) -> np.ndarray:
        """What each of several texts means as a whole: unit vectors, shape (texts, 384)."""
        pieces = [pieced(tokens) for tokens in texts]
        found = states(self.encoder, pieces)
        words = (own.shares @ rows for own, rows in zip(pieces, found, strict=True))
        return _unit(np.stack([each.sum(axis=0) for each in words]))

    def _begun(self, tokens: Sequence[Token], scores: np.ndarray) -> list[str]:
        """Nothing new begins with the first word; behind a question something mostly does."""
        names = self.names.breaks
        gained = scores + [BREAK_GAINS.get(name, 0.0) for name in names]
        for at in range(1, len(tokens) - 1):
            if tokens[at - 1].text == ASKED and tokens[at].text[0].isalnum():
                gained[at, names.index(NEW_WISH)] += QUESTION_GAIN
        return [NO_BREAK, *(names[at] for at in gained.argmax(axis=1)[1:])]

    def _joined(
        self, tokens: Sequence[Token], breaks: Sequence[str], acts: np.ndarray
    ) -> list[str]:
        """A wish that says nothing of its own belongs to the next, one of the same act to the one
        before, of which it names another object."""
        joined, chances = list(breaks), _of_wishes(acts, breaks)
        starts = [0, *(at for at, sign in enumerate(breaks) if sign == NEW_WISH), len(breaks)]
        for wish in range(1, len(starts) - 1):
            words = [t for t in tokens[starts[wish - 1] : starts[wish]] if t.text[0].isalnum()]
            is_empty = not words or (len(words) == 1 and chances[wish - 1].max() < CLEAR)
            act = self.names.acts[int(chances[wish].argmax())]
            before = self.names.acts[int(chances[wish - 1].argmax())]
            if is_empty or (act == before and act not in TOLD_BY_MATTER):
                joined[starts[wish]] = NO_BREAK if is_empty else NEW_OBJECT
        return joined

    def _chances(self, row: np.ndarray) -> dict[Act, float]:
        return dict(zip(cast("list[Act]", self.names.acts), map(float, row), strict=True))

    def _states(
        self, tokens: Sequence[Token], prompt: Optional[Prompt]
    ) -> tuple[np.ndarray, np.ndarray]:
        """Of the words beside the prompt, and alone."""
        pieces = [pieced(tokens, each) for each in dict.fromkeys((prompt, None))]
        found = states(self.encoder, pieces)
        words = [own.shares @ rows for own, rows in zip(pieces, found, strict=True)]
        return words[0], words[-1]

    def _scores(self, words: np.ndarray, seen: Sequence[Sequence[str]]) -> np.ndarray:
        """Of all labels, kind after kind, before the softmax: shape (words, labels)."""
        scores = words @ self.heads["states"] + self.heads["bias"]
        for row, features in zip(scores, seen, strict=True):
            places = {self._places[each] for each in features if each in self._places}
            row += self.heads["features"][sorted(places)].sum(axis=0)
        return scores

    def save(self, folder: Path) -> None:
        arrays = {f"{LAYER}{name}": value for name, value in self.tuned.items()}
        heads = {name: value.astype(np.float16) for name, value in self.heads.items()}
        np.savez(folder / ARRAYS_FILE, steps=self.steps, **heads, **arrays)
        names = {"labels": asdict(self.names), "features": self.features}
        (folder / NAMES_FILE).write_text(json.dumps(names), encoding="ascii")

    @classmethod
    def load(cls, folder: Path) -> "Tagger":
        """Raises OSError, ValueError or KeyError where files are missing or broken."""
        names = json.loads((folder / NAMES_FILE).read_text(encoding="ascii"))
        with np.load(folder / ARRAYS_FILE, allow_pickle=False) as found:
            arrays = {name: found[name].astype(np.float32) for name in found.files}
        tuned = {name[len(LAYER) :]: value for name, value in arrays.items()
                 if name.startswith(LAYER)}  # fmt: skip
        heads = {name: arrays[name] for name in ("states", "features", "bias")}
        labels = LabelNames(**names["labels"])
        return cls(labels, names["features"], heads, arrays["steps"], tuned)

    @cached_property
    def encoder(self) -> Any:
        """Made when first asked for, in about two seconds; holds 100 MB."""
        made = cut_encoder(LAYERS, self.tuned)
        _file.cache_clear()  # what it was made from: another 100 MB
        return made

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: at for at, name in enumerate(self.features)}


def _of_wishes(acts: np.ndarray, breaks: Sequence[str]) -> np.ndarray:
    """Chances of the acts of each wish: its words have the same say."""
    return np.exp(log_softmax(_means(acts, breaks)))


def _parted(scores: np.ndarray, breaks: Sequence[str]) -> list[float]:
    """Of each wish the least chance of a break, or of none, as it was judged word by word."""
    best = np.exp(log_softmax(scores)).max(axis=1)
    best[0] = 1.0  # something begins with the first word anyway
    wishes = wishes_of(breaks)
    return [float(best[wishes == number].min()) for number in range(wishes[-1] + 1)]


def _means(rows: np.ndarray, breaks: Sequence[str]) -> np.ndarray:
    """Of the words of each wish."""
    wishes = wishes_of(breaks)
    return np.stack([rows[wishes == number].mean(axis=0) for number in range(wishes[-1] + 1)])


def _unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
