"""Each question asked in a running shop, and whether its answer is right, untrue or neither."""
from dataclasses import dataclass
from typing import Iterator, Literal, Sequence

from tests.benchmarks.answers.questions import Question
from tests.conversations.talk import NoSuchButton, NotAnswered
from tests.servers import RunningShop
from tests.talks.at_once import done
from tests.talks.chat import Chat, leave_no_cart
from tests.talks.lines import lines_of

DIGITS = 4
# What the figures of each subject are called.
NAMES = {"fact": "facts", "product": "product"}

Outcome = Literal["right", "untrue", "unknown"]


@dataclass(frozen=True)
class Answered:
    question: Question
    lines: Sequence[str]

    @property
    def outcome(self) -> Outcome:
        """Of an answer that has what it must and what it mustn't, the latter counts."""
        if self.question.forbidden(self.lines):
            return "untrue"
        return "unknown" if self.question.lacking(self.lines) else "right"


def ask_all(questions: Sequence[Question], shop: RunningShop) -> Iterator[Answered]:
    return done(questions, lambda question: ask(question, shop))


def ask(question: Question, shop: RunningShop) -> Answered:
    if question.customer is not None:
        leave_no_cart(shop, question.customer)
    try:
        chat = Chat(shop, question.language, question.customer)
        for message in question.before:
            chat.say(message)
        return Answered(question, lines_of(chat.say(question.say)))
    except (NotAnswered, NoSuchButton) as error:
        return Answered(question, [f"!! {error}"])


def figures(answered: Sequence[Answered]) -> dict[str, float]:
    """Shares, by language too."""
    told = _shares(answered, "")
    for language in sorted({each.question.language for each in answered}):
        own = [each for each in answered if each.question.language == language]
        told |= _shares(own, f"_{language}")
    return told


def _shares(answered: Sequence[Answered], ending: str) -> dict[str, float]:
    told: dict[str, float] = {}
    for about, name in NAMES.items():
        outcomes = [each.outcome for each in answered if each.question.about == about]
        told[f"{name}_right{ending}"] = _share(outcomes.count("right"), len(outcomes))
        told[f"{name}_untrue{ending}"] = _share(outcomes.count("untrue"), len(outcomes))
        told[f"{name}_questions{ending}"] = len(outcomes)
    return told


def _share(some: int, of: int) -> float:
    return round(some / of, DIGITS) if of else 0.0
