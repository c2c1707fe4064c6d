"""Our intent model on a set of questions, as the classifier of config.yml uses it."""
import time
from dataclasses import dataclass
from typing import Sequence

from actions.language.normalise import normalise
from actions.language.sentence_encoder import many_query_vectors
from bot.nlu.intents.intent_model import train_model
from tests.benchmarks.nlu.judged_sets import JudgedSet, Question
from tests.benchmarks.nlu.measures import Accuracies, accuracies

# So many questions are expected to have no answer, before one has been seen.
UNKNOWN_SHARE = 0.5


@dataclass(frozen=True)
class SetResult:
    """One classifier on one set; the threshold comes from its training questions alone."""

    accuracies: Accuracies
    train_s: float


def measure_ours(judged: JudgedSet) -> SetResult:
    train = [question for question in judged.train if question.intent is not None]
    started = time.perf_counter()
    texts = _texts(train)
    labels = [str(question.intent) for question in train]
    model = train_model(texts, many_query_vectors(texts), labels, unknown_share=UNKNOWN_SHARE)
    train_s = time.perf_counter() - started
    asked = _texts(judged.test)
    vectors = many_query_vectors(asked)
    found = model.judge(model.look(asked, vectors), vectors)
    return SetResult(
        accuracies(
            [question.intent for question in judged.test],
            [one.intent for one in found], [one.is_clear for one in found],
        ),
        train_s,
    )


def _texts(questions: Sequence[Question]) -> list[str]:
    return [normalise(question.text) for question in questions]
