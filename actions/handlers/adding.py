"""Putting goods into the cart: what is clear goes in, what isn't is asked, in one reply."""
from functools import partial
from typing import Iterable

from actions.handlers.attempts import attempted
from actions.handlers.cart import CartAction
from actions.reading.reading import Wish
from actions.saying.asking_cart import ask_to_add
from actions.saying.carts import say_put_in
from actions.saying.reply import Reply
from actions.saying.results import show_results
from actions.saying.sheets import show_product
from actions.shop.buying.cart import CartView, Which, add_to_cart, view_cart
from actions.shop.buying.changing_cart import set_quantity
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.for_cart import which_of
from actions.turn.meant import in_words
from actions.turn.resolving import resolve
from actions.turn.scene import Scene, scene_of, seen_at
from actions.turn.to_add import Pick, picks
from actions.turn.turn import Turn
from actions.turn.wanted import query_of
from actions.turn.wishes import wished

ADDING = "add_to_cart"
PutIn = tuple[Product, str, int]  # product, variant, pieces


class ActionAddToCart(CartAction):
    def name(self) -> str:
        return "action_add_to_cart"

    def is_wished(self, wish: Wish, turn: Turn) -> bool:
        """ "Yep, add it" says yes, and what to do."""
        is_yes = wish.act == "yes" and bool(wish.objects) and turn.intent == ADDING
        return is_yes or super().is_wished(wish, turn)

    def instead(self, turn: Turn, visit: Visit) -> Reply:
        """A link, a SKU or a name alone asks for a look."""
        sure = [resolve(said, scene_of(turn, visit), visit).sure for said in wished(turn, visit)]
        if len(sure) == 1 and len(sure[0]) == 1:
            return show_product(sure[0][0], visit)
        return show_results(query_of(turn, visit), visit).remember(just_added=None)

    def change(self, turn: Turn, visit: Visit) -> Reply:
        if _is_done(turn):
            return Reply()
        scene, problems = scene_of(turn, visit), Reply().remember(open_question=None)
        view = view_cart(visit.db, visit.catalogue, visit.shopper)
        wanted = list(picks(wished(turn, visit), scene, view, visit))
        put_in = _put_in((p for p in wanted if p.is_clear), view, problems, visit)
        for pick in wanted:
            if not pick.is_clear:
                problems.and_then(_asked(pick, len(wanted) == 1, scene, turn, visit))
        if not put_in:
            return _about_the_one(wanted, problems).remember(just_added=None)
        last = put_in[-1][0].sku
        reply = say_put_in(put_in, visit).remember(cart_state="filled", focus=last)
        just_added = None if problems.messages else last
        return reply.and_then(problems).remember(just_added=just_added)


def _is_done(turn: Turn) -> bool:
    """ "The M20 instead, put it in": the part of the message before has put it in."""
    bare = {"pointing", "quantity"}
    is_bare = turn.wish is not None and all(bare.issuperset(o.as_json()) for o in turn.wish.objects)
    added = turn.slots.get(slots.JUST_ADDED)
    is_in = bool(added) and added == turn.slots.get(slots.FOCUS)
    is_now = seen_at(turn).get(slots.FOCUS) == turn.number
    return turn.metadata.goes_on and is_bare and is_in and is_now


def _about_the_one(wanted: Iterable[Pick], reply: Reply) -> Reply:
    """What couldn't be put in is what the talk is about: "tell me when it is back"."""
    skus = {pick.product.sku for pick in wanted if pick.product is not None}
    return reply.remember(focus=skus.pop()) if len(skus) == 1 else reply


def _put_in(
    clear: Iterable[Pick], view: CartView, problems: Reply, visit: Visit
) -> list[PutIn]:
    """What went in; the same thing described twice, "a pair of them, one each", goes in once; named
    in full twice, twice."""
    wanted: dict[Which, Pick] = {}
    pieces: dict[Which, int] = {}
    for pick in clear:
        assert pick.product is not None
        which = (pick.product.sku, pick.choice.id)
        before, is_named = pieces.get(which, 0), pick.meant.why == "code"
        is_again = is_named and which in wanted and wanted[which].meant.why == "code"
        pieces[which] = before + pick.pieces if is_again else max(before, pick.pieces)
        wanted[which] = pick
    there = {which_of(line) for line in view.lines}
    return [
        (pick.product, which[1], pieces[which])
        for which, pick in wanted.items()
        if pick.product is not None and pieces[which] > 0 and attempted(
            partial(_put, which, pieces[which], pick.is_total and which in there, visit),
            problems, visit,
        )
    ]


def _put(which: Which, pieces: int, is_total: bool, visit: Visit) -> None:
    if is_total:
        visitor = visit.shopper.visitor
        set_quantity(visit.db, visit.catalogue, visitor, which, pieces, visit.now)
    else:
        add_to_cart(visit.db, visit.catalogue, visit.shopper, which, pieces, visit.now)


def _asked(pick: Pick, is_alone: bool, scene: Scene, turn: Turn, visit: Visit) -> Reply:
    """"Add a toaster": one find is not enough to buy it unasked, so show the finds."""
    said, products = pick.meant.described, pick.meant.products
    is_in_sight = bool(products) and all(p.sku in scene.in_sight for p in products)
    is_searched = bool(in_words(said)) and not said.code and not is_in_sight
    if is_alone and pick.product is None and is_searched:
        return show_results(query_of(turn, visit), visit)
    return ask_to_add(pick, scene, visit)
