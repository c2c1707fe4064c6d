"""Whatever is said: a cart changes by wishes alone, and what is resolved is there."""
import asyncio
from typing import get_args
from uuid import uuid4

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from actions.handlers.adding import ActionAddToCart
from actions.handlers.browse import ActionSearch
from actions.handlers.cart_changes import ActionChangeQuantity
from actions.handlers.emptying import ActionClearCart
from actions.handlers.products import ActionAnswerProduct
from actions.handlers.removing import ActionRemoveFromCart
from actions.handlers.swapping import ActionSwap
from actions.reading.reading import CHANGES_CART, EMPTIES_CART, Act, Description
from actions.turn.answering import ASIDES
from actions.turn.resolving import resolve
from actions.turn.scene import Scene
from tests.actions.handlers.talking import Conversation
from tests.actions.handlers.test_adding_wishes import lines, pieces
from tests.actions.handlers.test_cart_wishes import filled
from tests.actions.turn.test_resolving import SHOP, VISIT

CHANGING = (
    ActionAddToCart, ActionRemoveFromCart, ActionChangeQuantity, ActionSwap, ActionClearCart
)
skus = st.sampled_from(["TOAST-2S", "TOAST-4S", "LAP-A8", "TEE-1", "HELMET-B1", "MOUSE-2"])
objects = st.fixed_dictionaries({}, optional={
    "kind": st.sampled_from(["toaster", "helmet", "laptop", "unicorn"]),
    "traits": st.lists(st.sampled_from(["red", "black", "pro", "wired"]), max_size=2),
    "size": st.sampled_from(["m", "xl", "42"]),
    "order": st.sampled_from(["cheapest", "bigger", "lightest"]),
    "ordinal": st.integers(-3, 9),
    "pointing": st.sampled_from(["it", "that", "one", "other", "both", "them", "ones"]),
    "quantity": st.integers(1, 4),
})
scenes = st.builds(
    Scene, focus=st.just("") | skus, listed=st.lists(skus, max_size=4, unique=True).map(tuple),
    in_cart=st.lists(skus, max_size=2, unique=True).map(tuple), offered=st.just("") | skus,
)
others = st.sampled_from(sorted(set(get_args(Act)) - CHANGES_CART - EMPTIES_CART))
asides = st.sampled_from(sorted(ASIDES - {"undo"}))
quickly = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


@quickly
@given(others, st.lists(objects, max_size=2), st.sampled_from(CHANGING), skus)
def test_what_is_no_wish_to_change_it_leaves_a_cart(demo, act, said, action, about):
    assume(act not in action.acts)  # "no, i meant 2"

    async def talked():
        talk = Conversation(demo, uuid4().hex)
        await filled(talk, TOAST_2S=2)
        talk.slots.update(focus=about, open_question=None)
        await talk.does(action, text="\u2026", wish={"act": act, "objects": said})
        return pieces(talk)

    assert asyncio.run(talked()) == {"TOAST-2S": 2}


@quickly
@given(objects, scenes)
def test_what_is_resolved_is_in_the_scene_or_the_shop(said, scene):
    described = Description(**said)

    meant = resolve(described, scene, VISIT)

    assert all(product.sku in SHOP.products for product in meant.products)
    assert all(product in meant.products for product in meant.sure)
    if said.keys() <= {"pointing", "ordinal", "quantity"} and said.keys() - {"quantity"}:
        seen = {*scene.in_sight, *scene.at_hand}
        assert {product.sku for product in meant.products} <= seen


@quickly
@given(objects, scenes)
def test_resolving_twice_means_the_same(said, scene):
    described = Description(**said)
    assert resolve(described, scene, VISIT) == resolve(described, scene, VISIT)


@quickly
@given(asides, st.lists(objects, max_size=1))
def test_an_open_question_survives_one_aside(demo, act, said):
    async def talked():
        talk = Conversation(demo, uuid4().hex)
        await talk.wants("add", {"code": "TEE-1", "quantity": 2})
        aside = {"act": act, "objects": said, "matter": "well"}
        await talk.does(ActionAnswerProduct, text="well?", wish=aside)
        still = talk.slots["open_question"]
        talk.slots["open_question"] = {**still, "turn": talk.turn}  # as asked again
        answer = {"act": "find", "objects": [{"size": "m", "traits": ["black"]}]}
        await talk.does(ActionSearch, text="black, M", wish=answer)
        return lines(talk)

    assert asyncio.run(talked()) == {("TEE-1", "TEE-1-M-BLK"): 2}
