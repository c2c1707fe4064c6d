"""Chat spelling made plain: case, invisible characters, stretched letters, abbreviations."""
import re
from functools import lru_cache

from actions.language import packs
from actions.language.cleaning import clean
from actions.language.forms import singular, without_possessive
from actions.language.words import WORD

STRETCHED = re.compile(r"([^\W\d_])\1{2,}")

# One word for one word, so that offsets stay simple.
ABBREVIATIONS = packs.by_spelling("chat.abbreviations")
# What a sign stands for, as "&" for "and".
DASHES = ("\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212")
SIGNS = {**dict.fromkeys(DASHES, "-"), **packs.mapping("chat.signs")}
# Said for the tone; they carry a message only when nothing else is in it.
PARTICLES = packs.words("chat.particles")


def normalise(text: str) -> str:
    """The sentence as the classifiers see it; digits and punctuation stay."""
    plain = STRETCHED.sub(r"\1", visible(text).lower().replace("\u2019", "'"))
    words = WORD.sub(lambda match: plain_word(match.group()), plain).split()
    telling = [word for word in words if word.strip("?!.,") not in PARTICLES]
    return " ".join(telling or words)


def visible(text: str) -> str:
    """Text without invisible characters, as one that is guarded from being a command has them."""
    return clean(text).text


def plain_word(word: str) -> str:
    """One lower-case word, written out."""
    return ABBREVIATIONS.get(word, word)


@lru_cache(maxsize=2**16)
def canonical(word: str) -> str:
    """The form under which vocabulary and message meet: toasters → toaster, warnanya → warna."""
    plain = plain_word(SIGNS.get(word, word).lower().replace("\u2019", "'"))
    return singular(without_possessive(plain))


def is_button(text: str) -> bool:
    """Whether this is the payload of a button, which names its intent and entities itself."""
    return text.lstrip().startswith("/")
