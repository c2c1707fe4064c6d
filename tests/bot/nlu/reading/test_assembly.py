"""From marks to readings: what the words of an example say is what its marks say."""
import pytest

from actions.language.packs import packs
from bot.nlu.reading.assembly import assembled, wish_spans
from bot.nlu.reading.chunks import labels_of
from bot.nlu.reading.marked_examples import parse, readings_of
from bot.nlu.reading.said_values import learn_values

VALUES = learn_values(example for pack in packs() for example in readings_of(pack))


def read(acts, marked):
    example = parse(acts, marked)
    tokens = example.tokens
    reading = assembled(example.text, tokens, labels_of(example, tokens), example.acts, VALUES)
    return [(w.act, w.matter, [o.as_json() for o in w.objects]) for w in reading.wishes]


@pytest.mark.parametrize(("acts", "marked", "wishes"), [
    ("add ask_shop", "add [two](quantity) [64 gb](trait) [cards](kind) + and [one](quantity) "
     "[reader](kind), | and {when would it come}?",
     [("add", "", [{"kind": "cards", "traits": ["64 gb"], "quantity": 2},
                   {"kind": "reader", "quantity": 1}]),
      ("ask_shop", "when would it come", [])]),
    ("add", "[a pair](quantity) of [sandals](kind)",
     [("add", "", [{"kind": "sandals", "quantity": 1}])]),
    ("add", "[2](more) of [those](pointing)",
     [("add", "", [{"pointing": "those", "quantity": 2, "mode": "more"}])]),
    ("remove", "hapus [yg](pointing:one) [merah](trait) + [yg](not_pointing:one) [biru](trait) "
     "tetap",
     [("remove", "", [{"pointing": "one", "traits": ["merah"]},
                      {"pointing": "one", "traits": ["biru"], "not": True}])]),
    ("find", "[running shoes](kind) [42](size) [white](trait) + or [grey](trait)",
     [("find", "", [{"kind": "running shoes", "size": "42", "traits": ["white"]},
                    {"kind": "running shoes", "size": "42", "traits": ["grey"]}])]),
    ("find", "the [cheaper](order) [ones](pointing)", [("find", "", [{"order": "cheaper"}])]),
    ("show", "https://shop.example.com/p/[TENT-2](code)?from=ad",
     [("show", "", [{"code": "TENT-2"}])]),
    ("ask", "kak, {[tendanya](kind) tahan air ga}?",
     [("ask", "tendanya tahan air ga", [{"kind": "tenda"}])]),
    ("ask", "is it waterproof??", [("ask", "is it waterproof", [])]),
    ("find", "[sony](brand) [earbuds](kind) in [m](size), [l](size) too",
     [("find", "", [{"brand": "sony", "kind": "earbuds", "size": "m"},
                    {"brand": "sony", "kind": "earbuds", "size": "l"}])]),
    ("find", "[tents](kind), [mats](kind) and [gas](trait) [stoves](kind)",
     [("find", "", [{"kind": "tents"}, {"kind": "mats", "traits": ["gas"]}, {"kind": "stoves"}])]),
    ("add", "the [64 gb](trait) [one](pointing) + not the [128](not_trait)",
     [("add", "", [{"traits": ["64 gb"], "pointing": "one", "not_traits": ["128"]}])]),
    ("find", "[soy sauce](kind) but not [abc](not_brand) or [bango](not_brand)",
     [("find", "", [{"kind": "soy sauce", "not_brand": "abc", "not_traits": ["bango"]}])]),
    ("add", "[scarves](kind), + [1](quantity) [red](trait) + and [2](quantity) [green](trait)",
     [("add", "", [{"kind": "scarves"},
                   {"kind": "scarves", "quantity": 1, "traits": ["red"]},
                   {"kind": "scarves", "quantity": 2, "traits": ["green"]}])]),
    ("add", "[two](quantity) [mugs](kind) + and [all](quantity) of [these](pointing)",
     [("add", "", [{"quantity": 2, "kind": "mugs"},
                   {"quantity": "all", "pointing": "these"}])]),
    ("find", "[boots](kind) [sz 42.5](size)", [("find", "", [{"kind": "boots", "size": "42.5"}])]),
    ("find", "[boots](kind) [uk 7](size)", [("find", "", [{"kind": "boots", "size": "uk 7"}])]),
    ("order_status", "wheres [#55190](order_number)",
     [("order_status", "", [{"order_number": "55190"}])]),
    ("find", "[headset](kind) yang bagus, [300-500](price)",
     [("find", "", [{"kind": "headset", "price": {"min": 300_000, "max": 500_000}}])]),
    ("give", "its {12 rose lane, york}", [("give", "12 rose lane, york", [])]),
    ("ask", "[blender es](kind) {berisik ga} kak",
     [("ask", "blender es berisik ga", [{"kind": "blender es"}])]),
    ("ask", "{does [it](pointing) come in} [green](trait)",
     [("ask", "does it come in green", [{"pointing": "it", "traits": ["green"]}])]),
    ("ask", "not the bags, the [green](trait) [ones](pointing), {how much}",
     [("ask", "how much", [{"traits": ["green"], "pointing": "ones"}])]),
    ("add", "[shirt](kind) [size](trait) [l](size)",
     [("add", "", [{"kind": "shirt", "size": "l"}])]),
    ("find", "[tws](kind) yg ada [anc nya](trait)",
     [("find", "", [{"kind": "tws", "traits": ["anc"]}])]),
])
def test_marks_become_fields(acts, marked, wishes):
    assert read(acts, marked) == wishes


def test_words_that_fit_no_field_are_kept():
    example = parse("find", "[pots](kind) + and [pans](kind), [all in all not over 150](unread)")
    labels = labels_of(example, example.tokens)

    reading = assembled(example.text, example.tokens, labels, ["find"], VALUES)

    assert reading.unread == ("all in all not over 150",)


def test_each_wish_holds_the_words_that_say_it():
    example = parse("remove add", "take the [helmet](kind) out | and put the [bell](kind) in")
    labels = labels_of(example, example.tokens)

    reading = assembled(example.text, example.tokens, labels, example.acts, VALUES)

    assert wish_spans(labels.breaks) == [(0, 4), (4, 9)]
    assert [w.said for w in reading.wishes] == ["take the helmet out", "and put the bell in"]


@pytest.mark.parametrize(("acts", "marked", "unread"), [
    ("find", "[laptop](kind) for 3 of us", ("3",)),
    ("find", "[laptop](kind) [under 900](price)", ()),
    ("ask", "{does it hold 3 litres}", ()),
    ("give", "its flat 4, {12 rose lane}", ("4",)),
])
def test_no_number_is_dropped(acts, marked, unread):
    example = parse(acts, marked)
    labels = labels_of(example, example.tokens)

    assert assembled(
        example.text, example.tokens, labels, example.acts, VALUES
    ).unread == unread
