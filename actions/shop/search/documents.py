"""Search over any documents: for measuring on judged sets, and for what is not a shop."""
import html
import re
from dataclasses import dataclass
from typing import Iterable, Optional, Sequence

import numpy as np

from actions.language.likely_language import likely_language
from actions.language.spelling import SearchSpeller, spelling_of
from actions.shop.search.lexical import write_lexicon
from actions.shop.search.matching import WEIGHTS, Encode, Matcher, Weights, encode_query
from actions.shop.search.meaning import meanings
from actions.shop.search.texts import Fields, counted, rooted, shortened

TITLE_BOOST, BODY_BOOST = 4.0, 1.0
MOST_CONSIDERED = 300
MOST_ENCODED_WORDS = 40  # the rest of a description adds time rather than meaning

MARKUP = re.compile(r"<[^>]{1,200}>")

Document = tuple[str, str, str]  # id, title, description


@dataclass(frozen=True)
class Hit:
    id: str
    score: float  # 1 for what is the best in words and in meaning


@dataclass(frozen=True)
class DocumentIndex:
    """Documents that were indexed, to be searched by many threads."""

    ids: Sequence[str]
    matcher: Matcher

    def search(self, query: str, limit: int = 10, language: Optional[str] = None) -> list[Hit]:
        """Best first. Without a language, words are read in all."""
        found = self.matcher.match(query, language, most=max(limit, MOST_CONSIDERED))
        best = zip(found.rows[:limit], found.scores[:limit], strict=True)
        return [Hit(self.ids[row], float(score)) for row, score in best]


def index_documents(
    documents: Iterable[Document],
    progress: bool = False,
    vectors: Optional[np.ndarray] = None,
    weights: Weights = WEIGHTS,
    encode: Encode = encode_query,
) -> DocumentIndex:
    """Index (id, title, description); `vectors` made before spare the time to encode them again."""
    kept = [(id_, _readable(title), _readable(body)) for id_, title, body in documents]
    fields = [_fields(title, body) for _, title, body in kept]
    rows = ((row, rooted(texts)) for row, texts in enumerate(fields))
    lexicon = write_lexicon({"name": TITLE_BOOST, "body": BODY_BOOST}, rows)
    speller = SearchSpeller(spelling_of(counted(fields)))
    if vectors is None:
        vectors = document_vectors(kept, progress)
    meant = meanings(np.arange(len(kept)), vectors)
    return DocumentIndex(
        [id_ for id_, _, _ in kept], Matcher(lexicon, speller, meant, encode, weights)
    )


def document_vectors(documents: Sequence[Document], progress: bool = False) -> np.ndarray:
    """Vectors of titles with the beginnings of descriptions, (n, dimensions)."""
    from rich.progress import BarColumn, Progress, TimeElapsedColumn, TimeRemainingColumn

    from actions.language.sentence_encoder import passage_vectors

    texts = [shortened(f"{title}. {body}", MOST_ENCODED_WORDS) for _, title, body in documents]
    columns = "{task.description}", BarColumn(), TimeElapsedColumn(), TimeRemainingColumn()
    with Progress(*columns, disable=not progress) as bars:
        task = bars.add_task("encoding", total=len(texts))
        return passage_vectors(texts, lambda done: bars.advance(task, done))


def _readable(text: str) -> str:
    return html.unescape(MARKUP.sub(" ", text or ""))


def _fields(title: str, body: str) -> Fields:
    language = likely_language(f"{title} {body}")
    return {"name": ((language, title),), "body": ((language, body),)}
