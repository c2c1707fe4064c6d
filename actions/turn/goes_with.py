"""What goes with the thing that is talked about: whether it is asked for, and which of it is."""
from typing import Iterator, Optional, Sequence

from actions.language.pack_tables import phrases_of, words_of
from actions.language.tokens import phrase
from actions.reading.reading import Description
from actions.shop.answers.asked_attributes import NEED
from actions.shop.answers.beside import (
    called_beside,
    called_services,
    links_of,
    near_beside,
)
from actions.shop.answers.passages import nearness_in
from actions.shop.catalogue.catalogue import Link, Product
from actions.shop.search import SearchQuery
from actions.shop.visit import Visit
from actions.turn.asked_about import product_asked_about
from actions.turn.asked_fact import AskedFact
from actions.turn.meant import is_worded
from actions.turn.resolving import of_wish, resolve
from actions.turn.scene import Scene, scene_of
from actions.turn.turn import Turn

BESIDE = ("accessory", "service", "warranty", "set", "sample")
SERVICES = ("service", "warranty")
AT_ONE = ("it", "this", "that")
DEFINITE = words_of("pointing.definite") | words_of("pointing.mine")
OF_SHOP = ("ask_shop", "find", "suggest")
OFFERS = frozenset(phrases_of("wishes.offers"))
TELLING = ("name", "brand", "code", "traits", "size", "price", "order", "ordinal")
MOST_LOOKED_AT = 40


def host_of(turn: Turn, visit: Visit) -> Optional[Product]:
    """The thing that what is asked for shall go with: named as its purpose, else talked about."""
    scene = scene_of(turn, visit)
    if turn.wish is not None and turn.wish.act == "ask_shop" and turn.wish.objects:
        named = next(of_wish(turn.wish, scene, visit), None)
        if named is not None and len(named.sure) == 1:
            return named.sure[0]
    purposes = [each.purpose for each in (turn.wish.objects if turn.wish else ()) if each.purpose]
    for purpose in purposes:
        meant = resolve(Description(name=purpose), scene, visit)
        if len(meant.sure) == 1:
            return meant.sure[0]
    return _talked_about(scene, visit)


def wanted_for(turn: Turn, visit: Visit) -> Optional[Product]:
    """The thing that what is suggested shall go with, or be better than."""
    purposes = [each for each in (turn.wish.objects if turn.wish else ()) if each.purpose]
    return host_of(turn, visit) if purposes else product_asked_about(turn, visit)


def hosts_of(turn: Turn, visit: Visit) -> Iterator[Product]:
    """What a service may be wanted for: the one that is named or talked about, else any of the
    kind: "can someone set up the bike"."""
    scene, objects = scene_of(turn, visit), turn.wish.objects if turn.wish else ()
    named = [resolve(each, scene, visit) for each in objects if is_worded(each)]
    yield from (each.sure[0] for each in named if len(each.sure) == 1)
    host = host_of(turn, visit)
    yield from (host,) if host else ()
    alike = [product for each in named if not each.lacking for product in each.products]
    served = {p.sku: len(links_of(p, visit.catalogue, SERVICES)) for p in alike}
    yield from sorted(alike, key=lambda p: -served[p.sku])  # what most can be done for


def beside_it(
    turn: Turn, product: Product, visit: Visit, relations: Sequence[str] = BESIDE
) -> tuple[Link, ...]:
    """Of what is linked with it, what the message asks for; by meaning only where it asks for
    something, and not about the thing itself."""
    links = links_of(product, visit.catalogue, relations)
    text = turn.wish.said if turn.wish and turn.wish.said else turn.text
    catalogue, language = visit.catalogue, visit.language
    called = called_beside(
        text, kind_asked(turn) or text, product, links, visit.index, catalogue, language
    )
    if called or not _asks_for_something(turn, visit):
        return called
    return near_beside(text, links, catalogue, language, nearness_in(catalogue, language))


def named_beside(turn: Turn, product: Product, visit: Visit) -> tuple[Link, ...]:
    """Of what is linked with it, what is of the very kind that the message names."""
    kind = kind_asked(turn)
    said = visit.index.said_kind(kind, visit.language) if kind else None
    if said is None or product.sku in said.skus:
        return ()
    links = links_of(product, visit.catalogue, BESIDE)
    return tuple(link for link in links if link.target in said.skus)


def wanted_beside(turn: Turn, product: Product, visit: Visit) -> tuple[Link, ...]:
    """What a search wants that goes with the thing talked about: "a lid for it"; where it says
    more of what that shall be, it is only looked for."""
    objects = turn.wish.objects if turn.wish else ()
    if any(getattr(each, name) for each in objects for name in TELLING):
        return ()
    called, words = visit.index.called_by(product), visit.index.said_words(kind_asked(turn))
    is_for = any(each.kind and each.purpose for each in objects)
    if is_for and words and all(word.is_in(called.name | called.kind) for word in words):
        return ()  # "shampoo for dry hair" is the thing itself
    is_for_it = any(_is_for_it(each, turn, visit) for each in objects)
    if not (is_for_it or NEED.search(turn.text)):
        return ()
    named = named_beside(turn, product, visit)
    return named or (beside_it(turn, product, visit) if is_for_it else ())


def kind_asked(turn: Turn) -> str:
    """What is asked for: of "is there a lid for it", the lid."""
    objects = turn.wish.objects if turn.wish else ()
    kinds = [" ".join((*each.traits, each.kind)) for each in objects if each.kind]
    return next((kind for kind in kinds if phrase(kind)), "")


def services_for_all(turn: Turn, visit: Visit) -> list[Product]:
    """What the shop does for whatever one buys, as far as the message asks for it."""
    query = SearchQuery(turn.text, currency=visit.shopper.currency)
    found = visit.index.search(query).products[:MOST_LOOKED_AT]
    return called_services(turn.text, found, visit.index, visit.catalogue)


def services_named(turn: Turn, visit: Visit) -> list[Product]:
    """All that there are: "what services do you offer", and not "do you have a repair service"."""
    asked_openly = not AskedFact(turn.text).wants_yes_or_no
    said = visit.index.said_kind(turn.text, visit.language)
    if said is None or not (said.is_alone or asked_openly):
        return []
    named = [visit.catalogue.products[sku] for sku in said.skus]
    return named if all(product.kind == "service" for product in named) else []


def _asks_for_something(turn: Turn, visit: Visit) -> bool:
    """Whether there is or needs to be something beside, or the shop is asked to do something."""
    said = phrase(turn.text)
    runs = {said[a:b] for a in range(len(said)) for b in range(a + 1, len(said) + 1)}
    wish = turn.wish
    is_of_shop = wish is not None and wish.act in OF_SHOP and not any(
        _is_property(each, visit) for each in wish.objects
    )
    return is_of_shop or bool(NEED.search(turn.text) or not runs.isdisjoint(OFFERS))


def _is_property(said: Description, visit: Visit) -> bool:
    """ "The processor of the Kerja 14": no such thing is sold."""
    return bool(said.kind and said.name) and visit.index.said_kind(said.kind) is None


def _talked_about(scene: Scene, visit: Visit) -> Optional[Product]:
    products = visit.catalogue.products
    only = scene.listed if len(scene.listed) == 1 else ()
    in_cart = scene.in_cart if len(scene.in_cart) == 1 else ()
    skus = (scene.focus, scene.just_added, *only, *in_cart)
    return next((products[sku] for sku in skus if sku in products), None)


def _is_for_it(said: Description, turn: Turn, visit: Visit) -> bool:
    """For it, for the laptop that is talked about, however its words were read."""
    if said.pointing in AT_ONE and said.kind:
        return True
    host = host_of(turn, visit)
    if host is None or not (said.purpose or said.kind):
        return False
    if not said.purpose:
        kind = visit.index.said_kind(said.kind, visit.language)
        return kind is not None and host.sku in kind.skus and bool(
            DEFINITE & set(phrase(turn.text))
        )
    words = visit.index.said_words(said.purpose)
    called = visit.index.called_by(host)
    return all(word.is_in(called.name | called.kind) for word in words)
