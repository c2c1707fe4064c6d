"""A workplace with one language more: the repository's own code, two packs and their third."""
import contextlib
import csv
import re
import shutil
from pathlib import Path
from typing import Iterator

from actions.language import packs
from tests.benchmarks.servers import free_ports
from tests.servers import RunningShop, finish, serving

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
# As they are: neither Python nor anything else that all languages share is another one here.
SHARED = ("bot", "actions", "config.yml", "uv.lock", "data/dialogue", "data/rules")
PACKS, PACK, SHOP = "data/languages", HERE / "es", HERE / "es_shop"
# Fewer examples in the other packs, for the time it takes; with all of them it talks as well.
MOST_EXAMPLES = 60
EACH_READING = 16  # one of so many
KEYS = {"products.csv": "sku", "categories.csv": "category", "attributes.csv": "attribute"}


@contextlib.contextmanager
def serve_in_three_languages(folder: Path) -> Iterator[RunningShop]:
    """What an operator does: add a folder, fill in the shop's columns, train, load, serve."""
    (port,) = free_ports(1)
    workplace = folder / "workplace"
    _link_what_is_shared(workplace)
    add_language(folder / "languages")
    add_columns(folder / "shop")
    settings = {packs.ELSEWHERE: str(folder / "languages")}
    shop = RunningShop(port, folder, workplace=workplace, settings=settings)
    finish(shop, "train")
    finish(shop, "shop", "load", str(folder / "shop"))
    with serving(shop):
        yield shop
    shop.database.close()


def _link_what_is_shared(workplace: Path) -> None:
    """A folder to work in whose models are its own."""
    (workplace / "data").mkdir(parents=True)
    for name in SHARED:
        (workplace / name).symlink_to(REPOSITORY / name)


def add_language(languages: Path) -> None:
    """The packs of the repository, and the new one beside them."""
    shutil.copytree(REPOSITORY / PACKS, languages)
    for file in languages.glob("*/nlu/*.yml"):
        file.write_text(_shortened(file.read_text("utf-8")), "utf-8")
    for file in languages.glob("*/nlu/readings/*.yml"):
        rows = file.read_text("utf-8").splitlines(keepends=True)
        file.write_text("".join(rows[::EACH_READING]), "utf-8")
    shutil.copytree(PACK, languages / PACK.name)


def _shortened(examples: str) -> str:
    """The first examples of each intent."""
    kept, seen = [], 0
    for line in examples.splitlines(keepends=True):
        is_example = bool(re.match(r"\s*- (?!intent:)", line))
        seen = seen + 1 if is_example else 0 if "intent:" in line else seen
        if not is_example or seen <= MOST_EXAMPLES:
            kept.append(line)
    return "".join(kept)


def add_columns(shop: Path) -> None:
    """The demo shop with what the language and its currency want."""
    shutil.copytree(REPOSITORY / "data/shop", shop)
    for name in ("shop.yml", "selling.yml"):
        shutil.copy(SHOP / name, shop)
    for name, key in KEYS.items():
        _fill_in(shop / name, key)


def _fill_in(file: Path, key: str) -> None:
    """Columns of the same file of the language; a euro is a dollar here."""
    rows = _rows(file)
    added = {row[key]: row for row in _rows(SHOP / file.name)}
    columns = next(iter(added.values())).keys()
    for row in rows:
        row.update({column: added.get(row[key], {}).get(column, "") for column in columns - {key}})
        row.update({
            column.replace("USD", "EUR"): text for column, text in row.items() if "USD" in column
        })
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))
