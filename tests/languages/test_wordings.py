"""What the assistant says: varied where it is said often, and right for a title in the plural."""
import re

import pytest

from tests.domain_files import LANGUAGES, read_domain, texts, variations

FEWEST = 4
OFTEN = (
    "greet", "goodbye", "thank", "small_talk", "out_of_scope", "affirm_nothing", "deny_nothing",
    "fallback", "default", "clarify", "lost", "other_way", "sorry", "complaint", "handover",
    "ask_contact", "added", "added_several", "removed", "line_changed", "swapped", "undone", "cart",
    "cart_empty", "really_add", "really_so", "how_many", "choose_variant", "which_of_these",
    "still_waits", "products_found", "product_found", "more_products", "no_more", "what_to_search",
    "which_product", "nothing_found", "unknown_words", "stock_plenty", "stock_few", "stock_none",
    "price", "offer_declined", "suggestions", "cart_resumed",
)
# A title may be in the plural ("Nappies"), so that no verb agrees with it.
TITLE = r"\{(?:product_name|anchor_name|bought|dearer|cheaper|than|taken_out|put_in|in_cart)\}"
VERB = r"(?:is|was|has|does|isn't|wasn't|hasn't|doesn't|\w+[^\Ws]s)\b"
AGREEING = re.compile(rf"{TITLE} (?:\w+ly |still |also |only )?{VERB}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", OFTEN)
def test_what_is_said_often_has_several_wordings(name, language):
    said = {variation["text"] for variation in variations(f"utter_{name}", language)}

    assert len(said) >= FEWEST


@pytest.mark.parametrize("name", read_domain()["responses"])
def test_no_verb_agrees_with_a_title_that_may_be_in_the_plural(name):
    for variation in variations(name, "en"):
        for text in texts(variation):
            assert not AGREEING.search(text), text


@pytest.mark.parametrize("wrong", [
    "The {product_name} comes in several kinds.", "{dearer} still costs more.",
    "The {product_name} isn't sold here.",
])
def test_a_verb_that_agrees_is_seen(wrong):
    assert AGREEING.search(wrong)
