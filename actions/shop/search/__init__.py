"""Catalogue search by words and by meaning, in every language, with filters."""
from actions.language.words import words
from actions.shop.catalogue.values import has_value
from actions.shop.search.cache import SearchIndexCache
from actions.shop.search.documents import index_documents
from actions.shop.search.index import SearchIndex
from actions.shop.search.query import Refused, SearchQuery, SearchResult

__all__ = [
    "Refused", "SearchIndex", "SearchIndexCache", "SearchQuery", "SearchResult", "has_value",
    "index_documents", "words",
]
