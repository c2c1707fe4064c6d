"""What attracts the customers of the demo shop, drawn once for a whole catalogue."""
import random
from bisect import bisect
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Mapping, Sequence

from actions.demo.invented_people import BUDGETS, HOUSEHOLDS, Household
from actions.demo.seasons import category_factor, day_factor
from actions.language.forms import stripped
from actions.shop.catalogue.catalogue import Catalogue, Link, Product
from actions.shop.catalogue.values import known_as

SOLD_ALONE = ("product", "plan", "bundle")  # the other kinds are bought with something
TIER_WEIGHTS = {"low": (64, 29, 7), "middle": (28, 47, 25), "high": (10, 35, 55)}
PRICE_LEANING = {"low": -0.35, "middle": 0.0, "high": 0.3}  # exponent on the price
LINK_CHANCE = {
    "accessory": 0.24, "service": 0.14, "warranty": 0.13, "sample": 0.1, "set": 0.12,
}
BUNDLE_SHARE, LARGER_SHARE = 0.4, 0.5  # how often compared with a product of its price
STRONGEST_LINK = 0.65


@dataclass(frozen=True)
class Shelf:
    """The products of a category and how a budget weighs them."""

    products: Sequence[Product]
    weights: Mapping[str, Sequence[float]]  # by budget, summed up along the shelf

    def pick(self, budget: str, rng: random.Random) -> Product:
        return rng.choices(self.products, cum_weights=self.weights[budget])[0]


@dataclass(frozen=True)
class Market:
    catalogue: Catalogue
    shelves: Sequence[Shelf]
    tastes: Mapping[str, Sequence[float]]  # by household, a weight for each shelf
    seasons: Sequence[Sequence[float]]  # by day, a factor for each shelf
    links: Mapping[str, Sequence[tuple[Link, float]]]  # by SKU, with their chance
    first_day: date
    bustle: Sequence[float]  # how busy each day is, summed up over the days

    def draw_day(self, since: int, rng: random.Random) -> int:
        """The number of a day not before `since`; busy days come up more often."""
        before = self.bustle[since - 1] if since else 0.0
        found = bisect(self.bustle, rng.uniform(before, self.bustle[-1]))
        return min(found, len(self.bustle) - 1)


def open_market(catalogue: Catalogue, seed: int, first_day: date, days: int) -> Market:
    """Draw popularity, tastes and link strengths; the same seed draws the same."""
    rng = random.Random(f"market {seed}")
    by_category: dict[str, list[Product]] = {}
    for _, product in sorted(catalogue.products.items()):
        if product.kind in SOLD_ALONE and product.prices:
            by_category.setdefault(product.category, []).append(product)
    words = [_words(catalogue, category) for category in sorted(by_category)]
    shares = _shares(catalogue)
    shelves = [_shelf(by_category[category], shares, rng) for category in sorted(by_category)]
    calendar = [first_day + timedelta(days=number) for number in range(days)]
    return Market(
        catalogue=catalogue,
        shelves=shelves,
        tastes={home.name: _tastes(home, words, shelves, rng) for home in HOUSEHOLDS},
        seasons=[[category_factor(named, day) for named in words] for day in calendar],
        links=_links(catalogue, rng),
        first_day=first_day,
        bustle=list(accumulate(day_factor(day) for day in calendar)),
    )


def _words(catalogue: Catalogue, category: str) -> frozenset[str]:
    """The words of a category's id and of the name it is known by, in the singular."""
    known = catalogue.categories.get(category)
    name = known_as(known.names) if known else ""
    return frozenset(
        stripped(word) for word in f"{category} {name}".lower().replace("_", " ").split()
    )


def _shares(catalogue: Catalogue) -> dict[str, float]:
    """Bundles and larger sizes, which fewer people set out to buy."""
    shares = {p.sku: BUNDLE_SHARE for p in catalogue.products.values() if p.kind == "bundle"}
    for sku, product in catalogue.products.items():
        if product.kind != "sample":
            larger = catalogue.linked(sku, "larger")
            shares.update((link.target, LARGER_SHARE) for link in larger)
    return shares


def _shelf(products: list[Product], shares: Mapping[str, float], rng: random.Random) -> Shelf:
    fame = [rng.lognormvariate(0, 0.6) * shares.get(product.sku, 1.0) for product in products]
    weights = {
        budget: list(
            accumulate(
                known * _affinity(product, budget)
                for product, known in zip(products, fame, strict=True)
            )
        )
        for budget in BUDGETS
    }
    return Shelf(products, weights)


def _affinity(product: Product, budget: str) -> float:
    """How well a product suits a budget: by its tier, or by its price where it has none."""
    if product.tier is not None:
        weights = TIER_WEIGHTS[budget]
        return weights[min(product.tier, len(weights)) - 1]
    price = float(next(iter(product.prices.values())))
    return 33 * float(max(price, 0.01) ** PRICE_LEANING[budget])


def _tastes(
    household: Household, words: list[frozenset[str]], shelves: list[Shelf], rng: random.Random
) -> list[float]:
    """The household's liking of each shelf: what it is known for, and some chance."""
    return [
        max((household.tastes.get(word, 1.0) for word in named), default=1.0)
        * len(shelf.products) ** 0.5
        * rng.lognormvariate(0, 0.3)
        for named, shelf in zip(words, shelves, strict=True)
    ]


def _links(catalogue: Catalogue, rng: random.Random) -> dict[str, list[tuple[Link, float]]]:
    """Each link with its chance: a few are strong, most are not."""
    return {
        sku: [
            (link, min(STRONGEST_LINK, LINK_CHANCE[link.relation] * rng.gammavariate(1.5, 0.67)))
            for link in sorted(links, key=lambda link: (link.relation, link.target))
            if link.target in catalogue.products and link.relation in LINK_CHANCE
        ]
        for sku, links in sorted(catalogue.links.items())
    }
