"""What a message means of the cart: which of its lines, and what they shall be instead."""
from dataclasses import dataclass, replace
from typing import Optional, Sequence

from actions.reading.reading import Description
from actions.shop.buying.cart import CartView, CartViewLine, Which
from actions.shop.catalogue.catalogue import Product
from actions.shop.search.called import roots_of_variant
from actions.shop.visit import Visit
from actions.turn.meant import Meant, in_words
from actions.turn.meant_variants import (
    Choice,
    other_variants,
    variants_meant,
    varying_words,
)
from actions.turn.resolving import resolve
from actions.turn.scene import Scene


@dataclass(frozen=True)
class MeantLines:
    """Lines of the cart: those meant for certain, or those that it could be."""

    meant: Meant
    lines: tuple[CartViewLine, ...]

    @property
    def sure(self) -> tuple[CartViewLine, ...]:
        return self.lines if self.meant.sure else ()


@dataclass(frozen=True)
class NewVariant:
    """A line, and in which sizes and colours it may be had as it is asked for."""

    line: CartViewLine
    choice: Choice


def which_of(line: CartViewLine) -> Which:
    return line.product.sku, line.variant_id


def code_of(line: CartViewLine) -> str:
    """What a button says to name a line: the SKU, or that of the variant."""
    return line.variant_id or line.product.sku


def goods_of(lines: Sequence[CartViewLine]) -> tuple[Product, ...]:
    """Lines of the cart, each as a product that comes in this variant alone."""
    return tuple(
        replace(line.product, variants=(line.variant,) if line.variant else ()) for line in lines
    )


def lines_meant(said: Description, scene: Scene, view: CartView, visit: Visit) -> MeantLines:
    goods = goods_of(view.lines)
    meant = resolve(said, scene, visit, goods)
    lines = tuple(
        line for line, product in zip(view.lines, goods, strict=True) if product in meant.products
    )
    if said.quantity == "all" and lines and not meant.lacking:
        meant = replace(meant, is_every=True)
    return MeantLines(meant, lines)


def all_but(kept: Sequence[MeantLines], view: CartView) -> tuple[CartViewLine, ...]:
    """The lines of the cart that nobody wants to keep."""
    stays = [line for each in kept for line in each.lines]
    return tuple(line for line in view.lines if line not in stays)


def line_to_change(
    said: Description, scene: Scene, view: CartView, visit: Visit
) -> tuple[MeantLines, Optional[NewVariant]]:
    """Which line, and what it shall be: "in white" says that of a tee which comes in white.

    Of several lines only one may come in what is asked for.
    """
    is_counted = said.quantity is not None
    size = said.size if is_counted else ""
    present = said.copy(update={"not_traits": (), "not_size": "", "size": size})
    told = _told_both(said, scene, view, visit)
    if told is not None:
        return told
    found = lines_meant(present, scene, view, visit)
    lines = found.lines if found.lines else () if _is_named(said) else view.lines
    if found.sure and (is_counted or not said.size):
        return found, None
    asked = [new for line in lines if (new := _new_variant(line, said, visit)) is not None]
    met = [new for new in asked if not new.choice.lacking]
    likely = met or asked
    if not likely:
        return found, None
    meant = Meant(said, tuple(new.line.product for new in likely), is_every=len(likely) == 1)
    return MeantLines(meant, tuple(new.line for new in likely)), likely[0]


def _told_both(
    said: Description, scene: Scene, view: CartView, visit: Visit
) -> Optional[tuple[MeantLines, Optional[NewVariant]]]:
    """ "The black one should be white": one trait is of a line, the others are asked for."""
    for trait in said.traits if len(said.traits) > 1 else ():
        is_now = said.copy(update={"traits": (trait,), "size": "", "quantity": None, "mode": None})
        found = lines_meant(is_now, scene, view, visit)
        others = tuple(each for each in said.traits if each != trait)
        is_new = len(found.sure) == 1 and any(
            word.is_in(roots_of_variant(variant))
            for word in varying_words(found.sure[0].product, others, visit.index)
            for variant in found.sure[0].product.variants
        )
        if is_new:
            new = _new_variant(found.sure[0], said.copy(update={"traits": others}), visit)
            if new is not None and not new.choice.lacking:
                return MeantLines(Meant(said, (new.line.product,)), (new.line,)), new
    return None


def _is_named(said: Description) -> bool:
    return bool(said.code or said.ordinal or said.kind or said.name or said.brand)


def _new_variant(line: CartViewLine, said: Description, visit: Visit) -> Optional[NewVariant]:
    """None where the product comes in one kind alone, or this line isn't the one to be changed."""
    if line.variant is None or not (said.size or said.traits):
        return None
    if _is_other(line, said, visit):
        return None
    return NewVariant(line, other_variants(line.product, line.variant, said, visit))


def _is_other(line: CartViewLine, said: Description, visit: Visit) -> bool:
    """"L instead of M" speaks of a line in M."""
    was = Description.parse_obj({"traits": said.not_traits, "size": said.not_size})
    if not in_words(was):
        return False
    [here] = goods_of([line])
    return bool(variants_meant(here, was, visit).lacking)
