"""Answers to questions about a product, from what the shop knows alone."""
import numpy as np
import pytest

from actions.shop.answers.answer import Answer, Question
from actions.shop.answers.questions import answer_question
from tests.builders import a_catalogue, a_product, a_variant, an_attribute

TOASTER = a_product(
    "TOAST",
    attributes={
        "bagel": {"en": "yes"}, "defrost": {"en": "no"}, "power": {"en": "850"},
        "colour": {"en": "red", "id": "merah"},
    },
)
SHOE = a_product(
    "SHOE",
    attributes={"colour": {"en": "grey", "id": "abu-abu"}},
    variants=(
        a_variant("SHOE-41-R", "SHOE", "41", en="red", id="merah"),
        a_variant("SHOE-42-R", "SHOE", "42", en="red", id="merah"),
        a_variant("SHOE-42-B", "SHOE", "42", en="blue", id="biru"),
    ),
)
BAG_ATTRIBUTES = [
    an_attribute("weight_kg", unit="kg", labels={"en": "Weight"}, better="lower",
                 synonyms={"en": ("heavy", "light"), "id": ("berat",)}),
    an_attribute("holds_kg", unit="kg", labels={"en": "Carries"}, better="higher",
                 synonyms={"en": ("carry", "load"), "id": ("kuat",)}),
    an_attribute("laptop_inch", unit="inch", labels={"en": "Laptop"}, better="higher"),
    an_attribute("pockets", labels={"en": "Pockets"}, better="higher"),
    an_attribute("setup_min", unit="min", labels={"en": "Set-up"}, better="lower"),
    an_attribute("height_cm", unit="cm", labels={"en": "Height"}, better="none",
                 synonyms={"en": ("how long", "tall"), "id": ("panjang",)}),
    an_attribute("pvc_free", "flag", labels={"en": "PVC free"},
                 synonyms={"en": ("pvc", "contains pvc"), "id": ("pvc",)}),
    an_attribute("material", "text", labels={"en": "Material", "id": "Bahan"}),
]
BAG = a_product(
    "BAG",
    names={"en": "Trail Bag"},
    attributes={
        "weight_kg": {"en": "1.5"}, "holds_kg": {"en": "20"}, "laptop_inch": {"en": "15.6"},
        "pockets": {"en": "4"}, "setup_min": {"en": "5"}, "height_cm": {"en": "50"},
        "pvc_free": {"en": "yes"}, "material": {"en": "canvas"},
    },
    descriptions={"en": "A sturdy bag. The rain cover is sold separately. Whistle on the strap."},
    reviews={"en": "The zip jams sometimes."},
)
SIZES = (a_variant("SOCK-S", "SOCK", "S"), a_variant("SOCK-L", "SOCK", "L"))
SOCK = a_product("SOCK", attributes={"colour": {"en": "black", "id": "hitam"}}, variants=SIZES)
BARE_SOCK = a_product("SOCK", variants=SIZES)
SHOP = a_catalogue(
    TOASTER,
    SHOE,
    attributes=[
        an_attribute("bagel", "flag", labels={"en": "Bagel setting", "id": "Mode bagel"}),
        an_attribute("defrost", "flag"),
        an_attribute("waterproof", "flag"),
        an_attribute("power", unit="W"),
        an_attribute("colour", "text", labels={"en": "Colour", "id": "Warna"}),
        *BAG_ATTRIBUTES,
    ],
)



def far(question, sentences):
    """No sentence is near in meaning."""
    return np.zeros(len(sentences))


def asked(product, text="", *attributes, language="en", value=None, nearness=far):
    question = Question(text, attributes, value)
    return answer_question(product, question, SHOP, language, nearness)


@pytest.mark.parametrize(
    ("product", "attribute", "language", "answer"),
    [
        (TOASTER, "bagel", "en", Answer("yes", "Bagel setting", "✓")),
        (TOASTER, "bagel", "id", Answer("yes", "Mode bagel", "✓")),
        (TOASTER, "defrost", "en", Answer("no", "Defrost", "✗")),
        (TOASTER, "power", "en", Answer("value", "Power", "850 W")),
        (TOASTER, "colour", "en", Answer("value", "Colour", "red")),
        (TOASTER, "colour", "id", Answer("value", "Warna", "merah")),
        (SHOE, "colour", "en", Answer("value", "Colour", "red, blue")),
        (SHOE, "colour", "id", Answer("value", "Warna", "merah, biru")),
        (SOCK, "colour", "id", Answer("value", "Warna", "hitam")),
    ],
)
def test_an_attribute_that_was_understood_is_answered(product, attribute, language, answer):
    assert asked(product, "", attribute, language=language) == answer


@pytest.mark.parametrize(
    ("product", "attribute", "label"),
    [
        (TOASTER, "waterproof", "Waterproof"),
        (SHOE, "power", "Power"),
        (BARE_SOCK, "colour", "Colour"),
        (TOASTER, "taste", ""),
        (TOASTER, "", ""),
    ],
)
def test_what_it_does_not_know_is_never_made_up(product, attribute, label):
    answer = asked(product, "", attribute)

    assert (answer.kind, answer.label, answer.value, answer.source) == ("unknown", label, "", "")


@pytest.mark.parametrize(("value", "kind"), [("canvas", "yes"), ("leather", "no")])
def test_a_value_asked_about_is_had_or_not(value, kind):
    answer = asked(BAG, f"is it {value}", value=("material", value))

    assert answer == Answer(kind, "Material", "canvas")


@pytest.mark.parametrize(("text", "kind", "label"), [
    ("is it heavier than 2 kg", "no", "Weight"),
    ("is it heavier than 1500 g?", "no", "Weight"),
    ("is it lighter than 2kg", "yes", "Weight"),
    ("lebih berat dari 1,2 kilo ga", "yes", "Weight"),
    ("can it carry 20 kg", "yes", "Carries"),
    ("can it carry more than 20 kg", "no", "Carries"),
    ("kuat bawa 25 kg?", "no", "Carries"),
    ("does it fit a 15 inch laptop", "yes", "Laptop"),
    ("does it fit a 16 inch laptop", "no", "Laptop"),
    ("has it got 5 pockets", "no", "Pockets"),
    ("is it faster than 10 minutes", "yes", "Set-up"),
    ("at most 4 minutes?", "no", "Set-up"),
    ("is it taller than 0.4 m", "yes", "Height"),
])
def test_an_amount_in_the_question_is_compared_with_the_number(text, kind, label):
    answer = asked(BAG, text)

    assert (answer.kind, answer.label, answer.source) == (kind, label, "attribute")


@pytest.mark.parametrize("text", [
    "is it more than 2 kg",  # of its weight, or of what it carries?
    "does it work with version 15",
    "is it under $40",
])
def test_an_amount_that_could_be_of_several_things_or_of_none_is_not_compared(text):
    assert asked(BAG, text).kind == "unknown"


def test_how_much_is_no_yes_or_no():
    answer = asked(BAG, "how many kg can it carry", "holds_kg")

    assert answer == Answer("value", "Carries", "20 kg")


@pytest.mark.parametrize(("text", "kind"), [
    ("is it pvc free", "yes"), ("does it contain pvc", "value"), ("ada pvc ga", "value"),
])
def test_a_yes_is_never_said_to_the_opposite_of_the_attribute(text, kind):
    assert asked(BAG, text) == Answer(kind, "PVC free", "✓")


@pytest.mark.parametrize(("text", "source", "sentence"), [
    ("is there a rain cover", "description", "The rain cover is sold separately."),
    ("has it got a whistle", "description", "Whistle on the strap."),
    ("does the zip jam", "review", "The zip jams sometimes."),
])
def test_what_no_attribute_tells_is_quoted_from_what_is_written(text, source, sentence):
    assert asked(BAG, text) == Answer(source, "", sentence)


def test_words_that_tell_need_no_encoder():
    def never(question, sentences):
        raise AssertionError("the encoder was asked")

    for text in ("how heavy is it", "is there a rain cover", "can it carry 5 kg"):
        asked(BAG, text, nearness=never)


@pytest.mark.parametrize(("near", "kind"), [(2.2, "unknown"), (2.3, "review")])
def test_a_sentence_near_enough_in_meaning_answers(near, kind):
    def nearness(question, sentences):
        return np.array([near if "zip" in sentence else 0.0 for sentence in sentences])

    assert asked(BAG, "any trouble with the fastener", nearness=nearness).kind == kind


@pytest.mark.parametrize(("text", "near", "kind"), [
    ("does the zip ever fail", 1.8, "review"),  # half of its words are in the sentence
    ("does the zip ever fail", 1.7, "unknown"),
])
def test_with_half_of_the_words_less_nearness_is_enough(text, near, kind):
    def nearness(question, sentences):
        return np.array([near if "zip" in sentence else 0.0 for sentence in sentences])

    assert asked(BAG, text, nearness=nearness).kind == kind


@pytest.mark.parametrize(("near", "kind"), [(2.9, "value"), (3.0, "review")])
def test_an_attribute_that_tells_a_part_gives_way_to_what_is_surely_near(near, kind):
    def nearness(question, sentences):
        return np.array([near if "zip" in sentence else 0.0 for sentence in sentences])

    text = "which material breaks after years of rough use"
    assert asked(BAG, text, nearness=nearness).kind == kind


def test_a_shared_count_is_no_answer():
    phone = a_product("PHONE", descriptions={"en": "Lasts two days."})

    def nearness(question, sentences):
        return np.array([5.0] * len(sentences))

    assert asked(phone, "room for two cards", nearness=nearness).kind == "unknown"


def test_a_vague_word_is_no_attribute_where_more_is_asked():
    assert asked(BAG, "how long is it") == Answer("value", "Height", "50 cm")
    assert asked(BAG, "how long do orders take").kind == "unknown"


def test_beside_the_unknown_stands_what_is_nearest_to_it():
    def nearness(question, sentences):
        return np.array([1.0 if text in ("Laptop", "Pockets") else 0.0 for text in sentences])

    answer = asked(BAG, "is there room for a tablet", nearness=nearness)

    assert answer.known == (
        ("Laptop", "15.6 inch"), ("Pockets", "4"), ("Weight", "1.5 kg"),
    )


def test_a_property_is_told_before_a_sentence_with_its_name():
    bag = a_product("BAG", names={"en": "Trail Bag"}, descriptions={"en": "A bag for hills."},
                    attributes={"material": {"en": "canvas"}})

    assert asked(bag, "which material of the bag", "material").kind == "value"
    assert asked(bag, "of what is the bag", "material") == Answer("value", "Material", "canvas")


def test_a_sentence_with_its_name_tells_no_property_that_it_has_not():
    sock = a_product("SOCK", names={"en": "Hill Sock"}, descriptions={"en": "A sock for hills."})

    assert asked(sock, "what material is the hill sock", "material").kind == "unknown"
    assert asked(sock, "what is the sock").kind == "description"


def test_the_name_makes_no_sentence_near():
    heard = []

    def nearness(question, sentences):
        heard.append(question)
        return np.zeros(len(sentences))

    asked(BAG, "does the trail bag survive a fall", nearness=nearness)

    assert heard[0] == "does the survive a fall"


def test_a_flag_that_only_the_name_says_is_not_asked_for():
    stove = a_product("STOVE", names={"en": "Folding PVC Stove"},
                      attributes={"pvc_free": {"en": "yes"}})

    assert asked(stove, "does the folding pvc stove last", "pvc_free").kind == "unknown"
    assert asked(stove, "is it pvc free").kind == "yes"


def test_a_label_of_another_language_turns_no_yes_round():
    jams = an_attribute("jams", "flag", labels={"en": "Clears jams", "id": "Anti macet"})
    crusher = a_product("CRUSH", attributes={"jams": {"en": "no"}})
    shop = a_catalogue(crusher, attributes=[jams])

    answer = answer_question(crusher, Question("does it clear jams"), shop, "en", far)

    assert answer.kind == "no"
