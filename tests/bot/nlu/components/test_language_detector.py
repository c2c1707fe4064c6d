import zlib
from functools import lru_cache
from pathlib import Path

import pytest
import yaml
from rasa.shared.nlu.constants import ENTITIES

from bot.nlu.components.language_detector import LanguageDetector
from bot.nlu.entities.extractor import EntityFinder
from bot.nlu.entities.gazetteer import build_vocabulary
from tests.bot.nlu.demo_shop import demo_shop
from tests.bot.nlu.trained_components import a_message, entities, trained, training_data

ENGLISH = """
could you wrap it|pls|do you have this in blue|can I pay later|what about shipping|not that one
show me the next one|i need something for my kitchen|that's too expensive|where's my parcel
thanks for waiting|remove the second|got a nicer one?|does it work abroad|under 60 bucks
yes to both|I'd like two|these look small|how does it compare|when will it arrive|my name is Putri
not this week|hello there|the cheapest delivery please|stop suggesting things|is it any good
whose brand is that|tell me more|make it three|what colours are there
"""
INDONESIAN = """
brp|ada toaster ga|kak mau tanya|ada yang lebih murah|bisa bayar di tempat gak|yg kedua dong
boleh deh|gmn cara pesennya|mau yang merah|kapan sampainya|bandingin dua itu
buang aja dua-duanya|jadiin tiga|makasih ya|ngga perlu lah|ini tahan air nggak|alamat saya salah
nama saya Budi|pengen cari kado|pakai kurir apa|mana belanjaan saya|aku mau bayar|udah itu aja
kalau rusak gimana|kemahalan|warnanya apa saja|iya betul|kotaknya penyok|di bawah 500rb
masih ada stok?
"""
NEUTRAL = """
ok|2|Lumora X2|Sarah Miller|Budi Santoso|jl merpati 12a|me@example.com|3|XL|hmm|???
221B Baker Street, London|0812 3456 7890|TOAST-4S|laptop|iPhone 15 Pro|10023|Siti Nurhaliza
Jl. Melati 5 Bandung|B-17 Sector 62 Noida|Rp 500.000|Tan Mei Ling|checkout|cancel|order #10023
express|asdf|reset
"""


TALKS = yaml.safe_load((Path(__file__).parent / "talk_languages.yml").read_text("utf-8"))


@lru_cache(maxsize=1)
def finder():
    return EntityFinder(build_vocabulary(demo_shop()))


def talked_on(detector, text, **metadata):
    """The language that a talk takes on with this message; None: that which it has."""
    message = a_message(text, **metadata)
    message.set(ENTITIES, finder().find(text))
    found = detector.process([message])[0].get(ENTITIES)
    return next((e["value"] for e in found if e["entity"] == "language"), None)


def messages(text):
    return [message for line in text.strip().splitlines() for message in line.split("|")]


@pytest.fixture(scope="module")
def detector(tmp_path_factory):
    return trained(LanguageDetector, tmp_path_factory.mktemp("language"), training_data())


@pytest.mark.parametrize(
    ("texts", "language"), [(ENGLISH, "en"), (INDONESIAN, "id")], ids=["en", "id"]
)
def test_tells_the_language_of_short_messages(detector, texts, language):
    written = messages(texts)

    right = [text for text in written if entities(detector, text) == [("language", language)]]

    assert len(written) == 30
    assert len(right) / len(written) >= 0.95, set(written) - set(right)


@pytest.mark.parametrize(
    ("text", "language"), [("how much", "en"), ("brp", "id"), ("kak", "id"), ("pls", "en")]
)
def test_one_telling_word_is_enough(detector, text, language):
    assert entities(detector, text) == [("language", language)]


@pytest.mark.parametrize("text", messages(NEUTRAL))
def test_says_nothing_of_a_message_that_is_the_same_in_both(detector, text):
    assert entities(detector, text) == []


def test_takes_no_evidence_from_names_and_borrowed_words(detector):
    message = a_message("toaster green tea")
    named = [
        {"entity": "category", "start": 0, "end": 7},
        {"entity": "product", "start": 8, "end": 17},
    ]
    message.set(ENTITIES, named)

    assert detector.process([message])[0].get(ENTITIES) == named


def test_keeps_indonesian_evidence_in_the_name_of_a_category(detector):
    message = a_message("pemanggang roti")
    message.set(ENTITIES, [{"entity": "category", "start": 0, "end": 15}])

    found = detector.process([message])[0].get(ENTITIES)

    assert [entity.get("value") for entity in found] == [None, "id"]


@pytest.mark.parametrize(
    ("text", "metadata", "expected"),
    [
        ("ok", {"page_language": "id", "turn": 1}, [("language", "id")]),
        ("ok", {"page_language": "en", "turn": 1}, [("language", "en")]),
        ("ok", {"page_language": "id", "turn": 2}, []),
        ("ok", {"page_language": None, "turn": 1}, []),
        ("ok", {"page_language": "fr", "turn": 1}, []),
        ("how much", {"page_language": "id", "turn": 1}, [("language", "en")]),
        ("/greet", {"page_language": "id", "turn": 1}, [("language", "id")]),
        ('/ask_price{"product": "how much is this"}', {"page_language": "id", "turn": 2}, []),
    ],
)
def test_the_page_decides_the_first_message_without_evidence(detector, text, metadata, expected):
    assert entities(detector, text, **metadata) == expected


def test_says_how_sure_it_is(detector):
    entity = detector.process([a_message("do you have this in blue")])[0].get(ENTITIES)[0]

    assert entity["confidence"] > 0.99
    assert (entity["start"], entity["end"]) == (0, 24)


@pytest.mark.parametrize("is_kept_aside", [False, True], ids=["looked at", "kept aside"])
@pytest.mark.parametrize(("talk", "other"), [("en", "id"), ("id", "en")])
def test_a_talk_changes_its_language_for_sentences_alone(detector, talk, other, is_kept_aside):
    wanted = dict.fromkeys(TALKS[talk]["stay"], talk)
    wanted |= dict.fromkeys(TALKS[talk]["switch"], other)
    half = [text for text in wanted if zlib.crc32(text.encode()) % 2 == is_kept_aside]

    right = [text for text in half if (talked_on(detector, text, turn=4) or talk) == wanted[text]]

    assert len(half) >= 60
    assert len(right) / len(half) >= 0.97


@pytest.mark.parametrize(
    ("text", "page", "expected"),
    [
        ("Nusa 5", "en", "en"), ("5 pcs", "en", "en"), ("anti-frizz serum", "en", "en"),
        ("oven mini", "en", "en"), ("powerbank", "en", "en"), ("qwer zxcv", "en", "en"),
        ("laptop core i5", "id", "id"), ("gelas to-go", "id", "id"), ("gift card", "id", "id"),
        ("qwer zxcv", "id", "id"), ("The Ordinary Niacinamide", "id", "id"),
        ("kak", "en", "id"), ("ada toaster?", "en", "id"), ("the toaster", "id", "en"),
        ("do you sell toasters", "id", "en"), ("cari toaster yang murah dong", "en", "id"),
    ],
)  # fmt: skip
def test_a_page_gives_way_sooner_than_a_talk(detector, text, page, expected):
    assert talked_on(detector, text, page_language=page, turn=1) == expected
