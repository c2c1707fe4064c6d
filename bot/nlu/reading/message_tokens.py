"""A message as the reader sees it: every word, number and sign, with its place in the text."""
import re
from dataclasses import dataclass

from actions.language.normalise import STRETCHED, plain_word

# Links, addresses of e-mail; words with the digits behind them, as in M20 and TENT-2; numbers,
# apart from what is measured in them; single signs.
TOKEN = re.compile(
    r"https?://\S+|\S+@\S+\.\w+"
    r"|[^\W\d_][^\W_]*(?:['\u2019-][^\W_]+)*|\d+(?:[.,]\d+)*|[^\w\s]|_"
)


@dataclass(frozen=True)
class Token:
    """`plain` is the word written out; characters `start` up to, not including, `end`."""

    text: str
    plain: str
    start: int
    end: int


def tokens_of(text: str) -> tuple[Token, ...]:
    return tuple(
        Token(m.group(), _plain(m.group()), m.start(), m.end()) for m in TOKEN.finditer(text)
    )


def _plain(text: str) -> str:
    return plain_word(STRETCHED.sub(r"\1", text.lower().replace("\u2019", "'")))
