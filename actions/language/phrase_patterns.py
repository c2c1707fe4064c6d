"""Phrases of the packs as one regular expression: how a table says "one of these" or "any word".

`a|b` is one of two words, `(very)` a word that may be missing, `anti*` a word that goes on, WORD
any word, NUMBER digits, `rip ~ off` words with a space between them or none; within `a|b`, the
words of a phrase are joined by `_`: `a_dozen|many`. `^` stands at the start of the message.
"""
import re
from typing import Iterable

from actions.language import packs

EITHER_WAY, OR = "~", "|"
SIGNS = {"WORD": r"\w+", "NUMBER": r"\d+", "*": r"\w+", "_": " ", "^": "^"}
SIGN = re.compile("|".join(map(re.escape, SIGNS)))
NOTHING = r"(?!)"


def phrase_pattern(name: str, flags: int = 0) -> re.Pattern[str]:
    """What any pack's table of this name says, as whole words; nothing where no pack has one."""
    return re.compile(rf"\b(?:{any_of(packs.phrases(name))})\b", flags)


def any_of(phrases: Iterable[str]) -> str:
    """The phrases as alternatives of an expression, the longest first."""
    return OR.join(map(_phrase, _longest_first(phrases))) or NOTHING


def _phrase(text: str) -> str:
    written, gap = "", ""
    for word in text.split():
        if word == EITHER_WAY:
            gap = " ?"
        elif word.startswith("("):
            either = _either(word[1:-1])
            written += f"(?:{gap}{either})?" if gap else f"(?:{either} )?"
            gap = gap and " "
        else:
            written, gap = f"{written}{gap}{_either(word)}", " "
    return written


def _either(word: str) -> str:
    """Without a group where there is no choice: expressions of plain words are found faster."""
    choices = _longest_first(word.split(OR))
    either = OR.join(map(_word, choices))
    return f"(?:{either})" if len(choices) > 1 else either


def _longest_first(texts: Iterable[str]) -> list[str]:
    """An expression takes the first that fits: "name of" before "name"."""
    return sorted(texts, key=lambda text: (-len(text), text))


def _word(text: str) -> str:
    """With its signs as an expression, everything else as it is written."""
    written, at = "", 0
    for sign in SIGN.finditer(text):
        written += re.escape(text[at : sign.start()]) + SIGNS[sign.group()]
        at = sign.end()
    return written + re.escape(text[at:])
