"""What Rasa trains on: an intent is a row, and a file a language; nothing else is touched."""
import pytest
from rasa.shared.importers.importer import TrainingDataImporter

from actions.turn.intents import IntentsError, labels
from bot.rasa.importer import ShopImporter
from tests.packs import add_pack, write

ROW = """
ask_gift_wrap:
  answer: utter_gift_wrap
  label: meant_gift_wrap
"""
TOPIC = """
    nlu:
    - intent: ask_gift_wrap
      examples: |
        - {example}
    responses:
      utter_gift_wrap: "{answer}"
    labels:
      meant_gift_wrap: "{label}"
"""
WORDS = {
    "en": ("do you wrap gifts", "Yes, for free.", "Ask about gift wrap"),
    "id": ("bisa bungkus kado", "Bisa, gratis.", "Tanya bungkus kado"),
}


@pytest.fixture
def gift_wrap(elsewhere):
    """An intent added from outside."""
    with (elsewhere / "dialogue/intents.yml").open("a") as file:
        file.write(ROW)
    for language, (example, answer, label) in WORDS.items():
        write(
            elsewhere / f"languages/{language}/nlu/gift_wrap.yml",
            TOPIC.format(example=example, answer=answer, label=label),
        )


def an_importer():
    """As config.yml names it."""
    return TrainingDataImporter.load_from_config("config.yml", "bot/domain", ["data/rules"])


def rules_about(intent):
    steps = an_importer().get_stories().story_steps
    events = ([event.as_dict() for event in step.events] for step in steps)
    return [
        [e["name"] for e in rule if e["event"] == "action"]
        for rule in events
        if any(e["event"] == "user" and e["parse_data"]["intent"]["name"] == intent for e in rule)
    ]


def test_a_new_intent_is_in_domain_rules_examples_and_the_question_what_was_meant(gift_wrap):
    importer = an_importer()
    domain = importer.get_domain()

    assert "ask_gift_wrap" in domain.intents
    assert [v["text"] for v in domain.responses["utter_gift_wrap"]] == [
        "Yes, for free.", "Bisa, gratis.",
    ]
    assert "utter_label_meant_gift_wrap" in domain.responses
    assert labels()["ask_gift_wrap"] == "meant_gift_wrap"


def test_its_rules_answer_it_outside_the_checkout_and_during_it(gift_wrap):
    assert rules_about("ask_gift_wrap") == [
        ["...", "utter_gift_wrap"], ["...", "utter_gift_wrap", "checkout_form"],
    ]


def test_its_examples_are_read_in_every_language(gift_wrap):
    examples = an_importer().get_nlu_data().intent_examples
    texts = [e.get("text") for e in examples if e.get("intent") == "ask_gift_wrap"]

    assert texts == ["do you wrap gifts", "bisa bungkus kado"]


def test_a_label_without_wording_is_refused(elsewhere):
    with (elsewhere / "dialogue/intents.yml").open("a") as file:
        file.write(ROW)

    with pytest.raises(IntentsError, match="ask_gift_wrap has the label meant_gift_wrap"):
        ShopImporter(domain_path="bot/domain").get_domain()


def test_another_default_language_is_spoken_first(elsewhere):
    (elsewhere / "languages/en/pack.yml").write_text("name: English\n")
    (elsewhere / "languages/id/pack.yml").write_text("name: Bahasa Indonesia\ndefault: true\n")

    domain = ShopImporter(domain_path="bot/domain").get_domain()

    assert {slot.name: slot.initial_value for slot in domain.slots}["language"] == "id"
    assert "condition" not in domain.responses["utter_thank"][0]
    assert domain.responses["utter_thank"][0]["text"] == "Sama-sama!"


def test_a_third_language_is_said_where_its_pack_says_something(elsewhere):
    write(add_pack(elsewhere) / "responses/social.yml", """
        responses:
          utter_thank: "Graag gedaan!"
    """)

    domain = ShopImporter(domain_path="bot/domain").get_domain()

    assert [v["text"] for v in domain.responses["utter_thank"]][-1] == "Graag gedaan!"
    assert len(domain.responses["utter_language_switched"]) == 2


def test_a_topic_of_an_intent_is_an_example_of_it(gift_wrap, elsewhere):
    write(
        elsewhere / "languages/en/nlu/paper.yml",
        """
        nlu:
        - intent: ask_gift_wrap/paper
          examples: |
            - which paper do you wrap gifts in
        """,
    )
    importer = an_importer()

    found = [e.data for e in importer.get_nlu_data().intent_examples
             if e.get("intent") == "ask_gift_wrap"]

    assert [(e["text"], e.get("topic")) for e in found] == [
        ("do you wrap gifts", None),
        ("which paper do you wrap gifts in", "ask_gift_wrap/paper"),
        ("bisa bungkus kado", None),
    ]
    assert "utter_ask_gift_wrap" not in importer.get_domain().action_names_or_texts
