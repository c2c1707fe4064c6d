"""Checking a folder as a whole: either a shop ready to store or all of its mistakes."""
from dataclasses import replace

from actions.shop.catalogue.catalogue import Profile, build_catalogue
from actions.shop.catalogue.values import value_language
from actions.shop.loading.check_definitions import check_attributes, check_categories
from actions.shop.loading.check_history import check_history
from actions.shop.loading.check_links import LinkCheck
from actions.shop.loading.check_parts import check_parts
from actions.shop.loading.check_products import check_products
from actions.shop.loading.check_profile import check_never_found, check_profile
from actions.shop.loading.check_words import check_words
from actions.shop.loading.columns import ALL_COLUMNS, Terms
from actions.shop.loading.errors import RowError, ShopFolderInvalid
from actions.shop.loading.folder_files import FILES, Tables
from actions.shop.loading.sheet import Folder
from actions.shop.loading.shop import Shop
from actions.shop.progress import Progress, silent

NO_PROFILE = Profile("", {}, ())


def validate(tables: Tables, progress: Progress = silent) -> Shop:
    """The typed shop; raises ShopFolderInvalid with every mistake there is."""
    progress("check", 0, 1)
    errors = list(tables.errors)
    shop = _checked(tables, errors)
    if errors:
        raise ShopFolderInvalid(sorted(errors, key=_place))
    progress("check", 1, 1)
    return shop


def _checked(tables: Tables, errors: list[RowError]) -> Shop:
    profile, terms = check_profile(tables.yaml, errors) if tables.yaml else (NO_PROFILE, None)
    terms = terms or _terms_of_headers(tables)
    for columns in ALL_COLUMNS:
        if columns.file in tables.files:
            errors.extend(columns.check(tables.files[columns.file], terms))
    folder = Folder(tables, errors)
    categories = check_categories(folder, terms)
    attributes = check_attributes(folder, terms)
    products, stock = check_products(folder, terms, check_parts(folder, terms, attributes))
    if tables.yaml:
        known = {p.sku for p in products} | {c.id for c in categories}
        check_never_found(tables.yaml, profile, known, errors)
    links = LinkCheck(folder, terms, {p.sku: p for p in products}, attributes).links()
    catalogue = build_catalogue("", profile, products, categories, attributes.values(), links)
    if tables.words:
        words = check_words(tables.words, terms.languages, catalogue, errors)
        catalogue = replace(catalogue, profile=replace(profile, words=words))
    return Shop(catalogue, stock, check_history(folder, terms) if tables.has_history else None)


def _terms_of_headers(tables: Tables) -> Terms:
    """What the columns themselves say, so that a faulty shop.yml doesn't hide other mistakes."""
    columns = tables.files["products.csv"].columns if "products.csv" in tables.files else ()
    return Terms(_endings(columns, "name_") or (value_language(),), _endings(columns, "price_"))


def _endings(columns: tuple[str, ...], stem: str) -> tuple[str, ...]:
    return tuple(column[len(stem):] for column in columns if column.startswith(stem))


def _place(error: RowError) -> tuple[int, int, str]:
    """In the order of the files, then of their lines."""
    file = FILES.index(error.file) if error.file in FILES else -1
    return file, error.line or 0, error.column or ""
