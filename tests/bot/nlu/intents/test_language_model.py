"""What a message says for each of any number of languages."""
from actions.language.packs import Pack
from bot.nlu.intents.language_model import Taught, function_words, learn, restored, stored

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
