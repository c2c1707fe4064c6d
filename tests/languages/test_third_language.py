"""A language is a folder: Spanish beside English and Indonesian, without a line of Python."""
import re

import pytest
import requests

from tests.conversations.dialogue import Press
from tests.conversations.talk import Conversation
from tests.languages.third_language import serve_in_three_languages

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    with serve_in_three_languages(tmp_path_factory.mktemp("languages")) as running:
        yield running


@pytest.fixture(scope="module")
def talk(shop):
    """Five turns; the language is told by what is written, as the page was opened in English."""
    talk = Conversation(shop, "en", None)
    for said in (
        "hola, buenos días",
        "busco una tostadora de menos de cincuenta euros",
        "¿cuánto cuesta la primera?",
        "añade dos",
        "enséñame mi carrito",
    ):
        talk.say(said)
    return talk


def the_only(messages):
    [message] = messages
    return message


def test_a_greeting_is_answered_in_its_language(talk):
    answer = talk.turns[0].messages[0]  # an example of what to ask may follow

    assert answer["text"] in (
        "¡Hola! Soy la dependienta de la tienda. ¿Qué busca?",
        "¡Hola, bienvenido! ¿Qué le busco hoy?",
    )


def test_a_search_keeps_to_a_limit_said_in_words(talk):
    answer = the_only(talk.turns[1].messages)
    cards = answer["payload"]["items"]

    assert answer["text"].startswith("He encontrado esto:\n1. ")
    assert {card["sku"]: card["price"] for card in cards} == {
        "TOAST-2S": "29,90 €", "TOAST-4S": "49,90 €",
    }
    assert {action["title"] for card in cards for action in card["actions"]} == {
        "Añadir al carrito", "Detalles",
    }


def test_a_place_in_the_list_is_understood(talk):
    first = talk.turns[1].payloads[0]["items"][0]

    answer = the_only(talk.turns[2].messages)

    assert answer["text"] == f"{first['title']}: cuesta {first['price']}."


def test_so_many_are_put_into_the_cart(talk):
    first = talk.turns[1].payloads[0]["items"][0]

    answer = the_only(talk.turns[3].messages)

    assert answer["text"].startswith(f"Añadido: 2 × {first['title']}. Lleva ")


def test_the_cart_is_written_as_its_readers_write(talk):
    answer = the_only(talk.turns[4].messages)

    assert re.fullmatch(
        r"Su carrito:\n• 2 × Tostadora .* – (59,80|99,80) €\nTotal: \1 €", answer["text"]
    )


def test_what_its_pack_leaves_out_is_said_in_the_default_language(shop):
    answer = the_only(Conversation(shop, "es", None).say("¿puedo devolverlo?").messages)

    assert answer["text"].startswith("That I don't know: the shop hasn't told me.")


def test_another_language_gives_way_to_it_when_asked(shop):
    talk = Conversation(shop, "en", None)

    answer = the_only(talk.say("can you speak spanish please").messages)

    assert answer["text"] == "De acuerdo, seguimos en español."


def test_its_readers_pay_on_a_page_in_it(shop):
    talk = Conversation(shop, "es", None)
    for said in (
        "tostadoras de menos de cuarenta euros",
        "añade dos",
        "quiero pagar",
        "Ana García",
        "Calle Mayor 5, Madrid",
    ):
        talk.say(said)
    talk.press(Press(title="Envío urgente"))

    [receipt] = talk.press(Press(title="Place order")).payloads
    page = requests.get(receipt["payment_url"], timeout=10).text

    assert receipt["total"] == "63,30 €"
    assert '<html lang="es">' in page
    assert "<dt>Envío urgente</dt><dd>3,50 €</dd>" in page


def test_the_chat_page_offers_it(shop):
    page = requests.get(shop.url, timeout=10).text

    assert '<option value="es" lang="es">Español</option>' in page
