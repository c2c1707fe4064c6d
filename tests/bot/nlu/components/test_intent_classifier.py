import numpy as np
import pytest
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY

from actions.language.normalise import normalise
from actions.language.sentence_encoder import query_vectors
from actions.reading.reading import Reading, Wish
from bot.nlu.components.intent_classifier import LinearIntentClassifier
from bot.nlu.intents.intent_model import load_model, train_model
from bot.nlu.parse_data import HEARD, REQUESTS, TOPIC
from bot.nlu.reading.reader import MEANING, Heard
from tests.bot.nlu.trained_components import a_message, trained, training_data

EXAMPLES = [
    (text, intent)
    for intent, texts in {
        "greet": "hi|hello there|good morning|halo kak|selamat pagi|hai min",
        "ask_price": "how much is it|what does this cost|price please|berapa harganya|harga brp"
        "|brp",
        "add_to_cart": "add it to my cart|i'll take it|put it in the basket|masukkan keranjang"
        "|aku ambil ini|tambah ke keranjang",
        "view_cart": "show my cart|what is in my basket|open the cart|lihat keranjang|isi keranjang"
        "|keranjangku mana",
        "ask_payment/cod": "can i pay on delivery|cash on delivery?|pay the driver in cash"
        "|bisa cod ga|bayar di tempat bisa?|bayar ke kurir",
        "ask_payment": "how can i pay|which cards do you take|payment options|cara bayarnya gimana"
        "|metode pembayaran|transfer bisa?",
    }.items()
    for text in texts.split("|")
]


@pytest.fixture(scope="module")
def classifier(tmp_path_factory):
    folder = tmp_path_factory.mktemp("intents")
    return trained(LinearIntentClassifier, folder, training_data(*EXAMPLES))


def predicted(classifier, text):
    return classifier.process([a_message(text)])[0].get(INTENT)


def heard(text, *wishes):
    """The message with a reading; of its wishes where each begins, and its act."""
    starts, acts = zip(*wishes, strict=True)
    spans = list(zip(starts, (*(start - 1 for start in starts[1:]), len(text)), strict=True))
    reading = Reading(wishes=tuple(
        Wish(act=act, said=text[start:end]) for act, (start, end) in zip(acts, spans, strict=True)
    ))
    meanings = np.zeros((len(acts), MEANING), np.float32)
    message = a_message(text)
    chances = [1.0] * len(acts)
    sure = [{act: 1.0} for act in acts]
    message.set(HEARD, Heard(reading, spans, sure, meanings, chances=chances))
    return message


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("hey, good morning!", "greet"),
        ("haloooo", "greet"),
        ("hw much does it cost", "ask_price"),
        ("hrg brp kak", "ask_price"),
        ("pls add it to the cart", "add_to_cart"),
        ("masukin keranjang dong", "add_to_cart"),
        ("let me see my cart", "view_cart"),
        ("\u2060show me my basket", "view_cart"),
    ],
)
def test_knows_the_intent_in_both_languages(classifier, text, intent):
    assert predicted(classifier, text)["name"] == intent


def test_ranks_the_intents_by_confidence(classifier):
    ranking = classifier.process([a_message("berapa harganya kak")])[0].get(INTENT_RANKING_KEY)

    assert ranking[0]["name"] == "ask_price"
    assert [r["confidence"] for r in ranking] == sorted(
        (r["confidence"] for r in ranking), reverse=True
    )
    assert 0.5 < sum(r["confidence"] for r in ranking) <= 1.0 + 1e-5


@pytest.mark.parametrize("text", ["the moon is made of cheese", "xqzt brrf", "who won the match"])
def test_says_so_when_nothing_is_clear(classifier, text):
    ranking = classifier.process([a_message(text)])[0].get(INTENT_RANKING_KEY)

    assert ranking[0]["name"] == "nlu_fallback"
    assert {r["name"] for r in ranking[1:]} == {intent.split("/")[0] for _, intent in EXAMPLES}


def test_finds_two_requests_in_one_message(classifier):
    message = heard("add it to my cart. what does this cost", (0, "add"), (19, "ask"))

    requests = classifier.process([message])[0].get(REQUESTS)

    assert [(r["intent_ranking"][0]["name"], r["wish"]) for r in requests] == [
        ("add_to_cart", {"act": "add", "said": "add it to my cart."}),
        ("ask_price", {"act": "ask", "said": "what does this cost"}),
    ]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("could i pay cash when it's delivered", "ask_payment/cod"),
        ("cod bisa kak", "ask_payment/cod"),
        ("what are my payment options", ""),
        ("bayarnya gimana kak", ""),
        ("masukin keranjang dong", ""),  # has no topics
        ("/ask_payment", None),
    ],
)
def test_tells_which_topic_of_its_intent_a_message_is_about(classifier, text, topic):
    assert classifier.process([a_message(text)])[0].get(TOPIC) == topic


def test_each_of_several_requests_has_its_own_topic(classifier):
    message = heard("show my cart. can i pay on delivery", (0, "view_cart"), (14, "ask_shop"))

    read = classifier.process([message])[0]

    assert [r["topic"] for r in read.get(REQUESTS)] == ["", "ask_payment/cod"]
    assert read.get(TOPIC) == ""


def test_one_wish_is_the_message_as_a_whole(classifier):
    message = classifier.process([heard("add it to my cart", (0, "add"))])[0]

    assert message.get(INTENT)["name"] == "add_to_cart"
    assert message.get(REQUESTS) is None


@pytest.mark.parametrize("text", ['/add_to_cart{"product": "TOAST-4S"}', "/greet", "", "  "])
def test_leaves_buttons_and_blanks_to_others(classifier, text):
    assert predicted(classifier, text) == {"name": None, "confidence": 0.0}


def test_a_stored_model_judges_the_same(tmp_path):
    texts = [normalise(text) for text, _ in EXAMPLES]
    labels = [intent.split("/")[0] for _, intent in EXAMPLES]
    model = train_model(texts, query_vectors(texts), labels)
    asked = [normalise(text) for text in ("brp ya", "good evening", "isi cart", "zzz")]
    vectors = query_vectors(asked)
    before = model.judge(model.look(asked, vectors), vectors)

    model.save(tmp_path)
    stored = load_model(tmp_path)
    after = stored.judge(stored.look(asked, vectors), vectors)

    assert [(j.intent, j.is_clear) for j in after] == [(j.intent, j.is_clear) for j in before]
    assert [j.confidence for j in after] == pytest.approx([j.confidence for j in before], abs=1e-3)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".npz", ".npz"]
