"""All that searches look at beside the products: made once, in memory or in files."""
from dataclasses import dataclass, field
from pathlib import Path
from typing import Iterable, Mapping, Optional

from actions.language.pack_tables import Phrase
from actions.language.packs import default_language
from actions.language.spelling import Spelling, spelling_of
from actions.language.words import name_words
from actions.mapped import read_record, write_record
from actions.mapped.arrays import read_arrays, write_arrays
from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.catalogue.kinds import Kinds
from actions.shop.catalogue.learning_kinds import learn_kinds
from actions.shop.catalogue.title_runs import TitleRuns, title_runs
from actions.shop.search.called_values import values_by_words
from actions.shop.search.goods_codes import Coded, codes_of
from actions.shop.search.lexical import Lexicon, read_lexicon, write_lexicon
from actions.shop.search.shelf_columns import Columns, Group, Value, columns_of, number_attributes
from actions.shop.search.texts import FIELD_BOOSTS, Fields, counted, rooted, search_texts
from actions.shop.search.versions import version_columns

TABLES, WORDS = "tables", "words"  # a file and a folder


@dataclass(frozen=True)
class Tables:
    spelling: Spelling
    groups: Mapping[Group, tuple[int, int]]
    versions: Mapping[Group, tuple[int, int]]
    values: Mapping[Phrase, Value]  # by the words that name them
    numbers: tuple[str, ...]  # attributes that have a column
    codes: Mapping[str, Coded]
    kinds: Kinds
    titles: TitleRuns
    languages: frozenset[str]  # other than the default one, that titles are written in
    name_words: frozenset[str]  # of the names of products and categories


@dataclass(frozen=True)
class Indexed:
    """One catalogue; rows are its SKUs in their order."""

    columns: Columns
    tables: Tables
    lexicon: Lexicon = field(compare=False)


def index_catalogue(catalogue: Catalogue, folder: Optional[Path] = None) -> Indexed:
    """Index its words and columns; with an empty folder, into files of it as well."""
    texts = [search_texts(catalogue.products[sku], catalogue) for sku in sorted(catalogue.products)]
    columns, tables = _learnt(catalogue, texts)
    words = folder / WORDS if folder else None
    if folder and words:
        words.mkdir()
        write_arrays(folder, columns)
        write_record(folder / TABLES, tables)
    rows = ((row, rooted(fields)) for row, fields in enumerate(texts))
    return Indexed(columns, tables, write_lexicon(FIELD_BOOSTS, rows, words))


def _learnt(catalogue: Catalogue, texts: list[Fields]) -> tuple[Columns, Tables]:
    """Of texts by row."""
    columns, groups = columns_of(catalogue)
    products = [catalogue.products[sku] for sku in sorted(catalogue.products)]
    in_versions, versions = version_columns(products)
    spoken = {language for product in products for language in product.names}
    return {**columns, **in_versions}, Tables(
        spelling_of(counted(texts)), groups, versions,
        values=values_by_words(groups, catalogue.attributes),
        numbers=tuple(number_attributes(catalogue)),
        codes=codes_of(catalogue), kinds=learn_kinds(catalogue), titles=title_runs(catalogue),
        languages=frozenset(spoken - {default_language()}), name_words=_name_words(texts),
    )


def read_index(folder: Path) -> Indexed:
    """What `index_catalogue` left there, mapped; raises FileNotFoundError."""
    lexicon = read_lexicon(FIELD_BOOSTS, folder / WORDS)
    return Indexed(read_arrays(folder), read_record(folder / TABLES, Tables), lexicon)


def name_words_of(product: Product, catalogue: Catalogue) -> frozenset[str]:
    """The words of its names and of those of its category."""
    return _name_words([search_texts(product, catalogue)])


def _name_words(every: Iterable[Fields]) -> frozenset[str]:
    named = {t for fields in every for _, t in (*fields["name"], *fields["category"])}
    return frozenset(name_words(" ".join(named)))
