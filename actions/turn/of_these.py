"""Whether a message asks which of the goods in sight it is: "which one is the lightest"."""
from typing import Optional, Sequence

from actions.language.pack_tables import words_of
from actions.language.tokens import phrase
from actions.reading.reading import PLURAL, Description
from actions.shop.answers.among import Among, among
from actions.shop.catalogue.catalogue import Product
from actions.shop.finding import found_by
from actions.shop.search.shelf_columns import ADD_ONS
from actions.shop.visit import Visit
from actions.turn.asked_about import question_of
from actions.turn.meant import ANY_GOODS
from actions.turn.said_order import HIGHEST, LOWEST, sort_of
from actions.turn.scene import scene_of
from actions.turn.turn import Turn
from actions.turn.wanted import running_search

CHOOSING = words_of("wishes.choosing")
PAIR = 2
MOST_LOOKED_AT = 60  # of a running search
CERTAIN = ("name", "code", "ordinal", "brand")  # of one thing
WANTED = ("price", "size", "purpose")  # a search says these


def of_these(turn: Turn, visit: Visit) -> tuple[Product, ...]:
    """The goods in sight, where it is asked which of them; none where anything else is."""
    wish, scene = turn.wish, scene_of(turn, visit)
    shown = tuple(
        visit.catalogue.products[sku] for sku in (scene.pair or scene.listed)
        if sku in visit.catalogue.products
    )
    if wish is None or turn.entities_of("product"):
        return ()
    said = wish.objects
    if not (len(shown) >= PAIR and all(_is_among(each, shown, visit) for each in said)):
        shown = _of_kind(said, visit)  # "which of your backpacks"
    if len(shown) < PAIR:
        return ()
    if any(getattr(each, name) for each in said for name in (*CERTAIN, *WANTED)):
        return ()
    is_choosing = bool(CHOOSING & set(phrase(wish.said or turn.text)))
    points = any(each.pointing in PLURAL for each in said)
    return shown if is_choosing or points else ()


def asked_among(turn: Turn, products: tuple[Product, ...], visit: Visit) -> Optional[Among]:
    """Those of them that are asked for, and by which property."""
    orders = [each.order for each in turn.wish.objects if each.order] if turn.wish else []
    orders = orders or [word for word in phrase(turn.text) if word in LOWEST or word in HIGHEST]
    sort = sort_of(orders[0], products, visit.catalogue) if orders else None
    if orders and (sort is None or ":" not in sort):
        return None
    return among(products, question_of(turn), sort or "", visit.catalogue)


def asked_elsewhere(turn: Turn, products: tuple[Product, ...], visit: Visit) -> Optional[Among]:
    """Of all that the running search found, beside what is in sight."""
    search = running_search(turn)
    found = found_by(search, visit).products[:MOST_LOOKED_AT] if search else ()
    others = tuple(product for product in found if product not in products)
    return asked_among(turn, others, visit) if others else None


def _of_kind(said: Sequence[Description], visit: Visit) -> tuple[Product, ...]:
    """All that the shop sells of the one kind that is named, and what is made in its line."""
    if len(said) != 1 or not said[0].kind or said[0].pointing:
        return ()
    kind, currency = visit.index.said_kind(said[0].kind, visit.language), visit.shopper.currency
    products = [visit.catalogue.products[sku] for sku in kind.skus] if kind else []
    lines = {(p.category, p.family) for p in products if p.family}
    alike = [p for at in {p.category for p in products} for p in visit.index.in_category(at)]
    products += [p for p in alike if (p.category, p.family) in lines and p not in products]
    goods = [p for p in products if currency in p.prices and p.kind not in ADD_ONS]
    return tuple(goods) if len(goods) <= MOST_LOOKED_AT else ()


def _is_among(said: Description, shown: tuple[Product, ...], visit: Visit) -> bool:
    """Whether the kind that is named, if any, is theirs."""
    if not said.kind or set(phrase(said.kind)) <= ANY_GOODS:
        return True
    kind = visit.index.said_kind(said.kind, visit.language)
    return kind is not None and all(product.sku in kind.skus for product in shown)
