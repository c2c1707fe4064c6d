"""Wire form: the browser sees ids and words, never an intent."""
import copy
import json

from pydantic import SecretStr

from bot.channels.neutral import Sealer, button_id, label_text, show
from bot.memory.buttons import Button

SECRET = SecretStr("s" * 32)
LABELS = {
    "utter_label_add_to_cart": {"id": "Masukkan keranjang", "en": "Add to cart"},
    "utter_label_details": {"en": "Details"},
}
ADD = '/add_to_cart{"product": "TOAST-4S"}'
SHOW = '/show_product{"product": "TOAST-4S"}'
ADD_ID = button_id(SECRET, "c1", ADD)
SHOW_ID = button_id(SECRET, "c1", SHOW)


def a_sealer(conversation="c1"):
    return Sealer(SECRET, conversation, LABELS)


def cards(language="en"):
    return {
        "type": "cards",
        "language": language,
        "items": [{
            "sku": "TOAST-4S", "title": "Toaster", "note": None,
            "actions": [
                {"label": "utter_label_add_to_cart", "payload": ADD},
                {"title": "More", "payload": SHOW},
            ],
        }],
    }


def test_swaps_actions_for_ids_and_keeps_all_else():
    wire = show({"text": "Here", "custom": cards()}, a_sealer())

    assert wire.body == {
        "text": "Here",
        "buttons": [],
        "payload": {
            "type": "cards",
            "language": "en",
            "items": [{
                "sku": "TOAST-4S", "title": "Toaster", "note": None,
                "actions": [
                    {"id": ADD_ID, "title": "Add to cart"},
                    {"id": SHOW_ID, "title": "More"},
                ],
            }],
        },
    }
    assert wire.buttons == (Button(ADD_ID, ADD, "Add to cart"), Button(SHOW_ID, SHOW, "More"))


def test_labels_speak_the_payload_s_language():
    wire = show({"custom": cards("id")}, a_sealer())

    assert wire.body["payload"]["items"][0]["actions"][0]["title"] == "Masukkan keranjang"


def test_no_payload_of_ours_reaches_the_browser():
    wire = show({"custom": cards(), "buttons": [{"title": "Yes", "payload": "/affirm"}]},
                   a_sealer())

    assert "/add_to_cart" not in json.dumps(wire.body)
    assert "/affirm" not in json.dumps(wire.body)


def test_plain_buttons_get_ids_beside_the_payload():
    wire = show(
        {"text": "Sure?", "buttons": [{"title": "Yes", "payload": "/affirm", "type": "x"}]},
        a_sealer(),
    )

    assert wire.body["buttons"] == [{"id": button_id(SECRET, "c1", "/affirm"), "title": "Yes"}]


def test_drawing_again_gives_the_same_ids_in_this_conversation_only():
    first, again = show({"custom": cards()}, a_sealer()), show(
        {"custom": cards("id")}, a_sealer())
    elsewhere = show({"custom": cards()}, a_sealer("c2"))

    assert [b.id for b in first.buttons] == [b.id for b in again.buttons]
    assert {b.id for b in first.buttons}.isdisjoint(b.id for b in elsewhere.buttons)


def test_leaves_its_input_as_it_was():
    message = {"text": "Here", "custom": cards()}
    before = copy.deepcopy(message)

    show(message, a_sealer())

    assert message == before


def test_a_message_without_content_is_empty():
    assert show({"text": None, "buttons": [], "custom": {}}, a_sealer()).is_empty


def test_a_label_without_a_translation_is_in_the_default_language():
    assert label_text(LABELS, "utter_label_details", "id") == "Details"


def test_an_unknown_label_still_reads_as_words():
    assert label_text(LABELS, "utter_label_gift_wrap", "en") == "Gift wrap"


def test_fills_the_placeholders_of_a_label():
    labels = {"utter_label_use_points": {"en": "Use {needed} points: {discount}"}}
    use = {
        "label": "utter_label_use_points", "payload": ADD,
        "facts": {"needed": "100", "discount": "-$5.00"},
    }

    wire = show({"custom": {"actions": [use]}}, Sealer(SECRET, "c1", labels))

    title = "Use 100 points: -$5.00"
    assert wire.body["payload"] == {"actions": [{"id": ADD_ID, "title": title}]}
    assert wire.buttons == (Button(ADD_ID, ADD, title),)
