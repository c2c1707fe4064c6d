"""Pieces out of the cart by chat: whole lines, so many of them, or all but what is to stay."""
from functools import partial
from typing import Iterator, NamedTuple, Optional, Sequence

from actions.handlers.attempts import attempted
from actions.handlers.cart import CartAction
from actions.reading.reading import EMPTIES_CART, Description
from actions.saying.asking import Entities
from actions.saying.asking_cart import Done, ask_in_cart, tell_done
from actions.saying.carts import show_cart
from actions.saying.plain_texts import line_title
from actions.saying.reply import Reply
from actions.shop.buying.cart import CartView, CartViewLine, view_cart
from actions.shop.buying.changing_cart import set_quantity, take_from_line
from actions.shop.visit import Visit
from actions.turn.for_cart import MeantLines, all_but, lines_meant, which_of
from actions.turn.meant import Meant, in_words
from actions.turn.scene import scene_of
from actions.turn.turn import Turn
from actions.turn.wishes import wished


class Less(NamedTuple):
    """Of a line so many pieces, or all of it."""

    line: CartViewLine
    pieces: Optional[int]
    is_total: bool  # so many shall be left

    @property
    def left(self) -> int:
        if self.pieces is None:
            return 0
        return self.pieces if self.is_total else max(self.line.quantity - self.pieces, 0)


class ActionRemoveFromCart(CartAction):
    """Whole lines, so many pieces of them, or all but what is to stay."""

    def name(self) -> str:
        return "action_remove_from_cart"

    def change(self, turn: Turn, visit: Visit) -> Reply:
        problems = Reply().remember(open_question=None)
        view = view_cart(visit.db, visit.catalogue, visit.shopper)
        if not view.lines:
            return show_cart("utter_remove_which", visit)
        unclear: list[tuple[MeantLines, Entities]] = []
        taken = [
            _title_of(less, visit.language)
            for less in _to_take(turn, view, unclear, visit)
            if attempted(partial(_take, less, visit), problems, visit)
        ]
        for found, asked in unclear:  # beside the cart as it is now
            problems.and_then(
                ask_in_cart(found, "remove_from_cart", asked, "utter_remove_which", visit)
            )
        done: Done = ("utter_removed", "product_name", taken)
        return tell_done(done, problems, "utter_remove_which", visit)


def _to_take(
    turn: Turn, view: CartView, unclear: list[tuple[MeantLines, Entities]], visit: Visit
) -> Iterator[Less]:
    """What isn't clear is left to be asked."""
    scene, objects = scene_of(turn, visit), wished(turn, visit)
    kept = [lines_meant(o, scene, view, visit) for o in objects if o.is_refused]
    unknown = next((each for each in kept if not each.lines), None)
    is_rest = bool(kept) and _is_rest(objects, turn)
    if is_rest and unknown is not None:
        unclear.append((unknown, {}))
        return
    left = all_but(kept, view)
    if is_rest:
        yield from (Less(line, None, False) for line in left)
        return
    for said in objects:
        if said.is_refused:
            continue
        found = lines_meant(said, scene, view, visit)
        if said.pointing == "other" and kept and not in_words(said) and len(left) == 1:
            found = MeantLines(Meant(said, (left[0].product,)), left)
        pieces = found.meant.pieces
        if not found.sure:
            unclear.append((found, {} if pieces is None else {"quantity": pieces}))
        yield from (
            Less(line, pieces, said.mode == "total") for line in found.sure if line in left
        )
        scene = scene.having_named(line.product.sku for line in found.sure)


def _is_rest(objects: Sequence[Description], turn: Turn) -> bool:
    """Whether all goes but what is named: "everything but the jam"."""
    is_all = turn.wish is not None and turn.wish.act in EMPTIES_CART
    return is_all or all(each.is_refused for each in objects) or any(
        each.quantity == "all" and (each.is_refused or not in_words(each)) for each in objects
    )


def _take(less: Less, visit: Visit) -> None:
    which = which_of(less.line)
    if less.pieces is None or less.is_total:
        visitor = visit.shopper.visitor
        set_quantity(visit.db, visit.catalogue, visitor, which, less.left, visit.now)
    else:
        take_from_line(visit.db, visit.shopper, which, less.pieces, visit.now)


def _title_of(less: Less, language: str) -> str:
    title = line_title(less.line, language)
    return f"{less.line.quantity - less.left} × {title}" if less.left else title
