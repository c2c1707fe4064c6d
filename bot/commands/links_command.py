"""The shop's links from the command line: how much each is taken to be needed, and why."""
from typing import Iterator

from rich.console import Console
from rich.table import Column, Table

from actions.language.packs import default_language
from actions.learning.read_findings import companions_of, sequels_of
from actions.schema import open_shop_database
from actions.selling.needs import Judged, judge, undecided
from actions.settings import Settings
from actions.shop.catalogue.catalogue import ADD_ONS, Catalogue, Link, in_language
from actions.shop.catalogue.catalogue_reading import read_catalogue
from actions.shop.catalogue.link_needs import NEEDS

TOGETHER = (*ADD_ONS, "set")
SOURCES = {
    "merchant": "as links.csv says",
    "reason": "its reason says so: {reason}",
    "buyers": "{having} of {buyers} buyers took one, or had one before",
    "nothing": "neither its reason nor buyers tell",
}


def show_links(settings: Settings, are_all: bool, console: Console) -> int:
    """Print what was found out of links without a `need`, for a merchant to look over."""
    with open_shop_database(settings.database_url).read_scope() as db:
        catalogue = read_catalogue(db)
        targets = undecided(catalogue.links, catalogue)
        together, later = (
            companions_of(db, catalogue.links), sequels_of(db, {*catalogue.links, *targets})
        )
    judged = [(link, judge(link, together, later)) for link in _links(catalogue)]
    shown = [(k, its) for k, its in judged if are_all or its.source != "merchant"]
    if shown:
        console.print(_table(shown))
    marked = sum(its.source == "merchant" for _, its in judged)
    console.print(
        f"{marked} of {len(judged)} links say how much they are needed. Write needed, useful or"
        " nice into the column need of links.csv where the others are wrong."
    )
    return 0


def _links(catalogue: Catalogue) -> Iterator[Link]:
    return (k for links in catalogue.links.values() for k in links if k.relation in TOGETHER)


def _table(judged: list[tuple[Link, Judged]]) -> Table:
    table = Table(
        Column("Product", overflow="fold"), Column("Goes with it", overflow="fold"), "Relation",
        Column("Is", no_wrap=True), "Why", title="Links",
    )
    for link, its in sorted(judged, key=_by_need):
        reason = in_language(link.reasons, default_language())
        why = SOURCES[its.source].format(reason=reason, having=its.having, buyers=its.buyers)
        table.add_row(link.sku, link.target, link.relation, its.need, why)
    return table


def _by_need(judged: tuple[Link, Judged]) -> tuple[int, str, str]:
    link, its = judged
    return NEEDS.index(its.need), link.sku, link.target
