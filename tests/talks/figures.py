"""How many turns were right and how many talks whole, and which turns were wrong."""
from typing import Iterable, Iterator, Sequence

from tests.talks.playing import PlayedTalk, PlayedTurn

DIGITS = 4
LONGEST_LINE = 230
TELLING = ("text:", "offer:", "card:", "line:", "order:")


def figures(played: Sequence[PlayedTalk]) -> dict[str, float]:
    """Shares, by language too."""
    told = _shares(played, "")
    for language in sorted({each.talk.lang for each in played}):
        told |= _shares([each for each in played if each.talk.lang == language], f"_{language}")
    return told


def failures(played: Iterable[PlayedTalk]) -> Iterator[str]:
    """Each wrong turn, to read."""
    for each in played:
        yield from (_failure(each, turn) for turn in each.turns if not turn.is_right)


def _failure(played: PlayedTalk, turn: PlayedTurn) -> str:
    came = (line[:LONGEST_LINE] for line in turn.lines if line.startswith(TELLING))
    told = [f"{played.talk.name} [{turn.place}] {turn.said!r}", *(f"  !! {w}" for w in turn.wrong)]
    return "\n".join([*told, *(f"     {line}" for line in came)])


def _shares(played: Sequence[PlayedTalk], ending: str) -> dict[str, float]:
    turns = [turn for each in played for turn in each.turns]
    return {
        f"turns_right{ending}": _share(sum(turn.is_right for turn in turns), len(turns)),
        f"talks_whole{ending}": _share(sum(each.is_whole for each in played), len(played)),
        f"turns{ending}": len(turns),
        f"talks{ending}": len(played),
    }


def _share(some: int, of: int) -> float:
    return round(some / of, DIGITS) if of else 0.0
