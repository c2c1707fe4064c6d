"""Every offer of every strategy can be said: in both languages, varied, with all its facts."""
from dataclasses import replace
from decimal import Decimal

import pytest

from actions.saying.offer_payloads import facts_of, wording_of
from actions.selling.benefits import gains
from actions.selling.candidates import STRATEGIES
from actions.selling.model import Offer
from actions.shop.money import Money
from tests.actions.handlers.offer_wordings import WORDINGS
from tests.actions.selling.candidates.test_strategies import SITUATIONS
from tests.builders import a_product
from tests.domain_files import LANGUAGES, fill, placeholders, variations

FEWEST_VARIATIONS = 3
LONGEST = 260  # characters of a first line: more doesn't fit a phone's screen beside a card
TYPICAL_NAME = "Moisture Shampoo for Dry Hair"


def an_offer(candidate, situation):
    """What the engine makes of a candidate, without a ledger."""
    catalogue = situation.catalogue
    product, anchor = (catalogue.products.get(s or "") for s in (candidate.sku, candidate.anchor))
    price = situation.price(candidate.sku)
    replaced = anchor if candidate.act == "swap" else None
    return Offer(
        id="o1", session_id="s1", ordinal=1, strategy=candidate.strategy, kind=candidate.kind,
        product=product, anchor=anchor, reason=candidate.facts.get("reason", ""),
        gains=gains(product, replaced, catalogue, situation.language) if replaced else (),
        price=price,
        price_difference=price - situation.price(replaced.sku) if replaced else None,
        facts=candidate.facts, act=candidate.act, quantity=candidate.quantity,
    )


OFFERS = [
    (an_offer(candidate, situation), situation.language)
    for situation in SITUATIONS
    for strategy in STRATEGIES
    for candidate in strategy.propose(situation)
    if situation.price(candidate.sku) and (candidate.facts or candidate.act == "swap")
]


def a_plain_offer(**overrides):
    given = Offer(
        id="o1", session_id="s1", ordinal=1, strategy="buy_again", kind="occasion",
        product=a_product("TEA", rating=4.6, rating_count=1240), anchor=None,
        reason="", gains=(), price=Money(Decimal("20.00"), "USD"), price_difference=None,
    )
    return replace(given, **overrides)


def test_every_strategy_has_wording():
    with_wording = {s.name for s in STRATEGIES for w in WORDINGS if w.startswith(s.name)}

    assert with_wording == {strategy.name for strategy in STRATEGIES}


@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wording_varies_and_tells_only_what_is_known(wording, language):
    found = variations(f"utter_offer_{wording}", language)

    assert len({variation["text"] for variation in found}) >= FEWEST_VARIATIONS
    for variation in found:
        assert placeholders(variation) <= WORDINGS[wording]


@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_line_names_the_product_and_fits_a_phone(wording, language):
    for variation in variations(f"utter_offer_{wording}", language):
        first_line = variation["text"].split("\n")[0]
        assert "{product_name}" in first_line
        assert "?" in first_line
        filled = fill(first_line, dict.fromkeys(placeholders(variation), TYPICAL_NAME[:12]))
        assert len(filled) <= LONGEST


def test_the_situations_bring_an_offer_of_every_strategy():
    assert {offer.strategy for offer, _ in OFFERS} == {strategy.name for strategy in STRATEGIES}


@pytest.mark.parametrize(
    ("offer", "language"), OFFERS,
    ids=[f"{offer.strategy}-{offer.product.sku}-{language}" for offer, language in OFFERS],
)
def test_every_offer_is_said_without_a_gap(offer, language):
    facts = facts_of(offer, language)

    for variation in variations(wording_of(offer), language):
        for name in placeholders(variation) - {"proof"}:
            assert facts[name], name
        assert "{" not in fill(variation["text"], facts)


def test_money_and_numbers_are_written_as_the_locale_does():
    offer = a_plain_offer(
        price=Money(Decimal(320000), "IDR"), quantity=2,
        facts={"points": 1250, "missing": Money(Decimal(45000), "IDR"), "variant": "learned"},
    )

    facts = facts_of(offer, "id")

    assert (facts["price"], facts["missing"]) == ("Rp640.000", "Rp45.000")
    assert (facts["points"], facts["proof"]) == ("1.250", " · ★ 4,6 (1.240)")
    assert "variant" not in facts


@pytest.mark.parametrize("product", [
    a_product("TEA"), a_product("TEA", rating=4.6), a_product("TEA", rating_count=3),
])
def test_what_nobody_rated_has_no_proof(product):
    assert facts_of(a_plain_offer(product=product), "en")["proof"] == ""


@pytest.mark.parametrize(("facts", "wording"), [
    ({}, "utter_offer_buy_again"), ({"variant": "learned"}, "utter_offer_buy_again_learned"),
])
def test_a_variant_has_wording_of_its_own(facts, wording):
    assert wording_of(a_plain_offer(facts=facts)) == wording
