"""Goods that serve a purpose which is told without naming any: "how do i get limescale out"."""
from typing import Iterator, Optional

from actions.language.stop_words import STOP_WORDS
from actions.language.words import plain_words
from actions.saying.reply import Reply
from actions.saying.results import show_results
from actions.shop.answers.asked_attributes import QUESTION_WORDS, roots_of
from actions.shop.answers.passages import passages
from actions.shop.search import SearchQuery
from actions.shop.search.missing import is_far
from actions.shop.search.naming import TELLING_WORDS
from actions.shop.visit import Visit
from actions.turn.turn import Turn

HALF, MOST_UNTOLD = 0.5, 1
NEARER = 3.6  # where a word is untold; chosen among purposes and what only looks like one
SILENT = STOP_WORDS | QUESTION_WORDS | TELLING_WORDS


def tell_what_serves(turn: Turn, visit: Visit) -> Optional[Reply]:
    """Only where all telling words are written of the best, or all but one, half of them at least,
    and it surely means that."""
    words = [word for word in plain_words(turn.text) if word not in SILENT]
    query = SearchQuery(" ".join(words), currency=visit.shopper.currency)
    found = visit.index.search(query).products[:1] if words else ()
    if not found or is_far(turn.text, found, visit.index):
        return None
    written = [each.text for each in passages(found[0], visit.language)]
    told = {root for text in (*written, *found[0].names.values()) for root in _roots(text)}
    untold = sum(not roots_of(word) & told for word in words)
    is_near = min(visit.index.nearness(turn.text, found), default=0.0) >= NEARER
    is_almost = untold <= MOST_UNTOLD and untold <= HALF * len(words)
    return show_results(query, visit) if not untold or (is_almost and is_near) else None


def _roots(text: str) -> Iterator[str]:
    return (root for word in plain_words(text) for root in roots_of(word))
