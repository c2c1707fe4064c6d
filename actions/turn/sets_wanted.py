"""A set asked for by what it holds: "is there a kit with a dripper and filters", "with that"."""
from typing import Sequence

from actions.language.pack_tables import Phrase, groups_of, words_of
from actions.language.tokens import phrase
from actions.reading.reading import Act
from actions.shop.answers.said_of_goods import parts_of
from actions.shop.catalogue.catalogue import Product
from actions.shop.search.called import SaidWord
from actions.shop.visit import Visit
from actions.turn.scene import scene_of
from actions.turn.turn import Turn

BUNDLE = "bundle"
SETS = frozenset(groups_of("names.sorts").get(BUNDLE, ()))
LOOSE = words_of("names.loose_ends")
ACTS: frozenset[Act] = frozenset(("find", "ask", "ask_shop", "suggest", "show", "refuse", "other"))
LEAST_PARTS = 2


def sets_wanted(turn: Turn, visit: Visit) -> tuple[Product, ...]:
    """Those that hold the most of the parts named, two at least, where a set is asked for."""
    wish = turn.wish
    if wish is None or wish.act not in ACTS or turn.entities_of("product"):
        return ()
    said = phrase(wish.said or turn.text)
    runs = {said[a:b] for a in range(len(said)) for b in range(a + 1, len(said) + 1)}
    if runs.isdisjoint(SETS):
        return ()
    words = visit.index.said_words(" ".join(said))
    pointed = _talked_about(said, turn, visit)
    counts = {
        product.sku: _parts_meant(product, words, pointed, visit)
        for product in visit.catalogue.products.values() if product.kind == BUNDLE
    }
    most = max(counts.values(), default=0)
    if most < LEAST_PARTS:
        return ()
    return tuple(visit.catalogue.products[sku] for sku, n in counts.items() if n == most)


def _parts_meant(
    bundle: Product, words: Sequence[SaidWord], pointed: Sequence[str], visit: Visit
) -> int:
    """Parts that words of their own name; a word that names all of them tells of no part."""
    parts = parts_of(bundle, visit.catalogue)
    called = {part.sku: visit.index.called_by(part).name for part in parts}
    named = {
        word.word: {sku for sku, roots in called.items() if word.is_in(roots)} for word in words
        if word.word not in LOOSE
    }
    beside = {sku for sku in called if sku in pointed}
    telling = [skus - beside for skus in named.values() if len(skus) < len(parts)]
    by_words = set().union(*telling)
    return min(len([skus for skus in telling if skus]), len(by_words)) + len(beside)


def _talked_about(said: Phrase, turn: Turn, visit: Visit) -> Sequence[str]:
    """What "the tent and that" points at beside what it names; a "light set" is a thing itself."""
    objects = turn.wish.objects if turn.wish else ()
    is_pointing = any(each.pointing for each in objects)
    places = [at for at in range(len(said)) if said[at : at + 1] in SETS]
    beside = [said[at] for place in places for at in (place - 1, place + 1) if 0 <= at < len(said)]
    is_apart = not any(map(visit.index.name_words_in, beside))
    scene = scene_of(turn, visit)
    skus = (scene.focus, scene.just_added) if is_pointing or is_apart else ()
    return [sku for sku in skus if sku]
