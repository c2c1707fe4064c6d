"""Which products a message means: named, counted, pointed at, or described."""
from typing import Optional, Sequence

from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.search import SearchIndex, has_value
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.scene import focus_of
from actions.turn.turn import Turn


def meant_products(
    turn: Turn,
    catalogue: Catalogue,
    among: Optional[Sequence[str]] = None,
    index: Optional[SearchIndex] = None,
) -> list[Product]:
    """The products meant, best guess first; `among` limits them, say to the cart.

    Named ones win over places in the list shown ("the second"), those over descriptions
    ("the red one", "the helmet"), and those over the one being talked about ("that one").
    A name or a place that leads nowhere means nothing, rather than something else; with an
    `index`, so do words of product names ("the rack") that fit none of those in sight.
    """
    return [
        catalogue.products[sku]
        for sku in dict.fromkeys(_meant(turn, catalogue, among, index))
        if sku in catalogue.products and (among is None or sku in among)
    ]


def meant_product(
    turn: Turn,
    catalogue: Catalogue,
    among: Optional[Sequence[str]] = None,
    index: Optional[SearchIndex] = None,
) -> Optional[Product]:
    return next(iter(meant_products(turn, catalogue, among, index)), None)


def listed_products(turn: Turn, visit: Visit) -> list[Product]:
    """The list before the shopper, less what the shop no longer has."""
    products = visit.catalogue.products
    return [products[sku] for sku in _listed(turn) if sku in products]


def names_something(turn: Turn, index: SearchIndex) -> bool:
    """Whether the message uses words of product names, beside what was found in it already."""
    return bool(index.name_words_in(turn.rest))


def _meant(
    turn: Turn,
    catalogue: Catalogue,
    among: Optional[Sequence[str]],
    index: Optional[SearchIndex],
) -> list[str]:
    named = [str(sku) for sku in turn.entities_of("product")]
    if named:
        return named
    if turn.entities_of("ordinal") and (among is not None or _listed(turn)):
        return counted(turn)
    described = _described(turn, catalogue, among)
    if described or index is None or not names_something(turn, index):
        return described or _focus(turn, catalogue)
    words, focus = index.name_words_in(turn.rest), focus_of(turn)
    return _with_words(words, _in_sight(turn, among), focus, index)


def _with_words(
    words: set[str], skus: Sequence[str], focus: Optional[str], index: SearchIndex
) -> list[str]:
    """The one whose name shares the most of these words; none where it could be several."""
    shared = {sku: len(words & index.name_words_of(sku)) for sku in skus}
    most = max(shared.values(), default=0)
    best = [sku for sku in skus if most and shared[sku] == most]
    return best if len(best) == 1 or focus in best else []


def _in_sight(turn: Turn, among: Optional[Sequence[str]]) -> list[str]:
    """What the shopper has before them, the one being talked about first."""
    focus = focus_of(turn)
    pool = among if among is not None else [focus, *_listed(turn)]
    return sorted(dict.fromkeys(pool), key=lambda sku: sku != focus)


def _listed(turn: Turn) -> list[str]:
    return turn.slots.get(slots.LISTED) or []


def counted(turn: Turn) -> list[str]:
    """What stands at the places of the list shown that the message counts."""
    listed = _listed(turn)
    places = [int(place) for place in turn.entities_of("ordinal")]
    return [
        listed[place - 1 if place > 0 else place]
        for place in places
        if place != 0 and -len(listed) <= place <= len(listed)
    ]


def _described(turn: Turn, catalogue: Catalogue, among: Optional[Sequence[str]]) -> list[str]:
    """Those that fit the categories, brands and values named.

    They are looked for in `among`, else in the list shown; the one being talked about is first.
    """
    values = turn.entities_of("attribute_value")
    if not (values or turn.entities_of("category") or turn.entities_of("brand")):
        return []
    in_sight = _in_sight(turn, among)
    products = [catalogue.products[sku] for sku in in_sight if sku in catalogue.products]
    return [
        p.sku
        for p in products
        if _is_of_kind(turn, p)
        and all(has_value(p, v["attribute"], str(v["value"])) for v in values)
    ]


def _focus(turn: Turn, catalogue: Catalogue) -> list[str]:
    """The one being talked about, unless the message names another category or brand."""
    product = catalogue.products.get(focus_of(turn))
    return [product.sku] if product and _is_of_kind(turn, product) else []


def _is_of_kind(turn: Turn, product: Product) -> bool:
    categories, brands = turn.entities_of("category"), turn.entities_of("brand")
    return (not categories or product.category in categories) and (
        not brands or product.brand in brands
    )
