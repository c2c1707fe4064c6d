"""What a message says for each of any number of languages."""
from actions.language.packs import Pack
from bot.nlu.intents.language_model import (
    Taught,
    function_words,
    learn,
    restored,
    share_of,
    stored,
)

ENGLISH = Taught("en", ["where is my order", "show me the tents"] * 40, frozenset(("the", "is")))
INDONESIAN = Taught("id", ["mana pesanan saya", "ada tenda yang besar"] * 40, frozenset(("yang",)))
FRENCH = Taught("fr", ["où est mon colis", "je cherche une tente"], frozenset(("est", "je")))


def strongest(model, text):
    evidence = model.evidence(text)
    return max(evidence, key=evidence.get)


def test_tells_three_languages_apart():
    model = learn([ENGLISH, INDONESIAN, FRENCH])

    assert strongest(model, "the order") == "en"
    assert strongest(model, "pesanan yang besar") == "id"
    assert strongest(model, "mon colis") == "fr"


def test_two_languages_speak_against_each_other():
    evidence = learn([ENGLISH, INDONESIAN]).evidence("where is it")

    assert evidence["en"] > 1.9
    assert evidence["id"] == -evidence["en"]


def test_a_language_with_few_examples_weakens_no_other():
    alone = learn([ENGLISH, INDONESIAN]).evidence("where is my order")["en"]

    assert learn([ENGLISH, INDONESIAN, FRENCH]).evidence("where is my order")["en"] == alone


def test_a_single_language_has_nothing_to_tell():
    assert learn([ENGLISH, Taught("id", [])]).evidence("where is my order") == {}


def test_names_say_nothing_of_a_language():
    budi = Taught("id", [*INDONESIAN.sentences, "saya Budi"], names=["Budi"] * 20)

    assert abs(learn([ENGLISH, budi]).evidence("Budi")["id"]) < 0.2


def test_without_little_words_there_is_no_sentence():
    model, little = learn([ENGLISH, INDONESIAN]), frozenset(("the", "is"))

    assert model.evidence("order tents")["en"] > 0
    assert model.sentence("order tents", little)["en"] == 0
    assert model.sentence("the order", little)["en"] > 0


def test_words_count_no_more_than_twice_the_little_words():
    model, little = learn([ENGLISH, INDONESIAN]), frozenset(("the",))
    frame = model.evidence("the")["en"]

    assert model.sentence("show me the tents my order", little)["en"] == 2 * frame


def test_what_is_joined_by_a_hyphen_is_no_sentence():
    model, little = learn([ENGLISH, INDONESIAN]), frozenset(("is", "the"))

    assert model.sentence("is-the", little)["en"] == 0


def test_shares_are_of_words():
    little = frozenset(("is", "the", "i"))

    assert share_of(little, "Is the tent 5?") == 2 / 3
    assert share_of(little, "I'm late, harganya 5 berapa") == 0.5
    assert share_of(little, "5 !") == 0


def test_a_model_is_stored_and_restored():
    model = learn([ENGLISH, INDONESIAN])

    assert restored(stored(model)).evidence("show me") == model.evidence("show me")


def test_function_words_are_of_the_pack_and_of_spacy(tmp_path):
    (tmp_path / "words").mkdir()
    (tmp_path / "pack.yml").write_text("name: Deutsch\nspacy: de")
    (tmp_path / "words" / "language.yml").write_text("function_words: halt")

    assert {"halt", "nicht"} <= function_words(Pack("de", tmp_path))


def test_a_pack_without_them_has_no_function_words(tmp_path):
    (tmp_path / "pack.yml").write_text("name: Xish")

    assert function_words(Pack("xx", tmp_path)) == frozenset()
