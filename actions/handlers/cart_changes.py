"""The cart by chat, line by line: other numbers, another size or colour.

What can be done of a wish is done; what can't is told or asked, in the same reply.
"""
from typing import ClassVar, Sequence

from actions.handlers.adding import ActionAddToCart
from actions.handlers.attempts import attempted
from actions.handlers.cart import CartAction
from actions.handlers.swapping import exchange
from actions.reading.reading import CHANGES_CART, PLURAL, Act, Description
from actions.saying.asking import ask_how_many, asks_openly
from actions.saying.asking_cart import Done, ask_in_cart, ask_variant_instead, tell_done
from actions.saying.carts import show_cart
from actions.saying.plain_texts import line_title, variant_title
from actions.saying.reply import Reply
from actions.shop.buying.cart import CartView, CartViewLine, add_to_cart, view_cart
from actions.shop.buying.changing_cart import choose_variant, set_quantity, take_from_line
from actions.shop.visit import Visit
from actions.turn.for_cart import (
    MeantLines,
    NewVariant,
    code_of,
    line_to_change,
    lines_meant,
    which_of,
)
from actions.turn.meant import words_of
from actions.turn.meant_variants import variants_meant
from actions.turn.scene import Scene, scene_of
from actions.turn.to_add import picks
from actions.turn.turn import Turn
from actions.turn.wishes import wished

MOST_PIECES = 20  # beyond, a number that is a size here means the size

# By the mode of a number, the intent of a button that does the same with one certain line.
BY_MODE = {"more": "add_to_cart", "fewer": "remove_from_cart"}


class ActionChangeQuantity(CartAction):
    """So many of a line, more or fewer of it, or as many in another size or colour."""

    acts: ClassVar[frozenset[Act]] = CHANGES_CART | {"no"}  # "no, i meant 2"

    def name(self) -> str:
        return "action_change_quantity"

    def change(self, turn: Turn, visit: Visit) -> Reply:
        scene, problems = scene_of(turn, visit), Reply().remember(open_question=None)
        view = view_cart(visit.db, visit.catalogue, visit.shopper)
        objects = wished(turn, visit)
        is_new = _are_new(objects, scene, view, visit) or _is_of_focus(objects, scene, visit)
        if turn.wish is not None and is_new:
            return ActionAddToCart().change(turn, visit)
        if not view.lines:
            return show_cart("utter_quantity_of_which", visit)
        changed: list[str] = []
        exchanged = exchange(objects, scene, view, visit)
        if exchanged is not None:
            return problems.and_then(exchanged)
        for said in objects:
            if said.is_refused:
                continue
            said = _as_size(said, view)
            found, new = line_to_change(said, scene, view, visit)
            if new is not None and len(found.lines) == 1:
                changed += _made_so(new, said, problems, visit)
            elif found.sure and isinstance(said.quantity, int):
                changed += [
                    text for line in found.sure
                    if (text := _counted_so(line, said, problems, visit))
                ]
            else:
                problems.and_then(_asked(found, said, visit))
            scene = scene.having_named(line.product.sku for line in found.sure)
        done: Done = ("utter_line_changed", "changed", changed)
        return tell_done(done, problems, "utter_quantity_of_which", visit)


def _are_new(
    objects: Sequence[Description], scene: Scene, view: CartView, visit: Visit
) -> bool:
    """ "Running socks, 2": so many of what isn't in the cart can only be put in."""
    counted = [
        said for said in objects
        if isinstance(said.quantity, int) and said.mode is None and (said.kind or said.name)
    ]
    if len(counted) < len(objects):
        return False
    if any(lines_meant(said, scene, view, visit).lines for said in objects):
        return False
    return all(pick.is_clear for pick in picks(objects, scene, view, visit))


def _is_of_focus(objects: Sequence[Description], scene: Scene, visit: Visit) -> bool:
    """ "M in navy, please": what is looked at comes so, and nothing of it is in the cart."""
    product = visit.catalogue.products.get(scene.focus)
    if product is None or len(objects) != 1 or scene.focus in scene.in_cart:
        return False
    [said] = objects
    if words_of(said).called or said.code or said.is_refused or not (said.size or said.traits):
        return False
    choice = variants_meant(product, said, visit)
    return bool(choice.variants) and not choice.lacking


def _as_size(said: Description, view: CartView) -> Description:
    """ "Change the shoes to 40": so many pieces nobody has, and there is such a size."""
    number = said.quantity
    if said.size or not isinstance(number, int) or number <= MOST_PIECES:
        return said
    sizes = {variant.size for line in view.lines for variant in line.product.variants}
    if str(number) not in sizes:
        return said
    return said.copy(update={"size": str(number), "quantity": None, "mode": None})


def _made_so(new: NewVariant, said: Description, problems: Reply, visit: Visit) -> list[str]:
    line, choice = new.line, new.choice
    if not choice.id or choice.lacking:
        problems.and_then(ask_variant_instead(new, visit))
        return []
    is_some = said.mode is None or (said.mode == "total" and said.pointing in PLURAL)  # "of them"
    if isinstance(said.quantity, int) and is_some and said.quantity < line.quantity:
        return _some_made_so(line, choice.id, said.quantity, problems, visit)
    quantity = said.quantity if isinstance(said.quantity, int) else line.quantity
    visitor, sku = visit.shopper.visitor, line.product.sku

    def change() -> None:
        choose_variant(visit.db, visit.catalogue, visitor, which_of(line), choice.id, visit.now)
        if quantity != line.quantity:
            set_quantity(
                visit.db, visit.catalogue, visitor, (sku, choice.id), quantity, visit.now
            )

    title = variant_title(line.product, choice.id, visit.language)
    return [f"{quantity} × {title}"] if attempted(change, problems, visit) else []


def _some_made_so(
    line: CartViewLine, variant: str, pieces: int, problems: Reply, visit: Visit
) -> list[str]:
    """ "Make one of them red": so many pieces of the line leave it."""
    def change() -> None:
        take_from_line(visit.db, visit.shopper, which_of(line), pieces, visit.now)
        which = (line.product.sku, variant)
        add_to_cart(visit.db, visit.catalogue, visit.shopper, which, pieces, visit.now)

    title = variant_title(line.product, variant, visit.language)
    return [f"{pieces} × {title}"] if attempted(change, problems, visit) else []


def _counted_so(
    line: CartViewLine, said: Description, problems: Reply, visit: Visit
) -> str:
    """How many of it there are now; "" where that couldn't be."""
    pieces, which = int(said.quantity or 0), which_of(line)
    quantity = {"more": line.quantity + pieces, "fewer": max(line.quantity - pieces, 0)}.get(
        said.mode or "", pieces
    )

    def change() -> None:
        if said.mode == "more":
            add_to_cart(visit.db, visit.catalogue, visit.shopper, which, pieces, visit.now)
        elif said.mode == "fewer":
            take_from_line(visit.db, visit.shopper, which, pieces, visit.now)
        else:
            visitor = visit.shopper.visitor
            set_quantity(visit.db, visit.catalogue, visitor, which, quantity, visit.now)

    is_done = attempted(change, problems, visit)
    return f"{quantity} × {line_title(line, visit.language)}" if is_done else ""


def _asked(found: MeantLines, said: Description, visit: Visit) -> Reply:
    """Of which line so many; or how many of it."""
    if len(found.sure) == 1:
        line = found.sure[0]
        return ask_how_many(line.product, "change_quantity", {"product": code_of(line)}, visit)
    if found.sure:
        return asks_openly(show_cart("utter_quantity_of_which", visit), visit)
    intent = BY_MODE.get(said.mode or "", "change_quantity")
    entities = {"quantity": said.quantity} if isinstance(said.quantity, int) else {}
    return ask_in_cart(found, intent, entities, "utter_quantity_of_which", visit)
