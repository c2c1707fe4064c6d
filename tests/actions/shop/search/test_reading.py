"""What a search says: words set right, roots in two languages, its sense for the encoder."""
import pytest

from actions.language.likely_language import likely_language
from actions.language.roots import root_of
from actions.language.spelling import SearchSpeller, spelling_of
from actions.language.words import plain_words
from actions.shop.search.reading import read_search

WORDS = "tank top toothbrush toaster slot lumaflex tas sekolah oven kado".split()
SPELLER = SearchSpeller(spelling_of(dict.fromkeys(WORDS, 5)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Café Crème", ["cafe", "creme"]),
        ("Lumaflex™ T-Shirt", ["lumaflex", "t", "shirt", "tshirt"]),
        ("women's men’s", ["women", "men"]),
        ("bolak-balik", ["bolak", "balik", "bolakbalik"]),
        ("", []),
    ],
)
def test_words_are_plain(text, words):
    assert plain_words(text) == words


@pytest.mark.parametrize(("word", "root"), [("toasters", "toaster"), ("running", "run")])
def test_english_words_have_roots(word, root):
    assert root_of(word, "en") == root


@pytest.mark.parametrize(
    ("word", "root"),
    [("memanggang", "panggang"), ("pemanggang", "panggang"), ("helmnya", "helm"), ("oven", "oven")],
)
def test_indonesian_words_have_roots(word, root):
    assert root_of(word, "id") == root


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tanktop", ("tank", "top")),
        ("tassekolah", ("tas", "sekolah")),
        ("toaster4slot", ("toaster", "4", "slot")),
        ("lumafelx", ("lumaflex",)),
        ("kaod", ("kado",)),
        ("ovennya", ("oven",)),
        ("bicycle", ("bicycle",)),  # a real word that no product has
        ("pengahpus", ("pengahpus",)),
        ("raincaot", ("raincoat",)),  # no product has it, the encoder may know it
        ("x7200z", ("x7200z",)),
    ],
)
def test_words_are_set_right(typed, meant):
    assert SPELLER.set_right(typed) == meant


def test_neighbours_that_make_a_known_word_are_searched_as_one_too():
    assert ("toothbrush",) in read_search("tooth brush", "en", SPELLER).asked


@pytest.mark.parametrize(
    ("text", "language", "sense"),
    [
        ("jam tangan cowok", None, "watch men"),
        ("cari botol air yang kecil dong", None, "bottle water small"),
        ("air purifier", None, "air purifier"),  # "air" is water only among Indonesian words
        ("air purifier", "en", "air purifier"),
        ("a waterproof jaket", None, "waterproof jacket"),
        ("something for sore muscles", None, "something for sore muscles"),
    ],
)
def test_indonesian_searches_are_read_in_english(text, language, sense):
    assert read_search(text, language, SPELLER).sense == sense


@pytest.mark.parametrize(
    ("text", "language"),
    [("A mug for the office", "en"), ("Cangkir untuk di kantor", "id"), ("Mug 300 ml", "en")],
)
def test_the_language_of_a_text_shows_in_its_little_words(text, language):
    assert likely_language(text) == language
