"""Goods meant by words, by pointing, or by refusing others: in sight before the whole shop."""
from dataclasses import replace
from typing import Iterator, Optional, Sequence

from actions.language.words import name_words
from actions.reading.reading import PLURAL
from actions.shop.catalogue.catalogue import Product
from actions.shop.search.described import Found, is_of_other_kind, is_whole_name
from actions.turn.hints import hinted
from actions.turn.meant import (
    Asked,
    Meant,
    all_words,
    is_limited,
    is_worded,
    talked_about,
    words_of,
)
from actions.turn.meant_variants import has_size
from actions.turn.scene import Scene
from actions.turn.size_and_price import of_size_and_price

PAIR = 2


def pointed_at(asked: Asked) -> Optional[Meant]:
    """What words and pointing both fit; without words the one, or the few, talked about."""
    said, scene = asked.said, asked.scene
    is_all = said.quantity == "all" and not is_worded(said)
    if said.pointing is None and not is_all:
        return None
    if is_worded(said) or is_limited(said) or said.order:
        return _other(asked, _described(asked)) if said.pointing == "other" else _described(asked)
    if said.pointing == "other":
        others = [sku for sku in scene.pair or scene.listed if sku != _last(scene)]
        return Meant(said, asked.products(others))
    if said.pointing == "both" and not asked.limits:
        return Meant(said, asked.products(_two(scene)), is_every=bool(_two(scene)))
    if said.pointing in PLURAL or is_all:
        return _of_several(asked, asked.products(talked_about(asked)[:1] or scene.listed))
    return unspoken(asked)


def _other(asked: Asked, meant: Optional[Meant]) -> Optional[Meant]:
    """ "The other helmet": of those so described one was spoken of last, and isn't meant."""
    bare = asked._replace(said=asked.said.copy(update={"pointing": None}))
    near = asked.of_kind((*asked.in_sight, *asked.at_hand))
    all_ = [p for p in near if (found := bare.told([p])).products and not found.lacking]
    others = tuple(p for p in all_ if p.sku != _last(asked.scene))
    return Meant(asked.said, others) if 0 < len(others) < len(all_) else meant


def by_words(asked: Asked) -> Optional[Meant]:
    """Of what was just named, else in sight, else of the whole shop; a whole name is that one."""
    said = asked.said
    if not is_worded(said):
        return _by_refusal(asked)
    if not words_of(said).called:
        meant = _near(asked, (asked.products(asked.scene.before), asked.in_sight))
        meant = meant or _hinted(asked)
        if meant is not None:
            return meant
    among = asked.among
    if among is not None:
        among = asked.of_kind(among)
        if not among and asked.among:
            return Meant(said, lacking=(words_of(said).kind,))
    found = asked.found(among)
    called, index = words_of(said).called, asked.visit.index
    named = [p for p in found.products if is_whole_name(p, called, index)]
    seen = () if len(named) == 1 or asked.among is not None else _seen(asked)
    products = tuple(named) if len(named) == 1 else seen or found.products
    is_at_hand = bool(seen) or asked.among is not None
    is_described = bool(said.kind) and not (said.name or named or is_at_hand)
    is_other = is_described and is_of_other_kind(products, said.kind, index)
    is_named = bool(called) or is_at_hand or _is_name(found, asked)
    is_likely = is_other or not is_named
    lacking = () if seen else found.lacking
    return replace(_of_several(asked, products), lacking=lacking, is_likely=is_likely)


def _is_name(found: Found, asked: Asked) -> bool:
    """ "The deluxe wrap": its words, read as traits, are the name of one thing alone, and say what
    it is; those of "vitamin C" don't."""
    said, index = " ".join(asked.said.traits), asked.visit.index
    words = index.said_values(said)
    if len(words) < PAIR or len(found.products) != 1 or found.lacking:
        return False
    name = index.called_by(found.products[0]).name
    return index.said_kind(said) is not None and all(word.is_in(name) for word in words)


def unspoken(asked: Asked) -> Meant:
    """A number or size alone is about what was talked about, or the only thing there; else it
    could be any of the list."""
    said = asked.said
    if said.size or said.price or said.purpose:
        limited = _limited(asked)
        if limited is not None:
            return limited
    about = asked.products(talked_about(asked)[:1]) or asked.limits
    return Meant(said, about or asked.products(asked.scene.listed))


def _limited(asked: Asked) -> Optional[Meant]:
    """What comes in the size, costs as much or serves the purpose: the one talked about, where it
    does; else those of the list that do, where others don't."""
    said, about = asked.said, asked.products(talked_about(asked)[:1])
    if said.size and any(has_size(p, said.size, asked.visit.index) for p in about):
        return None
    shown = asked.limits or asked.products(asked.scene.pair or asked.scene.listed)
    fitting = of_size_and_price(Meant(said, shown), asked.visit).products
    fitting = fitting if len(fitting) < len(shown) else hinted(
        f"{said.size} {said.purpose}", shown, asked.visit
    )
    return _of_several(asked, fitting) if fitting and len(fitting) < len(shown) else None


def _described(asked: Asked) -> Optional[Meant]:
    """"The black one", "one with a timer": also by what is told of the goods."""
    said = asked.said
    meant = _near(
        asked, (asked.products(asked.scene.before), asked.in_sight, asked.at_hand)
    ) or _hinted(asked)
    if meant is not None:
        return meant
    if words_of(said).called:
        return None  # "this laptop", where none is in sight
    one = asked.products(talked_about(asked)[:1])
    return Meant(said, one, asked.found(asked.in_sight).lacking)


def _near(asked: Asked, places: Sequence[tuple[Product, ...]]) -> Optional[Meant]:
    """Those of the first of several places that have all that is said."""
    said = asked.said
    for near in map(asked.of_kind, places):
        found = asked.told(near) if is_worded(said) else Found(near)
        if not words_of(said).called:
            found = Found(asked.valued(near)) if asked.valued(near) else found
        if found.products and not found.lacking:
            kept = _without_refused(asked, (*found.products, *_larger(asked, near, found)))
            return _of_several(asked, of_size_and_price(Meant(said, kept), asked.visit).products)
    return None


def _larger(asked: Asked, near: Sequence[Product], found: Found) -> Iterator[Product]:
    """Larger ones of what was found, that were shown and are so described, too: both were seen."""
    links = asked.visit.catalogue.linked
    larger = {link.target for p in found.products for link in links(p.sku, "larger")}
    for product in near:
        if product.sku in larger and product not in found.products:
            own = asked.told([product])
            if own.products and not own.lacking:
                yield product


def _hinted(asked: Asked) -> Optional[Meant]:
    """Where not every word is known, by those that tell the goods in sight apart."""
    for near in map(asked.of_kind, (asked.in_sight, asked.at_hand)):
        if _has_other_numbers(asked, near):
            continue
        found = hinted(all_words(asked.said), near, asked.visit)
        if found:
            return _of_several(asked, _without_refused(asked, found))
    return None


def _has_other_numbers(asked: Asked, near: Sequence[Product]) -> bool:
    """Of "8 person" the number is the point: a thing for one person comes no nearer to it."""
    traits = asked.said.traits
    if not traits or not all(any(map(str.isdigit, trait)) for trait in traits):
        return False
    index = asked.visit.index
    numbers = [w for w in index.said_values(" ".join(traits)) if w.word[0].isdigit()]
    called = [index.called_by(p) for p in near]
    return not all(any(w.is_in(c.name | c.values | c.told) for c in called) for w in numbers)


def _seen(asked: Asked) -> tuple[Product, ...]:
    """Those in sight, else at hand, that have all the words."""
    for near in map(asked.of_kind, (asked.in_sight, asked.at_hand)):
        found = asked.told(near)
        if found.products and not found.lacking:
            valued = asked.valued(found.products)
            return _named_alike(asked, near) or valued or found.products
    return ()


def _named_alike(asked: Asked, near: Sequence[Product]) -> tuple[Product, ...]:
    """Several whose names all hold these words, larger sizes too: both were shown."""
    said, index = name_words(words_of(asked.said).called), asked.visit.index
    if asked.said.traits or not said:
        return ()
    return tuple(p for p in near if said <= set(index.title_words_of(p.sku)))


def _by_refusal(asked: Asked) -> Optional[Meant]:
    """"Not the wired one": the rest of the list."""
    if not words_of(asked.said).refused.strip() or asked.said.is_refused:
        return None
    left = _without_refused(asked, asked.shown)
    return Meant(asked.said, left) if len(left) < len(asked.shown) else None


def _without_refused(asked: Asked, products: Sequence[Product]) -> tuple[Product, ...]:
    """Less those of which a refused word is told at all, where others are left."""
    words = asked.visit.index.said_values(words_of(asked.said).refused)
    called = asked.visit.index.called_by
    left = [
        p for p in products
        if not any(w.is_in(called(p).name | called(p).own_values | called(p).told) for w in words)
    ]
    return tuple(left or products)


def _of_several(asked: Asked, products: Sequence[Product]) -> Meant:
    """Each of them, where all were asked for; else the one talked about, where it is among them.

    "The black ones" may be one pair.
    """
    said, found = asked.said, tuple(products)
    is_plural = said.pointing in PLURAL and said.pointing != "ones"
    is_counted = said.pointing in PLURAL and said.quantity == len(found)
    is_every = said.quantity == "all" or is_counted
    if is_every or (is_plural and said.quantity is None and len(found) == PAIR):
        return Meant(said, found, is_every=True)
    about = [p for p in found if p.sku == asked.scene.focus]
    return Meant(said, tuple(about or found))


def _last(scene: Scene) -> str:
    """What was spoken of last, beside which another is "the other"."""
    return scene.before[-1] if scene.before else scene.offered or scene.focus


def _two(scene: Scene) -> tuple[str, ...]:
    """The two of a list, else what is offered with what it goes with or stands for."""
    if len(scene.listed) == PAIR:
        return scene.listed
    if scene.offered:
        beside = scene.replaced or scene.focus
        return (beside, scene.offered) if beside else ()
    return scene.in_cart if not scene.listed and len(scene.in_cart) == PAIR else ()
