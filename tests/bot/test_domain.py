"""Domain, rules, examples and handlers fit each other, told without starting Rasa."""
import ast
import re
from typing import get_args

import pytest

from actions.saying import responses
from actions.saying.refusals import REFUSALS
from actions.shop import errors
from actions.turn import intents as described
from actions.turn import slots
from tests.actions.handlers.offer_wordings import WORDINGS
from tests.domain_files import (
    LANGUAGES,
    ROOT,
    fill,
    intents,
    placeholders,
    read_domain,
    read_examples,
    read_rules,
    rule_steps,
    texts,
    variations,
)

SPEAKING = ("handlers", "saying", "turn")
HANDLERS = sorted(p for room in SPEAKING for p in (ROOT / "actions" / room).rglob("*.py"))
RESPONSES = read_domain()["responses"]
FEWEST_EXAMPLES = 15
# What Rasa brings itself.
RASA_ACTIONS = {"action_listen", "action_deactivate_loop"}
RASA_INTENTS = {"nlu_fallback"}
# Said by Rasa itself: when a form asks, and when nothing else is left to say.
SAID_BY_RASA = {"utter_ask_checkout_name", "utter_ask_checkout_address", "utter_default"}
# Said by the bot itself, beside what the rules say.
SAID_BY_THE_SERVER = {"utter_sorry", "utter_checkout_later", "utter_one_at_a_time"}
NAMED = {name for kind in get_args(responses.Response) for name in get_args(kind)}
OFFERED = {f"utter_offer_{wording}" for wording in WORDINGS}


def nodes(kind):
    for path in HANDLERS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, kind):
                yield node


def strings():
    """All that is written in the handlers' code, less the one place that names the responses."""
    named_in = ROOT / "actions/saying/responses.py"
    return {
        node.value
        for path in HANDLERS if path != named_in
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def action_names():
    """Names of all custom actions, as their classes tell them."""
    returned = (
        statement.value.value
        for function in nodes(ast.FunctionDef)
        if function.name == "name"
        for statement in ast.walk(function)
        if isinstance(statement, ast.Return) and isinstance(statement.value, ast.Constant)
    )
    return sorted(returned)


def test_every_response_that_handlers_name_has_wording():
    assert RESPONSES.keys() >= NAMED | OFFERED


def test_every_wording_is_used():
    labels = {name for name in RESPONSES if name.startswith(responses.LABEL_PREFIX)}
    used = NAMED | OFFERED | rule_steps("action") | SAID_BY_RASA | SAID_BY_THE_SERVER
    assert RESPONSES.keys() - labels - used == set()


def test_every_name_of_a_response_is_said_by_a_handler():
    assert NAMED | set(get_args(responses.ButtonLabel)) <= strings()


def test_labels_are_those_of_the_buttons():
    of_intents = {responses.intent_label(name) for name in described.labels().values()}
    labels = {name for name in RESPONSES if name.startswith(responses.LABEL_PREFIX)}

    assert labels == set(get_args(responses.ButtonLabel)) | of_intents


@pytest.mark.parametrize("name", RESPONSES)
def test_a_response_says_the_same_in_both_languages(name):
    in_language = {language: variations(name, language) for language in LANGUAGES}
    facts = {frozenset(placeholders(v)) for found in in_language.values() for v in found}
    payloads = {
        tuple(button["payload"] for button in v.get("buttons", []))
        for found in in_language.values()
        for v in found
    }

    assert all(in_language.values())
    assert sum(map(len, in_language.values())) == len(RESPONSES[name])
    assert len(facts) == 1
    assert len(payloads) == 1


def test_buttons_of_responses_say_what_the_domain_understands():
    filled = {
        fill(button["payload"], dict.fromkeys(placeholders(variation), "1"))
        for found in RESPONSES.values()
        for variation in found
        for button in variation.get("buttons", [])
    }

    assert filled
    for payload in filled:
        said = re.fullmatch(r'/(\w+)(?:\{"(\w+)": "[\w:]+"\})?', payload)
        assert said, payload
        assert said[1] in intents(), payload
        assert said[2] in {None, *read_domain()["entities"]}, payload


def test_braces_in_wording_are_placeholders_or_doubled():
    for name, found in RESPONSES.items():
        facts = dict.fromkeys(placeholders(found[0]), "fact")
        for text in (text for variation in found for text in texts(variation)):
            assert "{{" not in fill(text, facts), name


def test_action_names_are_unique_and_those_of_the_domain():
    names = action_names()

    assert len(names) == len(set(names))
    assert set(names) == set(read_domain()["actions"])


def test_slot_names_are_those_of_the_domain():
    constants = {value for name, value in vars(slots).items() if name.isupper()}

    assert constants - {"requested_slot"} == set(read_domain()["slots"])


def test_handlers_remember_only_slots_of_the_domain():
    named = {
        keyword.arg
        for call in nodes(ast.Call)
        if getattr(call.func, "attr", "") == "remember"
        for keyword in call.keywords
        if keyword.arg
    }

    assert named <= set(read_domain()["slots"])


def test_handlers_read_only_entities_of_the_domain():
    asked = {
        call.args[0].value
        for call in nodes(ast.Call)
        if getattr(call.func, "attr", "") in ("entity", "entities_of")
        and isinstance(call.args[0], ast.Constant)
    }

    assert asked <= set(read_domain()["entities"])


def test_rules_take_only_actions_that_exist():
    known = {*read_domain()["actions"], *RESPONSES, *read_domain()["forms"], *RASA_ACTIONS}

    assert rule_steps("action") <= known


def test_every_custom_action_is_taken_by_a_rule_or_the_form():
    [form] = read_domain()["forms"]
    of_form = {f"validate_{form}", "action_ask_checkout_delivery", "action_ask_checkout_confirmed"}

    of_bot = {"action_ask_again"}  # runs it itself
    assert set(read_domain()["actions"]) - rule_steps("action") == of_form | of_bot


def test_every_intent_has_a_rule_of_its_own_outside_the_checkout():
    outside = {
        step["intent"]
        for rule in read_rules()
        if {"active_loop": "checkout_form"} not in rule.get("condition", [])
        for step in rule["steps"]
        if "intent" in step
    }

    assert outside == intents() | RASA_INTENTS


def test_during_checkout_every_intent_is_answered_too():
    inside = {
        step["intent"]
        for rule in read_rules()
        if {"active_loop": "checkout_form"} in rule.get("condition", [])
        for step in rule["steps"]
        if "intent" in step
    }

    assert inside == intents() | RASA_INTENTS


def test_of_a_plain_answer_no_code_knows_the_intent():
    plain = {
        intent.name for intent in described.intents()
        if intent.act == "ask_shop" and all(said in RESPONSES for said in intent.answer or [""])
    }
    code = "".join(
        path.read_text(encoding="utf-8")
        for room in ("actions", "bot") for path in (ROOT / room).rglob("*.py")
    )

    assert plain >= {"ask_returns", "ask_warranty", "ask_payment", "ask_promo", "ask_store"}
    assert {name for name in plain if re.search(rf"\b{name}\b", code)} == set()


def test_rule_names_are_unique():
    names = [rule["rule"] for rule in read_rules()]

    assert len(names) == len(set(names))


def test_the_form_asks_for_each_of_its_slots():
    [required] = [form["required_slots"] for form in read_domain()["forms"].values()]
    asked = {f"{kind}_ask_{slot}" for slot in required for kind in ("utter", "action")}

    assert len(asked & {*RESPONSES, *read_domain()["actions"]}) == len(required)


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_are_of_the_intents_of_the_domain(language):
    assert read_examples(language).keys() == intents()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_intent_has_enough_examples(language):
    examples = read_examples(language)

    too_few = {i: len(found) for i, found in examples.items() if len(found) < FEWEST_EXAMPLES}
    assert too_few == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_example_is_of_two_intents(language):
    where = {}
    for intent, found in read_examples(language).items():
        for example in found:
            where.setdefault(example.strip().lower(), set()).add(intent)

    assert {text: found for text, found in where.items() if len(found) > 1} == {}


def test_every_refusal_of_the_shop_has_words():
    refused = {
        kind for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.ShopError)
    }

    assert set(REFUSALS) == refused - {errors.ShopError}
