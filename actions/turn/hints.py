"""Which of a few goods before the shopper some words speak of, where they needn't all be known.

A word counts for the more, the fewer of the goods it is said of (inverse document frequency, Spärck
Jones 1972): what is said of all of them tells none apart.
"""
from math import log
from typing import Mapping, Sequence

from actions.language.numbers import NUMBER_WORDS
from actions.language.tokens import phrase
from actions.language.words import plain_words
from actions.shop.catalogue.catalogue import Product
from actions.shop.search.called import SaidWord
from actions.shop.visit import Visit

NAMED, VALUED, TOLD = 1.0, 0.8, 0.6  # by where the word stands
NEAR = 0.85  # of the best one's marks: as likely
PAIR = 2
THOUSAND = 1000  # unsaid where a currency has large numbers


def hinted(
    text: str, products: Sequence[Product], visit: Visit, are_told: bool = True
) -> tuple[Product, ...]:
    """The one, or those as likely as it; none where no word tells them apart.

    What only names may say, and not what is told of them, where not `are_told`: nor numbers then,
    which count pieces.
    """
    if len(products) < PAIR or not text.strip():
        return ()
    words = visit.index.said_values(text if are_told else _without_numbers(text))
    marks = [{w.word: _mark(w, p, visit, are_told) for w in words} for p in products]
    for word in (w.word for w in words if w.word[0].isdigit()):
        if any(own[word] for own in marks):  # another number is another thing
            marks = [own if own[word] else dict.fromkeys(own, 0.0) for own in marks]
    worth = {w.word: _worth(w.word, marks) for w in words}
    scores = [sum(own[word] * worth[word] for word in own) for own in marks]
    best = max(scores)
    if not best:
        return ()
    return tuple(p for p, score in zip(products, scores, strict=True) if score >= NEAR * best)


def plainest(
    text: str, products: Sequence[Product], visit: Visit
) -> tuple[Product, ...]:
    """The one whose name says least beyond these words of it, where the names of all others say the
    same and more: "the quattro" beside the Quattro Pro. A kind of thing is no name."""
    words = frozenset(phrase(text))
    if not words or visit.index.said_kind(text, visit.language) is not None:
        return ()
    titles = {p.sku: visit.index.title_words_of(p.sku) for p in products}
    return tuple(
        p for p in products
        if words <= titles[p.sku]
        and all(titles[p.sku] < titles[q.sku] for q in products if q.sku != p.sku)
    )


def _without_numbers(text: str) -> str:
    return " ".join(w for w in plain_words(text) if w not in NUMBER_WORDS and not w.isdigit())


def _worth(word: str, marks: Sequence[Mapping[str, float]]) -> float:
    """Nothing where all goods have it, or none does."""
    having = sum(bool(own[word]) for own in marks)
    return log(len(marks) / having) if having else 0.0


def _mark(word: SaidWord, product: Product, visit: Visit, are_told: bool) -> float:
    called = visit.index.called_by(product)
    if word.is_in(called.name):
        return NAMED
    if not are_told:
        return 0.0
    is_value = word.is_in(called.values) or word.is_in(called.kind)
    if is_value or _is_price(word.word, product, visit.shopper.currency):
        return VALUED
    return TOLD if word.is_in(called.told) else 0.0


def _is_price(word: str, product: Product, currency: str) -> bool:
    """ "The 39 dollar one", "yang 79 ribu"."""
    amount = product.prices.get(currency)
    if amount is None or not word.isdigit():
        return False
    return int(word) in (int(amount), int(amount / THOUSAND) if amount >= THOUSAND else None)
