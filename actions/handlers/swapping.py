"""One thing in place of another: both are clear, or nothing happens and it is asked."""
from dataclasses import replace
from typing import Optional, Sequence

from actions.handlers.adding import ActionAddToCart
from actions.handlers.attempts import attempted
from actions.handlers.cart import CartAction
from actions.reading.reading import Description
from actions.saying.asking import ask_variant, asks_openly
from actions.saying.asking_cart import ask_goods
from actions.saying.carts import show_cart
from actions.saying.plain_texts import line_title, variant_title
from actions.saying.reply import Reply
from actions.shop.buying.cart import CartView, CartViewLine, Which, add_to_cart, view_cart
from actions.shop.buying.changing_cart import take_from_line
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn.by_place import alike_in_shop
from actions.turn.for_cart import code_of, lines_meant, which_of
from actions.turn.in_order import is_comparing
from actions.turn.meant import Meant, in_words
from actions.turn.meant_variants import Choice, other_variants, variants_meant
from actions.turn.resolving import resolve
from actions.turn.scene import Scene, scene_of
from actions.turn.served_as import only_points
from actions.turn.turn import Turn
from actions.turn.wishes import wished

SWAP = "swap_in_cart"
PAIR = 2


def exchange(
    objects: Sequence[Description], scene: Scene, view: CartView, visit: Visit
) -> Optional[Reply]:
    """ "Change the mouse to the wired one": the first is in the cart, the second is another thing;
    None where it is no exchange."""
    pair = objects if len(objects) == PAIR else _parted(objects, scene, view, visit)
    if len(pair) != PAIR or pair[0].quantity == "all" or pair[0].mode:
        return None
    out, wanted = pair
    found = lines_meant(out, scene, view, visit)
    if len(found.sure) != 1 or not in_words(wanted):
        return None
    [line] = found.sure
    if wanted.kind or wanted.name or wanted.code:
        is_there = bool(lines_meant(wanted, scene, view, visit).sure)
    else:
        own = variants_meant(line.product, wanted, visit)
        is_there = bool(own.variants) and not own.lacking
    return None if is_there else _swapped([line], found.meant.pieces, wanted, scene, visit)


def _parted(
    objects: Sequence[Description], scene: Scene, view: CartView, visit: Visit
) -> Sequence[Description]:
    """ "The laptop, make it the 8 gb one" may be read as one thing: of its kind is a line not so
    named or made; what is so shall take its place."""
    if len(objects) != 1 or not objects[0].kind or lines_meant(objects[0], scene, view, visit).sure:
        return objects
    [said] = objects
    out = Description.parse_obj({"kind": said.kind})
    wanted = said.copy(update={"kind": ""}) if said.name or said.code else said
    found = resolve(wanted, scene.for_sale, visit).sure
    if not (said.name or said.code or (found and _is_made_so(found[0], said, visit))):
        return objects
    lines = lines_meant(out, scene, view, visit).sure
    if len(found) != 1 or len(lines) != 1 or found[0].sku == lines[0].product.sku:
        return objects
    return out, wanted.copy(update={"code": found[0].sku})


def _is_made_so(product: Product, said: Description, visit: Visit) -> bool:
    """Whether its traits are of the thing itself, not of one of its sizes and colours."""
    called = visit.index.called_by(product)
    words = visit.index.said_values(" ".join(said.traits))
    return bool(words) and all(word.is_in(called.own_values | called.name) for word in words)


class ActionSwap(CartAction):
    """The first object leaves the cart, as many pieces of the second enter it."""

    def name(self) -> str:
        return "action_swap"

    def is_turned(self, turn: Turn, visit: Visit) -> bool:
        """ "The kit for the tent", where the tent alone is there."""
        if not turn.is_typed or turn.is_answer:
            return False
        scene, view = scene_of(turn, visit), view_cart(visit.db, visit.catalogue, visit.shopper)
        objects = [o for o in wished(turn, visit) if not o.is_refused]
        out, _ = _sides(objects, scene, view, visit)
        return list(out[:1]) != objects[:1]

    def change(self, turn: Turn, visit: Visit) -> Reply:
        scene, begun = scene_of(turn, visit), Reply().remember(open_question=None, just_added=None)
        objects: Sequence[Description]
        objects = [o for o in wished(turn, visit) if not o.is_refused]
        view = view_cart(visit.db, visit.catalogue, visit.shopper)
        if not view.lines and len(objects) == 1 and in_words(objects[0]):
            return ActionAddToCart().change(turn, visit)  # nothing is there that it could replace
        objects = _parted(objects, scene, view, visit)
        out, wanted = _sides(objects, scene, view, visit)
        found = lines_meant(out[0], scene, view, visit) if out else None
        another = _another(objects[0], scene, view, visit) if len(objects) == 1 else None
        if another is not None:
            return begun.and_then(_for_what_is_there(another, scene, view, visit))
        if len(objects) == 1 and (found is None or not found.sure):
            return begun.and_then(_for_what_is_there(objects[0], scene, view, visit))
        lines = [line for each in out for line in lines_meant(each, scene, view, visit).sure]
        if found is None or len(lines) != len(out):
            asked = asks_openly(show_cart("utter_swap_what", visit), visit)
            return begun.and_then(_about_the_wanted(objects, scene, asked, visit))
        if not wanted:
            name = line_title(lines[0], visit.language)
            reply = Reply().say("utter_swap_for_what", product_name=name)
            return begun.and_then(asks_openly(reply, visit))
        reply = _swapped(lines, found.meant.pieces, wanted[0], scene, visit)
        return begun.and_then(reply).and_then(_added(wanted[1:], turn, visit))


def _another(
    said: Description, scene: Scene, view: CartView, visit: Visit
) -> Optional[Description]:
    """ "Change to that one": it isn't in the cart, and something of its kind is."""
    sure = resolve(said, scene.for_sale, visit).sure if only_points(said) else ()
    there = {line.product.sku for line in view.lines}
    kinds = {line.product.category for line in view.lines}
    if len(sure) != 1 or sure[0].sku in there or sure[0].category not in kinds:
        return None
    return said.copy(update={"code": sure[0].sku, "pointing": None})


def _sides(
    objects: Sequence[Description], scene: Scene, view: CartView, visit: Visit
) -> tuple[Sequence[Description], Sequence[Description]]:
    """What goes out, and what comes in. "The kit instead of the tent and the mat" may be said in
    that order, too: what isn't in the cart can't go."""
    there = [o for o in objects if len(lines_meant(o, scene, view, visit).sure) == 1]
    others = [o for o in objects if o not in there]
    is_told_apart = bool(there) and bool(others) and (len(objects) > PAIR or objects[0] in others)
    return (there, others) if is_told_apart else (objects[:1], objects[1:])


def _added(wanted: Sequence[Description], turn: Turn, visit: Visit) -> Reply:
    """What else shall come in, beside what takes the place."""
    if not wanted or turn.wish is None:
        return Reply()
    wish = turn.wish.copy(update={"act": "add", "objects": tuple(wanted)})
    return ActionAddToCart().change(replace(turn, wish=wish), visit)


def _for_what_is_there(
    said: Description, scene: Scene, view: CartView, visit: Visit
) -> Reply:
    """ "The pro instead": it takes the place of what was put in last, or is of its kind."""
    meant = resolve(said, scene.for_sale, visit)
    kinds = {p.category for p in meant.products}
    lines = [line for line in view.lines if line.product.category in kinds]
    last = [line for line in lines if line.product.sku in (scene.focus, scene.just_added)]
    lines = last or lines
    if len(lines) == 1:
        return _swapped(lines, None, said, scene, visit)
    asked = asks_openly(show_cart("utter_swap_what", visit), visit)
    return _about_the_wanted([said], scene, asked, visit)


def _about_the_wanted(
    objects: Sequence[Description], scene: Scene, reply: Reply, visit: Visit
) -> Reply:
    """What was to come in is what "put it in the cart" then speaks of."""
    wanted = resolve(objects[-1], scene, visit).sure if objects else ()
    return reply.remember(focus=wanted[0].sku) if len(wanted) == 1 else reply


def _swapped(
    lines: Sequence[CartViewLine], pieces: Optional[int], said: Description, scene: Scene,
    visit: Visit,
) -> Reply:
    """Of one line so many pieces go; of several, all do, and one piece comes in."""
    [line, *others] = lines
    leaving = [min(pieces or line.quantity, line.quantity), *(each.quantity for each in others)]
    meant = _wanted(said, line.product, scene.having_named([line.product.sku]), visit)
    entities = {"instead_of": code_of(line)}
    if len(meant.sure) != 1:
        return ask_goods(meant, scene, SWAP, entities, visit)
    [product] = meant.sure
    choice = _choice(product, meant, line, visit)
    if not choice.is_made:
        unmet = " ".join(choice.lacking)
        return ask_variant(
            "utter_not_made_so" if unmet else "utter_choose_variant", product,
            choice.variants or product.variants, SWAP, {**entities, "product": product.sku},
            visit, wanted=unmet,
        )
    entering = meant.pieces or (1 if others else leaving[0])
    out = tuple(zip(lines, leaving, strict=True))
    return _done(out, (product.sku, choice.id), product, entering, visit)


def _wanted(said: Description, out: Product, scene: Scene, visit: Visit) -> Meant:
    """ "The wired one" in place of a mouse is one of the mice, where one of them is so."""
    others = [p for p in alike_in_shop(out, visit) if p.sku != out.sku or p.variants]
    listed = replace(scene, focus="", before=(), just_added="")
    alike = resolve(said, listed, visit, others)
    if alike.sure and not is_comparing(said.order):
        return alike
    return _alike(resolve(said, scene, visit), out)


def _alike(meant: Meant, out: Product) -> Meant:
    """In place of a toaster "the pro" is another toaster, where there is one."""
    others = tuple(p for p in meant.products if p.sku != out.sku or p.variants)
    alike = tuple(p for p in others if p.category == out.category)
    return replace(meant, products=alike or others, is_likely=meant.is_likely and not alike)


def _choice(product: Product, meant: Meant, line: CartViewLine, visit: Visit) -> Choice:
    if meant.variant:
        return Choice(tuple(v for v in product.variants if v.id == meant.variant))
    if product.sku == line.product.sku and line.variant is not None:
        return other_variants(product, line.variant, meant.described, visit)
    return variants_meant(product, meant.described, visit)


def _done(
    out: Sequence[tuple[CartViewLine, int]], which: Which, product: Product, entering: int,
    visit: Visit,
) -> Reply:
    problems = Reply()

    def swap() -> None:
        for line, leaving in out:
            take_from_line(visit.db, visit.shopper, which_of(line), leaving, visit.now)
        add_to_cart(visit.db, visit.catalogue, visit.shopper, which, entering, visit.now)

    if not attempted(swap, problems, visit):
        return problems
    taken = (f"{leaving} × {line_title(line, visit.language)}" for line, leaving in out)
    reply = show_cart(
        "utter_swapped", visit, taken_out=", ".join(taken),
        put_in=f"{entering} × {variant_title(product, which[1], visit.language)}",
    )
    return reply.remember(just_added=product.sku, focus=product.sku)
