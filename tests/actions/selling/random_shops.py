"""Shops, rules and customers at random: what the promises must hold for."""
import random
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any, Mapping, Optional

from hypothesis import strategies as st
from sqlalchemy import delete, insert

from actions.learning.tables import (
    FINDINGS,
    LearnedCompanion,
    LearnedDeal,
    LearnedPeerPick,
    LearningRun,
)
from actions.selling.candidates import STRATEGIES
from actions.selling.rules import Rules
from actions.shop.catalogue.catalogue import Catalogue, DeliveryOption, Link, Product, Profile
from actions.shop.catalogue.loyalty_programme import LoyaltyProgramme, LoyaltyTier, Reward
from actions.shop.database import Database
from actions.shop.loading.storing import store_catalogue
from tests.actions.selling.builders import NOON
from tests.builders import a_catalogue, a_link, a_product, an_attribute

# SKU → kind, family, tier; a family that only one belongs to is no family.
WARES: Mapping[str, tuple[str, Optional[str], Optional[int]]] = {
    "CAM-1": ("product", "cam", 1), "CAM-2": ("product", "cam", 2), "CAM-3": ("product", "cam", 3),
    "LENS-1": ("product", "lens", 1), "LENS-2": ("product", "lens", 2),
    "PLAN-1": ("plan", "plan", 1), "PLAN-2": ("plan", "plan", 2),
    "BAG": ("product", "bag", None), "CASE": ("product", "bag", None),
    "CARD": ("product", None, None), "BATTERY": ("product", None, None),
    "INK": ("product", None, None), "INK-XL": ("product", None, None),
    "CARE": ("warranty", None, None), "SETUP": ("service", None, None),
    "TRIAL": ("sample", None, None), "KIT": ("bundle", None, None),
}
SKUS = tuple(WARES)
CATEGORIES = ("cameras", "extras", "supplies")
RELATIONS = {  # relation → what it may lead to
    "accessory": ("BAG", "CASE", "CARD", "BATTERY", "INK", "LENS-1"),
    "service": ("SETUP",), "warranty": ("CARE",), "sample": ("TRIAL",),
    "set": ("LENS-1", "BAG", "CARD", "INK"), "larger": ("INK-XL", "INK"),
}
STAGES = ("browsing", "deciding", "cart", "checkout", "payment", "after_purchase", "service")
SEGMENTS = ("stranger", "new", "returning", "regular")
NAMES = [strategy.name for strategy in STRATEGIES]
PROGRAMME = LoyaltyProgramme(
    {"USD": Decimal(1)},
    tiers=(LoyaltyTier("basic", {"en": "Basic"}, 0), LoyaltyTier("gold", {"en": "Gold"}, 200)),
    rewards=(Reward("five", {"en": "five off"}, 150, {"USD": Decimal(5)}),),
)


@dataclass(frozen=True)
class RandomShop:
    """A catalogue, its shelves and what was learned from the history of others."""

    seed: int
    catalogue: Catalogue = field(repr=False)
    stock: Mapping[str, Optional[int]] = field(repr=False)
    learned: Mapping[Any, list[dict[str, Any]]] = field(repr=False)

    @property
    def bought_together(self) -> frozenset[tuple[str, str]]:
        rows = self.learned[LearnedCompanion]
        return frozenset(
            (row["sku"], row["companion"]) for row in rows if row["relation"] == "together"
        )

    def store(self, database: Database, customer: str) -> None:
        """In the place of any shop that is there; `customer` has peers."""
        with database.session_scope() as db:
            store_catalogue(db, self.catalogue, self.stock)
            for table in (*FINDINGS, LearningRun):
                db.execute(delete(table))
            db.execute(insert(LearningRun).values(id=1, started_at=NOON, learned_at=NOON))
            for table, rows in self.learned.items():
                whose = {"customer": customer} if table is LearnedPeerPick else {}
                db.execute(insert(table), [{**row, **whose} for row in rows])


def rules_with(changes: Mapping[str, Any]) -> Rules:
    """Rules that leave much room, but for these changes."""
    strategies = changes.get("strategies", {})
    usual = {
        "cap_per_session": 6, "cap_per_day": 6, "cooldown_turns": 1,
        "cooldown_turns_after_ignored": 1, "big_ticket": {}, "asking": {"enabled": False},
    }
    wide = {name: {"price_band": (0, 20), **strategies.get(name, {})} for name in NAMES}
    return Rules(**{**usual, **changes, "strategies": wide})


def a_random_shop(seed: int) -> RandomShop:
    """From a seed: drawn one by one, all these parts would take longer than the visits."""
    rng = random.Random(seed)
    products = [_product(sku, rng) for sku in SKUS]
    catalogue = a_catalogue(
        *products, links=_links(rng),
        attributes=[
            an_attribute("zoom", better="higher"), an_attribute("size", unit="ml", better="none"),
        ],
    )
    catalogue = replace(catalogue, profile=_profile(catalogue.profile, rng))
    stock = {
        sku: None if WARES[sku][0] in ("warranty", "service", "plan")
        else rng.choice((0, 1, 2, 10, 10, 10, 10, None))
        for sku in SKUS
    }
    return RandomShop(seed, catalogue, stock, _learned(catalogue, rng))


def _product(sku: str, rng: random.Random) -> Product:
    kind, family, tier = WARES[sku]
    price = Decimal(rng.choice((1, 5, 12, 20, 40, 80))) * (tier or 1)
    is_cleared = rng.random() < 0.3
    return a_product(
        sku, kind=kind, category=rng.choice(CATEGORIES), family=family, tier=tier,
        prices={"USD": price}, was_prices={"USD": price * 2} if is_cleared else {},
        costs={"USD": price * rng.choice((20, 40, 60, 110)) / 100},
        rating=rng.choice((None, 1.0, 4.0, 5.0)), rating_count=rng.choice((0, 5, 500)),
        rebuy_days=rng.choice((10, 30)) if sku.startswith("INK") else None,
        attributes={
            "zoom": {"en": str(rng.randint(1, 9))}, "size": {"en": str(rng.choice((50, 100, 500)))},
        },
    )


def _links(rng: random.Random) -> list[Link]:
    links = [
        a_link(sku, target, relation)
        for relation, targets in RELATIONS.items()
        for sku in SKUS
        for target in targets
        if sku != target and rng.random() < 0.3
    ]
    parts = rng.sample(("CAM-1", "LENS-1", "BAG", "CARD", "INK"), 3)
    return links + [a_link("KIT", part, "contains") for part in parts]


def _profile(profile: Profile, rng: random.Random) -> Profile:
    free_from = {"USD": Decimal(rng.choice((30, 60, 150)))}
    delivery: DeliveryOption = replace(profile.deliveries[0], free_from=free_from)
    loyalty = rng.choice((None, PROGRAMME))
    return replace(profile, deliveries=(delivery, *profile.deliveries[1:]), loyalty=loyalty)


def _learned(catalogue: Catalogue, rng: random.Random) -> dict[Any, list[dict[str, Any]]]:
    def some(count: int) -> list[tuple[int, str]]:
        return list(enumerate(rng.sample(SKUS, count), start=1))

    return {
        LearnedCompanion: [
            {"run": 1, "relation": relation, "sku": sku, "rank": rank, "companion": companion,
             "buyers": rng.randint(1, 20), "out_of": 20}
            for relation in ("together", "later") for sku in rng.sample(SKUS, 10)
            for rank, companion in some(2) if companion != sku
        ],
        LearnedDeal: [
            {"run": 1, "category": catalogue.products[sku].category, "rank": rank, "sku": sku,
             "kind": rng.choice(("fast_seller", "clearance")), "sold": 9, "days": 7}
            for rank, sku in some(4)
        ],
        LearnedPeerPick: [
            {"run": 1, "rank": rank, "sku": sku, "buyers": 3, "out_of": 20}
            for rank, sku in some(3)
        ],
    }


named = st.sampled_from(CATEGORIES) | st.sampled_from(SKUS)
days = st.sampled_from([NOON.date() - timedelta(days=9), NOON.date() + timedelta(days=9)])
scope = {"offer": named, "goes_with": st.none() | named, "until": st.none() | days}
scoped = st.fixed_dictionaries(scope)
boosts = st.fixed_dictionaries({**scope, "factor": st.sampled_from([Decimal("0.1"), Decimal(9)])})
exclusions = st.one_of(
    st.fixed_dictionaries({"categories": st.sampled_from([[c] for c in CATEGORIES])}),
    st.fixed_dictionaries({"skus": st.frozensets(st.sampled_from(SKUS), min_size=2, max_size=6)}),
)


def a_few(
    changes: Mapping[str, st.SearchStrategy[Any]], most: int
) -> st.SearchStrategy[dict[str, Any]]:
    """Not all at once: a shop in which nothing may be offered proves nothing."""
    return st.sets(st.sampled_from(sorted(changes)), max_size=most).flatmap(
        lambda names: st.fixed_dictionaries({name: changes[name] for name in sorted(names)})
    )


strategy_changes = a_few({
    "enabled": st.just(False),
    "cap_per_session": st.integers(0, 1),
    "prior": st.sampled_from([Decimal("0.02"), Decimal("0.4")]),
    "stages": st.lists(st.sampled_from(STAGES), unique=True).map(tuple),
    "channels": st.sampled_from([("web",), ("telegram",)]),
    "segments": st.lists(st.sampled_from(SEGMENTS), unique=True).map(tuple),
    "since": days,
    "min_margin": st.just(Decimal("0.5")),
    "price_band": st.sampled_from([(0, 1), (1, 3)]),
}, most=2)
shop_changes = a_few({
    "cap_per_session": st.integers(0, 6),
    "cap_per_day": st.integers(0, 6),
    "cap_per_30_days": st.integers(6, 8),
    "cooldown_turns": st.integers(0, 2),
    "cooldown_turns_after_ignored": st.integers(0, 6),
    "declines_in_row_limit": st.integers(1, 3),
    "ignored_after_turns": st.integers(1, 3),
    "decline_days": st.sampled_from([1, 30]),
    "quiet_stages": st.lists(st.sampled_from(STAGES), max_size=2).map(tuple),
    "big_ticket": st.just({"USD": Decimal(100)}),
    "suggestions_when_asked": st.integers(1, 2),
    "relevance_floor": st.sampled_from([Decimal(0), Decimal("0.15")]),
    "consent": st.just("opt_in"),
    "holdout_share": st.just(Decimal("0.5")),
    "learning": st.just({"explore": Decimal("0.3"), "explore_within": Decimal("0.1")}),
    "exclude": exclusions,
    "never_proactive": exclusions,
    "forbid": st.lists(scoped, min_size=1, max_size=3),
    "pin": st.lists(scoped, min_size=1, max_size=3),
    "boost": st.lists(boosts, min_size=1, max_size=3),
}, most=5)
rule_changes = st.builds(
    lambda strategies, others: {"strategies": strategies, **others},
    st.dictionaries(st.sampled_from(NAMES), strategy_changes), shop_changes,
)
random_shops = st.integers(0, 9999).map(a_random_shop)
