"""Domain, rules, examples and handlers fit each other, told without starting Rasa."""
import ast
import re
from typing import get_args

import pytest

from actions.language.tokens import phrase
from actions.saying import responses
from actions.saying.refusals import REFUSALS
from actions.saying.telling_facts import CONTACT
from actions.shop import errors
from actions.shop.catalogue.facts import FACTS, PAYERS
from actions.shop.loading import read_folder, validate
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
    read_topics,
    rule_steps,
    texts,
    variations,
)

SPEAKING = ("handlers", "saying", "turn")
HANDLERS = sorted(p for room in SPEAKING for p in (ROOT / "actions" / room).rglob("*.py"))
RESPONSES = read_domain()["responses"]
# Categories whose names are words of any shop, "phone number" among them.
NO_GOODS = {("service",), ("layanan",), ("phone",)}
FEWEST_EXAMPLES, FEWEST_OF_TOPIC = 15, 12
# What Rasa brings itself.
RASA_ACTIONS = {"action_listen", "action_deactivate_loop"}
RASA_INTENTS = {"nlu_fallback"}
# Said by Rasa itself: when a form asks, and when nothing else is left to say.
SAID_BY_RASA = {"utter_default"}
# Said by the bot itself, beside what the rules say.
SAID_BY_THE_SERVER = {"utter_sorry", "utter_checkout_later", "utter_one_at_a_time"}
NAMED = {name for kind in get_args(responses.Response) for name in get_args(kind)}
# What the form may ask for: contacts only in shops that need them.
ASKED = (
    "checkout_name", "checkout_address", "checkout_phone", "checkout_email", "checkout_delivery",
    "checkout_confirmed",
)
OFFERED = {f"utter_offer_{wording}" for wording in WORDINGS}
FACT = "utter_fact_"
# Sentences of the shop's facts, put together by name, and what holds them.
TOLD_BY_FACTS = {each.facts.response for each in described.intents() if each.facts} | {
    each.facts.besides for each in described.intents() if each.facts and each.facts.besides
}
FORMS = (
    "yes", "no", "in", "only_in", "not_in", "all_but", "names", "months", "from", "days", "week",
    "open_on", "closed_on", *PAYERS,
)


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
    assert RESPONSES.keys() >= NAMED | OFFERED | TOLD_BY_FACTS


def test_every_wording_is_used():
    labels = {name for name in RESPONSES if name.startswith(responses.LABEL_PREFIX)}
    used = NAMED | OFFERED | rule_steps("action") | SAID_BY_RASA | SAID_BY_THE_SERVER
    used |= TOLD_BY_FACTS | {f"{FACT}yes", f"{FACT}no"}
    used |= {f"{FACT}{name}_{form}" for name in FACTS for form in FORMS}
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_wording_names_no_goods_and_no_facts_of_a_shop(language):
    catalogue = validate(read_folder(ROOT / "data/shop")).catalogue
    goods = {phrase(each.names[language]) for each in catalogue.categories.values()} - NO_GOODS
    said = [text for name in RESPONSES for v in variations(name, language) for text in texts(v)]
    pages = (ROOT / f"data/languages/{language}/pages.yml").read_text(encoding="utf-8")

    assert len(goods) > 20
    for text in (*said, *pages.splitlines()):
        words = phrase(text)
        named = {g for g in goods for at in range(len(words)) if words[at : at + len(g)] == g}
        assert named == set(), text
        assert re.search(r"\b\d+ (days|hari|months|bulan|to|sampai)\b|\d\W\d", text) is None, text


def test_rules_take_only_actions_that_exist():
    known = {*read_domain()["actions"], *RESPONSES, *read_domain()["forms"], *RASA_ACTIONS}

    assert rule_steps("action") <= known


def test_every_custom_action_is_taken_by_a_rule_or_the_form():
    [form] = read_domain()["forms"]
    of_form = {f"validate_{form}", *(f"action_ask_{slot}" for slot in ASKED)}

    of_bot = {"action_ask_again", "action_tell_back_in_stock"}  # runs them itself
    of_another = {"action_note_stock_wish"}  # action_answer_stock
    others = of_form | of_bot | of_another
    assert set(read_domain()["actions"]) - rule_steps("action") == others


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
        if intent.act == "ask_shop" and (
            intent.answer == ("action_tell_fact",)
            or all(said in RESPONSES for said in intent.answer or [""])
        )
    }
    code = "".join(
        path.read_text(encoding="utf-8")
        for room in ("actions", "bot") for path in (ROOT / room).rglob("*.py")
    )

    assert plain >= {"ask_warranty", "ask_payment", "ask_store"}
    assert {name for name in plain if re.search(rf"\b{name}\b", code)} == set()


def test_every_fact_answers_one_intent():
    told = [name for each in described.intents() if each.facts for name in each.facts.names]

    assert sorted(told) == sorted((*FACTS, CONTACT))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_enough_examples(language):
    too_few = {t: len(f) for t, f in read_topics(language).items() if len(f) < FEWEST_OF_TOPIC}

    assert too_few == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_of_a_fact_has_examples(language):
    told = {
        f"{each.name}/{name}" for each in described.intents() if each.facts
        for name in each.facts.names
    }

    assert told <= read_topics(language).keys()


def test_rule_names_are_unique():
    names = [rule["rule"] for rule in read_rules()]

    assert len(names) == len(set(names))


def test_the_form_asks_for_each_of_its_slots():
    [required] = [form["required_slots"] for form in read_domain()["forms"].values()]

    assert set(required) < set(ASKED)
    assert {f"action_ask_{slot}" for slot in ASKED} <= set(read_domain()["actions"])


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
