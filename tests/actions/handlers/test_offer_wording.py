"""Every offer of every strategy can be said: in both languages, varied, with all its facts."""
from dataclasses import replace
from decimal import Decimal

import pytest

from actions.saying.offer_payloads import facts_of
from actions.selling.benefits import gains
from actions.selling.candidates import STRATEGIES
from actions.selling.candidates.reward import PointsGap
from actions.selling.need_questions import NEEDED
from actions.selling.offer_made import Offer
from actions.shop.money import Money
from tests.actions.handlers.offer_wordings import WORDINGS
from tests.actions.selling.candidates.test_strategies import SITUATIONS, UTTERANCE
from tests.builders import a_product
from tests.domain_files import LANGUAGES, fill, placeholders, variations

FEWEST_VARIATIONS = 4
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
        product=product, anchor=anchor, reason=candidate.facts.reason if candidate.facts else "",
        gains=gains(product, replaced, catalogue, situation.language) if replaced else (),
        price=price,
        price_difference=price - situation.price(replaced.sku) if replaced else None,
        response=candidate.response, facts=candidate.facts, act=candidate.act,
        quantity=candidate.quantity,
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
        response="utter_offer_buy_again",
    )
    return replace(given, **overrides)


def test_every_strategy_names_its_wordings_and_shares_none():
    named = [response for strategy in STRATEGIES for response in strategy.responses.values()]

    named.append(NEEDED)  # whichever strategy's it is: the shopper said so
    assert sorted(named) == sorted(f"utter_offer_{wording}" for wording in WORDINGS)


@pytest.mark.parametrize("strategy", STRATEGIES, ids=lambda strategy: strategy.name)
def test_every_offer_is_told_with_a_wording_of_its_strategy(strategy):
    told = {offer.response for offer, _ in OFFERS if offer.strategy == strategy.name}

    assert told
    assert told <= set(strategy.responses.values())


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

    assert not facts.keys() & UTTERANCE
    for variation in variations(offer.response, language):
        for name in placeholders(variation) - {"proof"}:
            assert facts[name], name
        assert "{" not in fill(variation["text"], facts)


def test_money_and_numbers_are_written_as_the_locale_does():
    offer = a_plain_offer(
        price=Money(Decimal(320000), "IDR"), quantity=2,
        facts=PointsGap(points=1250, reward_name="Emas", was_price=Money(Decimal(45000), "IDR")),
    )

    facts = facts_of(offer, "id")

    assert (facts["price"], facts["was_price"]) == ("Rp640.000", "Rp45.000")
    assert (facts["points"], facts["proof"]) == ("1.250", " · ★ 4,6 (1.240)")
    assert "took" not in facts, "what isn't known isn't told"


@pytest.mark.parametrize("product", [
    a_product("TEA"), a_product("TEA", rating=4.6), a_product("TEA", rating_count=3),
])
def test_what_nobody_rated_has_no_proof(product):
    assert facts_of(a_plain_offer(product=product), "en")["proof"] == ""
