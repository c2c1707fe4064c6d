"""A strategy from outside the package: a class and its place in the tuple are all it takes."""
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Mapping

from actions.selling.candidates import STRATEGIES
from actions.selling.decisions import decisions_of
from actions.selling.model import Candidate, Kind, OfferFacts, Situation
from actions.selling.rules import Rules
from actions.selling.sell import sell, suggest
from actions.selling.strategy import StrategyRules
from tests.actions.selling.builders import a_shopper, eager, ledger_of, observed


@dataclass(frozen=True, kw_only=True)
class Length(OfferFacts):
    letters: int


@dataclass(frozen=True)
class ShortName:
    """What has a shorter name than the thing just added."""

    name: ClassVar[str] = "short_name"
    kind: ClassVar[Kind] = "cross_sell"
    uses_history: ClassVar[bool] = False
    responses: ClassVar[Mapping[str, str]] = {"usual": "utter_offer_short_name"}
    defaults: ClassVar[StrategyRules] = StrategyRules(
        stages=("cart",), prior=Decimal(1), price_band=(Decimal(0), Decimal(1)),
    )

    def propose(self, situation: Situation) -> list[Candidate]:
        added = situation.just_added or ""
        return [
            Candidate(
                sku, self.name, self.kind, added, self.responses["usual"],
                Length(reason="it is short", letters=len(sku)),
            )
            for sku in situation.catalogue.products if len(sku) < len(added)
        ]


UNASKED = Rules(asking={"enabled": False})
WITH_OURS = (*STRATEGIES, ShortName())


def test_its_offer_is_made_told_and_entered(database):
    offer = sell(observed(database), UNASKED, database, WITH_OURS)

    assert (offer.strategy, offer.product.sku, offer.anchor.sku) == ("short_name", "CARD", "CAM-1")
    assert offer.response == "utter_offer_short_name"
    assert offer.facts == Length(reason="it is short", letters=4)
    assert [(e.strategy, e.sku, e.status) for e in ledger_of(database)] == [
        ("short_name", "CARD", "shown")
    ]


def test_it_stands_beside_the_others_in_the_decision(database):
    offer = sell(observed(database), UNASKED, database, WITH_OURS)

    with database.read_scope() as db:
        [decision] = decisions_of(db, offer.session_id)
    assert {verdict["strategy"] for verdict in decision.verdicts} == {"short_name", "accessory"}


def test_it_is_suggested_to_those_who_ask(database):
    [first, *_] = suggest(observed(database), Rules(), database, strategies=WITH_OURS)

    assert first.strategy == "short_name"


def test_its_own_caps_hold(database):
    only_ours, rules = (ShortName(),), eager()
    sold = [
        sell(observed(database, a_shopper(turn=turn)), rules, database, only_ours)
        for turn in (10, 12, 14)
    ]

    assert [offer.product.sku if offer else None for offer in sold] == ["CARD", "CASE", None]
