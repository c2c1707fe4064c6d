"""The tokeniser: a text cut into words, in the ways that those who read it need."""
import re
import unicodedata

from actions.language import packs
from actions.language.forms import stripped
from actions.language.stop_words import STOP_WORDS

# As it is written in a message: letters and digits, with what stands behind an apostrophe.
WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
SIMPLE = re.compile(r"[^\W_]+")
# A word with a hyphen is also written as one: "t-shirt" and "tshirt".
WRITTEN = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
PARTS = re.compile(r"[-'\u2019]")
AFTER_APOSTROPHE = packs.words("forms.after_apostrophe")
SHORTEST_NAME_WORD = 3
MEASURE_WORDS = packs.words("search.measure_words")


def words(text: str) -> list[str]:
    """Lower-case words and numbers of a text."""
    return SIMPLE.findall(text.lower())


def plain_words(text: str) -> list[str]:
    """The words of a text without accents; a hyphened word in parts, and as one behind them."""
    lower = _plain(text)
    if PARTS.search(lower) is None:
        return SIMPLE.findall(lower)
    found: list[str] = []
    for written in WRITTEN.findall(lower):
        parts = [part for part in PARTS.split(written) if part]
        if len(parts) > 1 and parts[-1] in AFTER_APOSTROPHE:
            parts.pop()
        found += parts
        if len(set(parts)) > 1:
            found.append("".join(parts))
    return found


def telling_words(text: str) -> list[str]:
    """Words that say something about a product."""
    return [word for word in plain_words(text) if word not in STOP_WORDS]


def name_words(text: str) -> set[str]:
    """Telling words without plural or possessive ends, so that "toasters" names a toaster."""
    telling = (w for w in words(text) if w not in STOP_WORDS and w not in MEASURE_WORDS)
    bare = (stripped(w) for w in telling if not w.isdigit())
    return {word for word in bare if len(word) >= SHORTEST_NAME_WORD}


def _plain(text: str) -> str:
    """Lower case, without accents."""
    lower = text.lower()
    if lower.isascii():
        return lower
    return "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c))
