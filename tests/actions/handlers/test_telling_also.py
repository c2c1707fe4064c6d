"""What else speaks for an offer is said after it, in both languages, without a gap."""
import pytest

from actions.saying.offer_payloads import facts_of
from actions.saying.telling_also import ALSO, told_also
from actions.selling.candidates import STRATEGIES
from tests.actions.handlers.offer_wordings import WORDINGS
from tests.actions.handlers.test_offer_wording import OFFERS, a_plain_offer
from tests.actions.selling.builders import a_candidate
from tests.domain_files import LANGUAGES, fill, placeholders, variations


def test_what_it_is_told_by_are_wordings_of_the_strategies():
    named = {response for strategy in STRATEGIES for response in strategy.responses.values()}

    assert ALSO.keys() <= named


@pytest.mark.parametrize("wording", sorted(ALSO))
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_tells_only_what_the_strategy_knows(wording, language):
    known = WORDINGS[wording.removeprefix("utter_offer_")]
    found = variations(ALSO[wording], language)

    assert len({variation["text"] for variation in found}) >= 2
    for variation in found:
        assert placeholders(variation) <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_further_reason_is_said_without_a_gap(language):
    told = [offer for offer, of in OFFERS if of == language and offer.response in ALSO]

    assert told
    for offer in told:
        facts = facts_of(offer, language)
        for variation in variations(ALSO[offer.response], language):
            assert all(facts[name] for name in placeholders(variation))
            assert "{" not in fill(variation["text"], facts)


def test_each_is_said_once_and_none_that_was_said_already():
    fits, care = a_candidate("CASE"), a_candidate("CASE", strategy="warranty")
    together = a_candidate("CASE", strategy="bought_together")
    offer = a_plain_offer(response="utter_offer_accessory", also=(care, together, together, fits))

    assert told_also(offer) == [("utter_also_bought", together)]
