"""Needs: what a link says of them, what its reason and its buyers tell, and what needs nothing."""
import pytest

from actions.learning.model import Companion
from actions.selling.model import CartItem
from actions.selling.needs import Judged, judge, need_of, undecided
from tests.actions.selling.builders import a_situation
from tests.builders import a_catalogue, a_link, a_product

PLAIN = a_link("BIKE", "HELMET")
SHOP = a_catalogue(
    a_product("BIKE", category="bikes"),
    a_product("HELMET", category="gear", names={"en": "City Helmet", "id": "Helm Kota"}),
    a_product("HELMET-2", category="gear", names={"en": "Trail Helmet", "id": "Helm Gunung"}),
    a_product("GLOVES", category="gear", names={"en": "Gloves", "id": "Sarung Tangan"}),
    a_product("OIL", category="oils", names={"en": "Chain Oil"}, rebuy_days=60),
    a_product("OIL-2", category="oils", names={"en": "Dry Chain Oil"}, rebuy_days=60),
    links=[a_link("BIKE", "HELMET", need="needed"), a_link("BIKE", "OIL", need="needed")],
)
TO_HELMET, TO_OIL = SHOP.links["BIKE"]


def took(companion, buyers, of, sku="BIKE"):
    return {sku: (Companion(sku, companion, buyers, of),)}


@pytest.mark.parametrize("need", ["needed", "useful", "nice"])
def test_what_the_merchant_says_holds_whatever_else_does(need):
    link = a_link("BIKE", "HELMET", need=need, en="if it is a present")

    assert judge(link, took("HELMET", 90, 100), {}) == Judged(need, "merchant")


@pytest.mark.parametrize(("en", "id", "need"), [
    ("the torch comes without batteries", "senternya belum termasuk baterai", "needed"),
    ("you need a frame to hang it", "butuh bingkai buat menggantungnya", "needed"),
    ("no ink comes in the box", "di kotaknya tidak ada tinta", "needed"),
    ("in case it is a gift", "kalau mau dijadikan hadiah", "nice"),
    ("it keeps the sun off", "biar tidak panas", None),
    ("you need a frame to hang it", "biar bisa digantung", None),
])
def test_a_reason_tells_where_all_its_languages_say_so(en, id, need):
    judged = judge(a_link("BIKE", "HELMET", en=en, id=id), {}, {})

    assert judged == (Judged(need, "reason") if need else Judged("useful", "nothing"))


@pytest.mark.parametrize(("buyers", "of", "need"), [
    (50, 100, "needed"), (49, 100, "useful"), (3, 100, "useful"), (2, 100, "nice"),
])
def test_else_the_buyers_tell(buyers, of, need):
    assert judge(PLAIN, took("HELMET", buyers, of), {}) == Judged(need, "buyers", buyers, of)


def test_who_took_one_later_or_had_one_before_counts():
    later = {**took("HELMET", 10, 100), **took("BIKE", 30, 400, sku="HELMET")}

    assert judge(PLAIN, took("HELMET", 20, 100), later) == Judged("needed", "buyers", 60, 100)


def test_few_buyers_tell_nothing():
    assert judge(PLAIN, took("HELMET", 15, 19), {}) == Judged("useful", "nothing")


@pytest.mark.parametrize(("owned", "need"), [
    ((), "needed"), (("HELMET-2",), "nice"), (("GLOVES",), "needed"), (("BIKE",), "needed"),
])
def test_what_one_of_is_there_already_is_no_need(owned, need):
    """Owned or in the cart, that is the same."""
    bike = CartItem("BIKE")
    carts = (bike, *map(CartItem, owned))

    assert need_of(TO_HELMET, a_situation(catalogue=SHOP, cart=carts)) == need
    assert need_of(
        TO_HELMET, a_situation(catalogue=SHOP, cart=(bike,), owned=frozenset(owned))
    ) == need


def test_what_is_used_up_is_needed_again():
    cart, owned = (CartItem("BIKE"),), frozenset({"OIL-2"})

    assert need_of(TO_OIL, a_situation(catalogue=SHOP, cart=cart, owned=owned)) == "needed"
    in_cart = (*cart, CartItem("OIL-2"))
    assert need_of(TO_OIL, a_situation(catalogue=SHOP, cart=in_cart)) == "nice"


def test_what_fits_something_else_only_leaves_the_need():
    """A spare battery for another camera is none for this one."""
    catalogue = a_catalogue(
        *SHOP.products.values(), a_product("SCOOTER", category="bikes"),
        links=[TO_HELMET, a_link("SCOOTER", "HELMET-2")],
    )
    situation = a_situation(
        catalogue=catalogue, cart=(CartItem("BIKE"),), owned=frozenset({"HELMET-2"})
    )

    assert need_of(TO_HELMET, situation) == "needed"


def test_buyers_are_only_looked_up_where_nothing_else_tells():
    catalogue = a_catalogue(*SHOP.products.values(), links=[
        TO_HELMET, a_link("BIKE", "GLOVES", en="if it is a present", id="buat kado"),
        a_link("BIKE", "OIL"),
    ])

    assert undecided(["BIKE", "NO-SUCH"], catalogue) == ["OIL"]
