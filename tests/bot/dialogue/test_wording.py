"""The packs' wording put together: what is said in which language, and what can't be said."""
import pytest

from bot.dialogue.wording import WordingError, labels, responses
from tests.packs import add_pack, write

DUTCH = [{"type": "slot", "name": "language", "value": "nl"}]


def texts(name):
    return [variation["text"] for variation in responses()[name]]


def test_the_default_language_has_no_condition_and_stands_first():
    switched = responses()["utter_language_switched"]

    assert [(v["text"], v.get("condition")) for v in switched] == [
        ("All right, English it is.", None),
        ("Baik, kita lanjut dalam bahasa Indonesia.",
         [{"type": "slot", "name": "language", "value": "id"}]),
    ]


def test_another_language_says_what_its_pack_says(elsewhere):
    write(add_pack(elsewhere) / "responses/social.yml", """
        responses:
          utter_thank: "Graag gedaan!"
    """)

    assert responses()["utter_thank"][-1] == {"text": "Graag gedaan!", "condition": DUTCH}


def test_what_a_pack_leaves_out_is_left_to_the_default_language(elsewhere):
    add_pack(elsewhere)

    assert texts("utter_language_switched") == [
        "All right, English it is.", "Baik, kita lanjut dalam bahasa Indonesia.",
    ]


def test_one_file_may_hold_examples_responses_and_labels(elsewhere):
    for language in ("en", "id"):
        write(elsewhere / f"languages/{language}/responses/gift_wrap.yml", """
            nlu:
            - intent: ask_gift_wrap
              examples: |
                - do you wrap gifts
            responses:
              utter_gift_wrap: "We do."
            labels:
              gift_wrap: "Gift wrap"
        """)

    assert texts("utter_gift_wrap") == ["We do.", "We do."]
    assert labels()["utter_label_gift_wrap"] == {"en": "Gift wrap", "id": "Gift wrap"}


@pytest.mark.parametrize(("said", "problem"), [
    ('utter_hug: "Hug!"', "utter_hug is not said in the default language"),
    ('utter_status_paid: "Betaald."', "utter_status_paid has the placeholders none, where the "
                                      "default language has order_number"),
    ('utter_thank: ["Graag!", "Graag, {name}!"]', "utter_thank has the placeholders name"),
    ('utter_lost: "Wat?"', "utter_lost has other buttons"),
    ('utter_thank: []', "utter_thank says nothing"),
    ('utter_thank: {buttons: [{title: "Ja"}]}', "utter_thank is no text"),
    ('utter_thank: [[]]', "utter_thank is no text"),
])
def test_what_does_not_fit_the_default_language_is_refused_by_file_and_name(
    elsewhere, said, problem
):
    file = write(add_pack(elsewhere) / "responses/social.yml", f"responses:\n  {said}\n")

    with pytest.raises(WordingError) as refused:
        responses()

    assert str(refused.value).startswith(f"{file}: {problem}")


def test_what_two_files_say_is_refused(elsewhere):
    file = write(elsewhere / "languages/en/responses/thanks.yml", """
        responses:
          utter_thank: "Thanks."
    """)

    with pytest.raises(WordingError, match=f"{file}: utter_thank stands in .*social.yml too"):
        responses()


def test_a_label_is_a_text(elsewhere):
    write(add_pack(elsewhere) / "labels.yml", "labels:\n  details: {text: Meer}\n")

    with pytest.raises(WordingError, match="labels.yml: details is no text"):
        labels()
