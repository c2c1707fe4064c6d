"""A message not understood: a question between two meanings, then a way out."""
import pytest

from actions.handlers.browse import ActionSearch
from actions.handlers.clarify import ActionClarify
from actions.turn.intents import labels
from tests.actions.handlers.talking import commands, said
from tests.domain_files import intents, read_domain, variations

pytestmark = pytest.mark.asyncio

UNCLEAR = [("nlu_fallback", 0.35), ("ask_price", 0.3), ("greet", 0.2), ("ask_stock", 0.15)]


async def is_unclear(conversation, likely):
    return await conversation.does(
        ActionClarify, "brp stok", "nlu_fallback", likely=likely, category="toasters"
    )


async def test_asks_between_the_two_likeliest_and_neither(ann):
    [message] = await is_unclear(ann, UNCLEAR)

    assert message["response"] == "utter_clarify"
    assert commands(message["custom"]) == [
        '/ask_price{"question": "said:1"}', '/ask_stock{"question": "said:1"}', "/help",
    ]


MAYBE_A_QUESTION = [("nlu_fallback", 0.5), ("ask_product", 0.3)]


async def test_what_may_ask_something_of_the_product_talked_about_is_answered(ann):
    ann.slots["focus"] = "TOAST-4"

    [message] = await ann.does(
        ActionClarify, "any bagels", "nlu_fallback", likely=MAYBE_A_QUESTION, attribute="bagel"
    )

    assert (message["response"], message["product_name"]) == ("utter_answer_yes", "Product TOAST-4")


@pytest.mark.parametrize(
    ("focus", "likely", "entities"),
    [
        (None, MAYBE_A_QUESTION, {"attribute": "bagel"}),
        ("SHOE", MAYBE_A_QUESTION, {"attribute": "bagel"}),  # nothing is known of that
        ("TOAST-4", MAYBE_A_QUESTION, {}),
        ("TOAST-4", UNCLEAR, {"attribute": "bagel"}),
        ("TOAST-4", [("ask_product", 0.09)], {"attribute": "bagel"}),
        ("TOAST-4", MAYBE_A_QUESTION, {"attribute": "bagel", "product": "TOAST-2"}),
        ("TOAST-4", MAYBE_A_QUESTION, {"attribute": "bagel", "category": "shoes"}),
    ],
)
async def test_what_may_be_about_something_else_is_not(ann, focus, likely, entities):
    ann.slots["focus"] = focus

    [message] = await ann.does(
        ActionClarify, "any bagels", "nlu_fallback", likely=likely, **entities
    )

    assert message["response"] in ("utter_clarify", "utter_fallback")


async def test_an_unlikely_meaning_is_not_asked_about(ann):
    [message] = await is_unclear(ann, [("ask_price", 0.3), ("ask_stock", 0.09)])

    assert commands(message["custom"]) == ['/ask_price{"question": "said:1"}', "/help"]


@pytest.mark.parametrize("likely", [
    [], [("give_name", 0.3)], [("ask_price", 0.09)],
    [("out_of_scope", 0.2), ("ask_price", 0.2)],
])
async def test_without_a_good_guess_it_asks_for_other_words(ann, likely):
    assert said(await is_unclear(ann, likely)) == ["utter_fallback"]


async def test_the_second_time_in_a_row_it_tells_what_there_is_to_ask(ann):
    await is_unclear(ann, UNCLEAR)
    [message] = await is_unclear(ann, UNCLEAR)

    assert message["response"] == "utter_lost"
    assert message["custom"] is None or message["custom"] == {}


@pytest.mark.parametrize(("likely", "buttons"), [
    (UNCLEAR, ['/ask_price{"question": "said:3"}', '/ask_stock{"question": "said:3"}',
               "/human_handover"]),
    ([("nlu_fallback", 0.4), ("human_handover", 0.3)], ["/human_handover"]),
    ([], ["/human_handover"]),
])
async def test_from_the_third_time_in_a_row_it_offers_another_way(ann, likely, buttons):
    await is_unclear(ann, UNCLEAR)
    await is_unclear(ann, UNCLEAR)
    [message] = await is_unclear(ann, likely)
    [again] = await is_unclear(ann, likely)

    assert (message["response"], again["response"]) == ("utter_other_way", "utter_other_way")
    assert commands(message["custom"]) == buttons


async def test_what_was_understood_in_between_begins_the_count_anew(ann):
    for _ in range(2):
        await is_unclear(ann, UNCLEAR)
    ann.turn += 1

    assert said(await is_unclear(ann, UNCLEAR)) == ["utter_clarify"]
    assert said(await is_unclear(ann, UNCLEAR)) == ["utter_lost"]
    assert said(await is_unclear(ann, UNCLEAR)) == ["utter_other_way"]


async def test_after_a_message_understood_it_asks_again(ann):
    await is_unclear(ann, UNCLEAR)
    ann.turn += 1

    assert said(await is_unclear(ann, UNCLEAR)) == ["utter_clarify"]


async def test_an_upset_shopper_is_not_asked_to_guess_along(ann):
    ann.slots["upset"] = True

    assert said(await is_unclear(ann, UNCLEAR)) == ["utter_lost"]


async def test_the_way_out_leads_to_a_person_too():
    for language in ("en", "id"):
        for wording in variations("utter_lost", language):
            assert "/human_handover" in [button["payload"] for button in wording["buttons"]]


async def test_what_can_be_asked_are_intents_with_labels_of_their_own():
    assert labels().keys() <= intents()
    named = {f"utter_label_{label}" for label in labels().values()}
    assert named <= read_domain()["responses"].keys()
    assert len(set(labels().values())) == len(labels())


@pytest.mark.parametrize(("objects", "chance", "is_sought"), [
    ([{"price": {"max": 40}}], 0.9, True),
    ([{"price": {"max": 40}}], 0.3, False),
    ([{"price": {"max": 40}, "kind": "boats"}], 0.9, False),
])
async def test_a_limit_of_the_running_search_narrows_it(ann, objects, chance, is_sought):
    await ann.does(
        ActionSearch, "toasters", "search_product", category="toasters",
        wish={"act": "find", "objects": [{"kind": "toasters"}]},
    )

    messages = await ann.does(
        ActionClarify, "under 40 then", "nlu_fallback", likely=UNCLEAR, chance=chance,
        wish={"act": "find", "objects": objects},
    )

    assert ("utter_clarify" not in said(messages)) is is_sought
