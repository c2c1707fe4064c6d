"""Each message said in its scene, and what came of it beside what is right."""
from collections import Counter
from dataclasses import dataclass
from typing import Iterable, Sequence

from actions.turn import slots
from tests.scenes.outcome import (
    UNCHANGED,
    expected,
    forget_order,
    is_given,
    state_of,
)
from tests.scenes.scene_files import Said
from tests.scenes.stage import EARLIER, Answer, Stage
from tests.scenes.staging import Staged

DIGITS = 4


@dataclass(frozen=True)
class Judged:
    """`outcome`: right, wrong (a change that isn't right), or missed (none where one is)."""

    said: Said
    outcome: str
    is_asked: bool  # the answer asks something
    changed: str = ""  # what differs, for people

    @property
    def must_change(self) -> bool:
        return bool(self.said.told["right"] != UNCHANGED)

    @property
    def has_one_reading(self) -> bool:
        return bool(self.said.told.get("one_reading"))

    @property
    def is_needlessly_asked(self) -> bool:
        return self.has_one_reading and self.outcome != "right" and self.is_asked


def judged(said: Said, stage: Stage) -> Judged:
    staged = Staged(said, stage)
    answer = stage.say(said.text, staged.conversation, staged.events(), staged.customer)
    with stage.front.database.session_scope() as db:
        state = state_of(staged, db)
        forget_order(staged, db)
    right = expected(said.scene, said.told["right"])
    before = expected(said.scene, UNCHANGED)
    outcome = "right"
    if state.differs_from(right):
        outcome = "wrong" if state.differs_from(before) else "missed"
    elif said.told["right"] != UNCHANGED and "asked" in said.told["right"]:
        known = answer.tracker.current_slot_values()
        outcome = "right" if is_given(said.told["right"]["asked"], known) else "missed"
    return Judged(said, outcome, _is_asked(answer), str(state))


def figures(found: Sequence[Judged]) -> dict[str, float]:
    """Shares, by language too."""
    told = _shares(found, "")
    for language in sorted({each.said.language for each in found}):
        told |= _shares([x for x in found if x.said.language == language], f"_{language}")
    return told


def _shares(found: Sequence[Judged], ending: str) -> dict[str, float]:
    count = Counter(each.outcome for each in found)
    must = [each for each in found if each.must_change]
    one = [each for each in found if each.has_one_reading]
    return {
        f"wrong_changes{ending}": _share(count["wrong"], len(found)),
        f"missed_changes{ending}": _share(sum(x.outcome == "missed" for x in must), len(must)),
        f"needless_questions{ending}": _share(sum(x.is_needlessly_asked for x in one), len(one)),
        f"messages{ending}": len(found),
    }


def _share(some: int, of: int) -> float:
    return round(some / of, DIGITS) if of else 0.0


def _is_asked(answer: Answer) -> bool:
    """A question with buttons, or one that the talk keeps open."""
    known = answer.tracker.current_slot_values()
    question = known.get(slots.OPEN_QUESTION) or {}
    is_open = question.get("turn") == EARLIER + 1
    return is_open or any(p["type"] == "choices" for p in answer.payloads)


def judge_all(said: Iterable[Said], stage: Stage) -> list[Judged]:
    return [judged(each, stage) for each in said]
