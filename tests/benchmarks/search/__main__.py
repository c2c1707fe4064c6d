"""Quality of searches in two shops; a large invented one searched, served and changed."""
import json
import time
from pathlib import Path

import typer
from rich.console import Console

from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.search import SearchIndex, SearchQuery
from actions.shop.search.matching import WEIGHTS, encode_query
from actions.shop.search.vectors import make_vectors
from bot.progress_bars import progress_bars
from tests.benchmarks.search.catalogues import demo_catalogue, luma_catalogue
from tests.benchmarks.search.fts5 import Fts5
from tests.benchmarks.search.invented import invented_catalogue, invented_searches
from tests.benchmarks.search.judged import read_judged
from tests.benchmarks.search.loading import vectors_of
from tests.benchmarks.search.quality import TYPO_SEEDS, quality_of
from tests.benchmarks.search.report import (
    CHANGING,
    LARGE,
    Large,
    Ranked,
    Timed,
    quality_table,
    served_table,
    summary,
    time_table,
)
from tests.benchmarks.search.serving import served, served_demo, swap_p99_ms
from tests.benchmarks.search.timing import p50_ms
from tests.benchmarks.search.tuning import JudgedShop, shop_search, tuned
from tests.benchmarks.stages import shown_stages

WARM_UP = 50

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
console = Console()


@app.command()
def main(
    data: str = typer.Option("../shared/data", help="Folder with luma_products.csv."),
    products: int = typer.Option(LARGE, help="Size of the invented catalogue; 0 leaves it out."),
    searches: int = typer.Option(500, min=1, help="Timed searches for each figure."),
    skip_served: bool = typer.Option(False, help="Leave out the running shops."),
    tune: bool = typer.Option(False, help="Choose the weights anew, on the validation split."),
) -> None:
    """Measure the search; the last line printed is one JSON object."""
    file = Path(data) / "luma_products.csv"
    if not file.exists():
        console.print(f"{file} is missing: give the folder that has it by DATA=.", style="red")
        raise typer.Exit(1)
    catalogues = {"demo": demo_catalogue(), "luma": luma_catalogue(file)}
    if tune:
        weights, reached = tuned(_shops(catalogues, "validation"), encode_query)
        console.print(f"nDCG@10 {reached:.4f} on validation with {weights}; in use: {WEIGHTS}")
        return
    ranked = [one for shop in _shops(catalogues, "test") for one in _ranked(shop)]
    console.print(quality_table(ranked))
    timed = _timed(products, searches) if products else None
    if timed:
        console.print(time_table(timed))
    large = _served(products) if products and not skip_served else None
    if large:
        console.print(served_table(large))
    print(json.dumps(summary(ranked, timed, large)))


def _shops(catalogues: dict[str, Catalogue], split: str) -> list[JudgedShop]:
    with progress_bars(console) as report:
        return [
            JudgedShop(name, catalogue, make_vectors(catalogue, report), read_judged(name, split))
            for name, catalogue in catalogues.items()
        ]


def _ranked(shop: JudgedShop) -> list[Ranked]:
    peer = Fts5(shop.catalogue)
    ways = {
        "both": shop_search(SearchIndex(shop.catalogue, vectors=shop.vectors)),
        "words": shop_search(SearchIndex(shop.catalogue)),
        "fts5": lambda text, _: peer.search(text),
    }
    return [
        Ranked(shop.name, way, quality_of(search, shop.judged, TYPO_SEEDS))
        for way, search in ways.items()
    ]


def _timed(products: int, searches: int) -> Timed:
    catalogue = invented_catalogue(products)
    started = time.perf_counter()
    by_words = SearchIndex(catalogue)
    index_s = time.perf_counter() - started
    by_both, peer = SearchIndex(catalogue, vectors=vectors_of(catalogue)), Fts5(catalogue)
    by_both.warm()
    ways = {
        "both": lambda text: by_both.search(SearchQuery(words=text)),
        "words": lambda text: by_words.search(SearchQuery(words=text)),
        "fts5": peer.search,
    }
    asked = list(dict.fromkeys(invented_searches(searches + WARM_UP)))
    p50 = {}
    for way, search in ways.items():
        p50_ms(search, asked[:WARM_UP])
        p50[way] = p50_ms(search, asked[WARM_UP:])
    return Timed(products, index_s, p50)


def _served(products: int) -> Large:
    with shown_stages(console) as stages:
        with stages.described("demo shop served"):
            demo = served_demo()
        with stages.described(f"{products:,} products served"):
            large = served(products)
        with stages.described(f"{CHANGING:,} products changed while shoppers chat"):
            swap_ms = swap_p99_ms(CHANGING)
    return Large(products, large, demo, swap_ms)


if __name__ == "__main__":
    app()
