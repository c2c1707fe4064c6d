"""A product's name put aside: what is wanted of it matters, not what it is called."""
import re
from typing import Any, Iterable, Mapping

# How people point at a product they don't name; training examples are full of it.
POINTING = {
    "en": ("that one", "the other one"), "id": ("produk ini", "yang satunya"),
}  # the first product named, and every further one
ARTICLE = re.compile(r"\b(?:the|a|an|this|that|si)\s+$", re.IGNORECASE)


def point_at_products(text: str, entities: Iterable[Mapping[str, Any]]) -> str:
    """The text with every product name replaced by a pointing word in its language.

    Names are full of words such as "two" or "slice" that lead a classifier astray.
    """
    found = list(entities)
    language = next((e["value"] for e in found if e["entity"] == "language"), "en")
    spans = sorted((e["start"], e["end"]) for e in found if e["entity"] == "product")
    for place, (start, end) in reversed(list(enumerate(spans))):
        before = ARTICLE.sub("", text[:start])
        text = f"{before}{POINTING[language][min(place, 1)]}{text[end:]}"
    return text
