"""Which goods a description means, and where it could be several or none."""
from datetime import datetime
from pathlib import Path

import pytest

from actions.reading.reading import Description, Wish
from actions.shop.loading import read_folder, validate
from actions.shop.search import SearchIndex
from actions.shop.shopper import Shopper
from actions.shop.visit import Visit
from actions.turn.resolving import of_wish, resolve
from actions.turn.scene import Scene

NOON = datetime(2024, 5, 1, 12, 0)
SHOP = validate(read_folder(Path("data/shop"))).catalogue
ANN = Shopper("c:ann", "ann", None, "en", "USD", "web", 1)
VISIT = Visit(None, SHOP, SearchIndex(SHOP), ANN, NOON)
TOASTERS = ("TOAST-2S", "TOAST-4S", "TOAST-4PRO", "SANDWICH-1")
AUDIO = ("EAR-1", "HEAD-OVER", "SPK-MINI")


def meant(scene=None, among=None, **said):
    limits = None if among is None else [SHOP.products[sku] for sku in among]
    return resolve(Description(**said), scene or Scene(), VISIT, limits)


def sure(scene=None, among=None, **said):
    return [product.sku for product in meant(scene, among, **said).sure]


def possible(scene=None, among=None, **said):
    return [product.sku for product in meant(scene, among, **said).products]


@pytest.mark.parametrize(("said", "sku"), [
    ({"code": "TOAST-4S"}, "TOAST-4S"),
    ({"code": "toast-4s"}, "TOAST-4S"),
    ({"kind": "card reader"}, "READER-C"),
    ({"kind": "card", "traits": ["64gb"]}, "CARD-64"),
    ({"name": "nusa 5 pro"}, "PHONE-PRO"),
    ({"name": "m20"}, "CAM-M20"),
    ({"kind": "case", "purpose": "nusa 5 lite"}, "CASE-LITE"),
    ({"kind": "baterai cadangan", "purpose": "swift"}, "VAC-BATT"),
    ({"kind": "usb c cable"}, "CABLE-C2"),
    ({"kind": "kompor camping"}, "STOVE-GAS"),
    ({"kind": "pembersih kerak"}, "DESCALE-250"),
    ({"kind": "powerbank"}, "POWERBANK-10"),
    ({"kind": "kaos kaki"}, "SOCK-RUN"),
    ({"kind": "pants"}, "PANTS-CHINO"),
    ({"kind": "gilingan kopi"}, "GRIND-BURR"),
])
def test_words_mean_the_one_product_that_is_called_so(said, sku):
    assert sure(**said) == [sku]


@pytest.mark.parametrize(("traits", "sku"), [
    (("deluxe wrap",), "WRAP-LUXE"), (("carbon", "tripod"), "TRIPOD-3"),
])
def test_words_of_a_name_are_one_however_they_were_read(traits, sku):
    assert sure(traits=traits) == [sku]


@pytest.mark.parametrize("traits", [("deluxe",), ("vitamin c",), ("dishwasher safe", "red")])
def test_what_is_only_told_of_goods_names_none(traits):
    assert sure(traits=traits) == []


@pytest.mark.parametrize("field", ["code", "name", "kind"])
def test_a_code_may_name_a_variant(field):
    found = meant(**{field: "shoe-run1-42-blk"})

    assert ([p.sku for p in found.sure], found.variant) == (["SHOE-RUN1"], "SHOE-RUN1-42-BLK")


def test_an_unknown_code_means_nothing():
    found = meant(Scene(focus="TOAST-2S"), code="TOAST-9")

    assert (found.products, found.lacking) == ((), ("TOAST-9",))


def test_a_kind_of_which_there_are_several_means_none_for_certain():
    found = meant(kind="helmet")

    assert {p.sku for p in found.products} == {"HELMET-B1", "HELMET-B2", "HELMET-B3"}
    assert found.sure == ()


def test_what_nothing_is_called_by_is_told():
    found = meant(kind="steam iron")

    assert (found.sure, found.lacking) == ((), ("steam",))


@pytest.mark.parametrize("kind", ["lemon", "blok", "bagel bags"])
def test_a_word_of_a_thing_that_is_no_such_kind_means_it_for_certain_no_more(kind):
    assert (sure(kind=kind), len(possible(kind=kind))) == ([], 1)


def test_what_only_goes_with_a_thing_is_not_meant_by_its_name():
    assert "BLEND-CUP" not in possible(kind="blender")


@pytest.mark.parametrize(("scene", "said", "skus"), [
    (Scene(listed=TOASTERS), {"ordinal": 2}, ["TOAST-4S"]),
    (Scene(listed=TOASTERS), {"ordinal": -1}, ["SANDWICH-1"]),
    (Scene(listed=TOASTERS), {"ordinal": 5}, []),
    (Scene(), {"ordinal": 1}, []),
    (Scene(listed=("SHOE-RUN1", "SHOE-HEEL", "SHOE-RUN2")),
     {"ordinal": 2, "kind": "running shoes"}, ["SHOE-RUN2"]),
    (Scene(listed=TOASTERS), {"kind": "sandwich maker"}, ["SANDWICH-1"]),
    (Scene(listed=TOASTERS), {"kind": "toaster", "traits": ["pro"]}, ["TOAST-4PRO"]),
    (Scene(listed=TOASTERS, focus="TOAST-4S"), {"pointing": "it"}, ["TOAST-4S"]),
    (Scene(listed=TOASTERS), {"pointing": "it"}, []),
    (Scene(listed=("TOAST-2S",)), {"pointing": "that"}, ["TOAST-2S"]),
    (Scene(listed=TOASTERS), {"pointing": "one", "traits": ["two slice"]}, ["TOAST-2S"]),
    (Scene(focus="TOAST-2S"), {"kind": "laptop", "pointing": "this"}, []),
    (Scene(listed=("TOAST-2S", "TOAST-4S")), {"pointing": "both"}, ["TOAST-2S", "TOAST-4S"]),
    (Scene(listed=TOASTERS), {"pointing": "both"}, []),
    (Scene(listed=("TOAST-2S", "TOAST-4S")), {"pointing": "these", "quantity": 2},
     ["TOAST-2S", "TOAST-4S"]),
    (Scene(listed=AUDIO), {"quantity": "all"}, list(AUDIO)),
    (Scene(listed=("TOAST-2S", "TOAST-4S"), focus="TOAST-2S"), {"pointing": "other"},
     ["TOAST-4S"]),
    (Scene(listed=TOASTERS), {"order": "cheapest"}, ["SANDWICH-1"]),
    (Scene(listed=TOASTERS), {"order": "dearest"}, ["TOAST-4PRO"]),
    (Scene(focus="TOAST-2S"), {"quantity": 2, "mode": "more"}, ["TOAST-2S"]),
    (Scene(just_added="CARD-64", focus="TOAST-2S"), {"quantity": 2, "mode": "more"}, ["CARD-64"]),
    (Scene(focus="TEE-1"), {"size": "m"}, ["TEE-1"]),
    (Scene(), {"quantity": 2}, []),
    (Scene(before=("TEE-1",)), {"traits": ["white"], "size": "m"}, ["TEE-1"]),
])
def test_what_stands_before_the_shopper_decides(scene, said, skus):
    assert sure(scene, **said) == skus


def test_these_two_are_one_piece_each_and_five_of_it_are_five():
    pair = Scene(listed=("TOAST-2S", "TOAST-4S"))

    assert meant(pair, pointing="these", quantity=2).pieces is None
    assert meant(Scene(focus="TOAST-2S"), pointing="it", quantity=5).pieces == 5


def test_of_several_the_one_talked_about_is_meant():
    assert sure(Scene(listed=TOASTERS, focus="TOAST-4S"), kind="toaster") == ["TOAST-4S"]


def test_in_the_cart_only_what_is_there_can_be_meant():
    cart = ("TOAST-2S", "CARD-64")

    assert sure(among=cart, kind="toaster") == ["TOAST-2S"]
    assert sure(among=cart, kind="laptop") == []
    assert sure(Scene(focus="LAP-A8"), among=cart, pointing="it") == []
    assert sure(among=cart, ordinal=2) == ["CARD-64"]
    assert sure(among=cart, quantity=1, mode="fewer") == []
    assert sure(among=("TOAST-2S",), quantity=1, mode="fewer") == ["TOAST-2S"]


def test_a_price_and_a_size_narrow_down():
    assert sure(kind="toaster", traits=["four slice"], price={"max": 60}) == ["TOAST-4S"]


@pytest.mark.parametrize("said", [
    {"kind": "card", "not_traits": ["64"], "price": {"max": 20}},
    {"kind": "card", "not_traits": ["64gb"]},
])
def test_what_is_refused_is_never_meant(said):
    assert "CARD-64" not in possible(**said)


def in_wish(act, text, scene, *objects):
    wish = Wish.parse_obj({"act": act, "objects": objects, "said": text})
    return [[p.sku for p in each.sure] for each in of_wish(wish, scene, VISIT)]


TENTS = Scene(listed=("TENT-1", "TENT-2", "TENT-3", "TENT-SOLO"))
BAGS = Scene(listed=("SLEEPBAG-1", "SLEEPBAG-2", "SLEEPBAG-3"))
STICKS = Scene(listed=("VAC-S2", "VAC-S3"))
PHONES = Scene(listed=("PHONE-LITE", "PHONE-PRO"))


@pytest.mark.parametrize(("scene", "said", "skus"), [
    (TENTS, {"kind": "tent", "traits": ["orange"]}, ["TENT-2"]),  # all are for 4 orang
    (BAGS, {"traits": ["down"], "pointing": "one"}, ["SLEEPBAG-3"]),
    (TENTS, {"traits": ["8 person"]}, []),
    (TENTS, {"traits": ["4 person"], "order": "lightest", "pointing": "one"}, ["TENT-3"]),
    (STICKS, {"order": "shortest", "kind": "battery life"}, []),
    (Scene(listed=("ESPRESSO-1", "ESPRESSO-2")), {"kind": "warranty", "order": "longer"},
     ["ESPRESSO-2"]),
    (Scene(listed=("SHOE-RUN1", "SHOE-RUN2", "SHOE-RUN3")),
     {"kind": "cushioning", "order": "softest"}, ["SHOE-RUN3"]),
    (Scene(focus="FILM-20", offered="FILM-60", replaced="FILM-20"),
     {"traits": ["big"], "pointing": "one"}, ["FILM-60"]),
    (Scene(focus="SHAM-DRY-250", offered="SHAM-DRY-500", replaced="SHAM-DRY-250"),
     {"kind": "bottle", "traits": ["large"]}, ["SHAM-DRY-500"]),
    (Scene(listed=("TRIPOD-1", "TRIPOD-2", "TRIPOD-3")), {"traits": ["middle tripod"]},
     ["TRIPOD-2"]),
    (Scene(listed=("CASE-LITE", "CASE-PRO")), {"code": "PHONE-LITE", "pointing": "that"},
     ["CASE-LITE"]),  # "mine is the nusa 5 lite, so that one"
    (Scene(listed=("CASE-LITE", "CASE-PRO")), {"code": "PHONE-LITE"}, ["PHONE-LITE"]),
    (Scene(listed=TOASTERS[:3]), {"order": "cheapest", "ordinal": 3}, ["TOAST-2S"]),
    (Scene(listed=TOASTERS), {"order": "cheapest", "ordinal": 2}, []),  # the second cheapest
    (Scene(listed=TOASTERS), {"order": "dearest", "ordinal": 3}, ["TOAST-4PRO"]),  # as it happens
])
def test_values_and_properties_tell_goods_in_sight_apart(scene, said, skus):
    assert sure(scene, **said) == skus


def test_what_is_called_so_is_asked_about_beside_others_of_that_kind():
    scene = Scene(listed=("LOCK-B1", "LOCK-B2", "LOCK-B3"))

    assert possible(scene, kind="gembok", traits=["item"]) == ["LOCK-B1", "LOCK-B2"]


@pytest.mark.parametrize(("act", "text", "scene", "objects", "skus"), [
    ("find", "nah not the plus. the other", Scene(listed=("LAP-A8", "LAP-A16")),
     [{"pointing": "other"}], ["LAP-A8"]),
    ("ask", "is the cheapest safe", TENTS, [], ["TENT-1"]),
    ("ask", "how come the heaviest is so heavy", TENTS, [], ["TENT-1"]),
    ("ask", "pro, does it float", PHONES, [{"pointing": "it"}], ["PHONE-PRO"]),
    ("ask", "do they have the 5 yr warranty", STICKS, [{"pointing": "them", "traits": ["5 yr"]}],
     ["VAC-S2", "VAC-S3"]),
    ("ask", "are they light", TENTS, [{"pointing": "them"}], list(TENTS.listed)),
    ("ask", "the one on sale, how long is it", Scene(listed=("LOCK-B1", "LOCK-B2")), [],
     ["LOCK-B1"]),
    ("ask_shop", "can they all be here tomorrow", TENTS, [{"pointing": "them"}],
     list(TENTS.listed)),
    ("add", "add them", TENTS, [{"pointing": "them"}], []),
    ("add", "the cheapest is nice, add", TENTS, [], []),
])
def test_a_wish_tells_more_than_its_objects(act, text, scene, objects, skus):
    [found] = in_wish(act, text, scene, *objects)

    assert found == skus
