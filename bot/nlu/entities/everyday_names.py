"""Names made of everyday words alone: they are meant where they stand as names."""
from dataclasses import dataclass

from actions.language.pack_tables import Phrase
from actions.language.tokens import Reading
from bot.nlu.entities.mention import Found
from bot.nlu.entities.product_names import ARTICLES, SHORTEST

OPENING, CLOSING = "\"'\u201c\u2018\u00ab", "\"'\u201d\u2019\u00bb"


@dataclass(frozen=True)
class EverydayWords:
    """`ordinary`: words said of anything; `little`: those of them that tell of no goods at all."""

    ordinary: frozenset[str]
    little: frozenset[str]

    def make(self, name: Phrase) -> bool:
        """Whether they make this name; two telling words beside each other are one all the same."""
        is_short = len(set(name) - self.little) < SHORTEST
        return is_short and self.ordinary.issuperset(name)


def is_said(found: Found, reading: Reading, text: str, everyday: EverydayWords) -> bool:
    """Whether a product's name is meant; what it is made of may be said of anything: now, more."""
    is_product = any(fact.entity == "product" for fact in found.facts)
    is_doubtful = is_product and everyday.make(reading.words[found.first : found.end])
    return not is_doubtful or stands_as_name(found, reading, text)


def stands_as_name(found: Found, reading: Reading, text: str) -> bool:
    """Alone in its message, within quotes, or in capitals where the words around have none."""
    around = reading.words[: found.first] + reading.words[found.end :]
    if set(around) <= ARTICLES:
        return True
    start, end = reading.starts[found.first], reading.ends[found.end - 1]
    if text[:start][-1:] in OPENING and text[end:][:1] in CLOSING and start and end < len(text):
        return True
    others = [text[at] for at in reading.starts[1 : found.first] + reading.starts[found.end :]]
    is_capital = all(text[at].isupper() for at in reading.starts[found.first : found.end])
    is_title = found.first > 0 and not text.isupper()
    return is_capital and is_title and not any(letter.isupper() for letter in others)
