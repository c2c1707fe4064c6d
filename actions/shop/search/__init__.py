"""Catalogue search by words and by meaning, in English and Indonesian, with filters."""
from actions.shop.search.cache import SearchIndexCache
from actions.shop.search.documents import index_documents
from actions.shop.search.index import SearchIndex
from actions.shop.search.query import SearchQuery, SearchResult
from actions.shop.search.values import has_value
from actions.shop.search.words import words

__all__ = [
    "SearchIndex", "SearchIndexCache", "SearchQuery", "SearchResult", "has_value",
    "index_documents", "words",
]
