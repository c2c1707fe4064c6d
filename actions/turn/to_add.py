"""What a message wants put into the cart: which goods, in which size and colour, how many."""
from dataclasses import dataclass, replace
from typing import Iterator, Optional, Sequence

from actions.language.numbers import NUMBER_WORDS
from actions.language.tokens import phrase
from actions.reading.reading import Description
from actions.shop.answers.beside import links_of
from actions.shop.buying.cart import CartView
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn.asked_variant import narrowed
from actions.turn.meant import Meant
from actions.turn.meant_variants import Choice, variants_meant
from actions.turn.resolving import resolved
from actions.turn.scene import Scene

BESIDE = ("accessory", "set")
PAIR = 2


@dataclass(frozen=True)
class Pick:
    """One object of a wish; with a product and a choice that is made, it may go in."""

    meant: Meant
    product: Optional[Product] = None
    choice: Choice = Choice()
    pieces: int = 1
    is_total: bool = False  # so many in all, whatever is there

    @property
    def is_clear(self) -> bool:
        return self.product is not None and self.choice.is_made


def picks(
    objects: Sequence[Description], scene: Scene, view: CartView, visit: Visit
) -> Iterator[Pick]:
    """In the order said; what the same message names later is sought where that was, too."""
    for meant in resolved(objects, scene_to_add(objects, scene), visit):
        yield from _picked(meant, scene, view, visit)


def scene_to_add(objects: Sequence[Description], scene: Scene) -> Scene:
    """What is there already is meant by those who want more of it."""
    is_more = any(said.mode == "more" or said.pointing == "same" for said in objects)
    return scene if is_more else scene.for_sale


def pick_of(
    product: Product, meant: Meant, scene: Scene, view: CartView, visit: Visit
) -> Pick:
    """Another one of what is in the cart in one size is of that size; what isn't said of it is as
    it was asked for before."""
    said, choice = meant.described, variants_meant(product, meant.described, visit)
    there = [
        line.variant for line in view.lines
        if line.product.sku == product.sku and line.variant and line.variant in choice.variants
    ]
    if meant.variant:
        choice = Choice(tuple(v for v in product.variants if v.id == meant.variant))
    elif said.mode == "more" and len(there) == 1:
        choice = Choice((there[0],))
    elif product.sku in scene.asked:
        choice = narrowed(choice, product, scene.asked[product.sku], visit)
    pieces = meant.pieces
    if pieces is None:
        pieces = _counted_in_name(said, product, visit)
    return Pick(meant, product, choice, pieces, said.mode == "total")


def _counted_in_name(said: Description, product: Product, visit: Visit) -> int:
    """ "Kota lite dua", of the Kota Lite, is two of it: no name of it holds the number word."""
    called = visit.index.called_by(product)
    numbers = [word for word in phrase(said.name) if NUMBER_WORDS.get(word, 0) > 1]
    spelt = [word for word in numbers if not word.isdigit()]
    own = called.name | called.values
    if len(spelt) != 1 or any(word.is_in(own) for word in visit.index.said_words(spelt[0])):
        return 1
    return int(NUMBER_WORDS[spelt[0]])


def _going_with(meant: Meant, scene: Scene, visit: Visit) -> Meant:
    """ "A spare battery", beside a camera: of the batteries, the only one that goes with it."""
    if meant.sure or meant.lacking or len(meant.products) < PAIR:
        return meant
    near = (*scene.in_cart, scene.focus, scene.just_added)
    known = visit.catalogue.products
    beside = {
        link.target for sku in near if sku in known
        for link in links_of(known[sku], visit.catalogue, BESIDE)
    }
    fitting = tuple(p for p in meant.products if p.sku in beside)
    is_one = len(fitting) == 1 and not any(p.sku in scene.in_sight for p in meant.products)
    return replace(meant, products=fitting) if is_one else meant


def _picked(
    meant: Meant, scene: Scene, view: CartView, visit: Visit
) -> Iterator[Pick]:
    """A size or colour that isn't made is asked about, where it is clear of what."""
    meant = _going_with(meant, scene, visit)
    products = meant.sure
    if not products and len(meant.products) == 1 and meant.products[0].variants:
        product = meant.products[0]
        lacking = variants_meant(product, meant.described, visit).lacking
        products = (product,) if set(meant.lacking) <= set(lacking) else ()
    if not products:
        yield Pick(meant)
    yield from (pick_of(product, meant, scene, view, visit) for product in products)
