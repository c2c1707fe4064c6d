"""What a question is about: which product, and what of it."""
from typing import Iterable, NamedTuple, Optional, Sequence

from actions.language import pack_tables
from actions.language.normalise import normalise
from actions.language.tokens import phrase
from actions.reading.reading import Description
from actions.shop.answers.answer import Question
from actions.shop.answers.asked_attributes import NEED, telling_roots
from actions.shop.answers.questions import speaks_of
from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.said_sizes import SIZE_WORDS
from actions.shop.search.naming import TELLING_WORDS, goes_with_another
from actions.shop.visit import Visit
from actions.turn.asked_fact import WHETHER
from actions.turn.meant import Meant, words_of
from actions.turn.meant_variants import asks_for_variant
from actions.turn.openings import asks
from actions.turn.resolving import NOTHING_SAID, of_wish, resolve
from actions.turn.scene import Scene, focus_of, listed_products, scene_of
from actions.turn.shown import meant_by
from actions.turn.turn import Turn
from actions.turn.wanted import product_named

SIZES = ("size",)  # of variants
PAIR = 2
YES_NO = pack_tables.words_of("wishes.yes_no")
NOT_CHANGING = ("ask", "find", "show", "suggest", "other", "ask_shop", "chat")
# What is said of goods that are looked for, or pointed at.
ANOTHER = frozenset(("order", "ordinal", "pointing", "price", "not", "quantity", "order_number"))


class _Placed(NamedTuple):
    """A thing that words of the message name."""

    start: int
    end: int
    value: object


def one_it_is_asked_of(turn: Turn, visit: Visit) -> Optional[Product]:
    """The one talked about, where what is named only belongs to what is asked of it.

    "Does it fit a 15 inch laptop?" and "is there a charger in the box?" ask about it; so does
    "does it fit the Nusa 5 Pro?", which names another product.
    """
    focus = visit.catalogue.products.get(focus_of(turn))
    if focus is not None and _asks_what_it_has(turn, focus, visit):
        return focus
    sibling = _sibling(turn, visit) if focus is not None else None
    if sibling is not None:
        return sibling
    kinds, named = _placed(turn, "category"), _placed(turn, "product")
    is_counted = turn.entities_of("ordinal") or (turn.entities_of("product") and not named)
    if focus is None or is_counted or not (kinds or named) or not turn.text:
        return None
    pointed_at = {reference.end for reference in _placed(turn, "reference")}
    if any(each.start - end in (0, 1) for each in (*kinds, *named) for end in pointed_at):
        return None  # "this phone"
    if named:
        begins = min(each.start for each in named)
        return focus if any(end < begins for end in pointed_at) else None
    is_of_nothing_else = turn.wish is not None and not turn.wish.objects
    if is_of_nothing_else or pointed_at or (NEED.search(turn.text) and not _is_in(focus, kinds)):
        return focus
    named_kinds = " ".join(turn.text[kind.start : kind.end] for kind in kinds)
    is_told = speaks_of(focus, named_kinds, turn.text, visit.catalogue, visit.language)
    return focus if is_told else None


def _sibling(turn: Turn, visit: Visit) -> Optional[Product]:
    """ "Is the wok reduced" beside frying pans: a thing of their category is named."""
    objects = turn.wish.objects if turn.wish else ()
    if len(objects) != 1 or objects[0].pointing or not (objects[0].kind or objects[0].name):
        return None
    scene, known = scene_of(turn, visit), visit.catalogue.products
    seen = {known[s].category for s in (scene.focus, *scene.listed) if s in known}
    sure = resolve(objects[0], scene, visit).sure
    is_one = len(sure) == 1 and sure[0].category in seen and sure[0].sku != scene.focus
    return sure[0] if is_one else None


def _subject(turn: Turn, visit: Visit) -> Optional[Product]:
    """Of "does the soft case fit the Nusa 5 Plus", the case."""
    wish = turn.wish
    if wish is None or wish.act != "ask" or len(wish.objects) != PAIR:
        return None
    meant = resolve(wish.objects[0], scene_of(turn, visit), visit)
    return meant.sure[0] if len(meant.sure) == 1 else None


def other_asked_of(product: Product, turn: Turn, visit: Visit) -> Optional[Product]:
    """What it is asked of it whether it goes with: of "the case … the Nusa 5 Pro", the phone."""
    wish = turn.wish
    if wish is None or len(wish.objects) != PAIR:
        return None
    sure = [meant.sure for meant in of_wish(wish, scene_of(turn, visit), visit)]
    if not all(len(each) == 1 for each in sure) or sure[0][0].sku != product.sku:
        return None
    return sure[1][0] if sure[1][0].sku != product.sku else None


def _asks_what_it_has(turn: Turn, focus: Product, visit: Visit) -> bool:
    """ "Does it come with a lamp": no thing is called "it lamp"."""
    objects = turn.wish.objects if turn.wish else ()
    for said in objects:
        kind = visit.index.said_kind(said.kind, visit.language) if said.kind else None
        if said.pointing == "it" and kind is not None and focus.sku not in kind.skus:
            return True
    return False


def several_asked_of(turn: Turn, visit: Visit) -> tuple[Product, ...]:
    """Those named beside each other: "the plus and the pro"; none where fewer are certain."""
    wish = turn.wish
    if wish is None or wish.act != "ask" or len(wish.objects) < PAIR:
        return ()
    found = [meant.sure for meant in of_wish(wish, scene_of(turn, visit), visit)]
    sure = dict.fromkeys(p.sku for each in found for p in each if len(each) == 1)
    products = tuple(visit.catalogue.products[sku] for sku in sure)
    is_alike = len({product.category for product in products}) == 1 and not any(
        goes_with_another(product, list(products), visit.catalogue) for product in products
    )
    return products if len(products) >= PAIR and is_alike else ()


def of_first_kind(products: Sequence[Product]) -> tuple[Product, ...]:
    """As far as they are of the kind of the first: what "it" may be in a list."""
    return tuple(each for each in products if each.category == products[0].category)


def product_asked_about(turn: Turn, visit: Visit) -> Optional[Product]:
    """None where it could be several, or none."""
    found = _asked_about(turn, visit)
    return found[0] if len(found) == 1 else None


def only_such(turn: Turn, visit: Visit) -> Optional[Product]:
    """ "What is the table made of", where the shop has one table."""
    wish = turn.wish
    if wish is None or wish.act != "ask" or len(wish.objects) != 1 or wish.objects[0].is_refused:
        return None
    sure = resolve(wish.objects[0], scene_of(turn, visit), visit).sure
    return sure[0] if len(sure) == 1 else None


def one_questioned(turn: Turn, visit: Visit) -> Optional[Product]:
    """The one thing that a question names, of which it asks more than its name says."""
    wish = turn.wish
    if wish is None or wish.act not in NOT_CHANGING or len(wish.objects) != 1:
        return None
    [said], needs = wish.objects, bool(NEED.search(turn.text))
    told = set(said.as_json())
    if not told & {"name", "kind", "code"} or told & ANOTHER:
        return None
    text = normalise(turn.text)
    is_need = needs and bool(set(phrase(text)[:1]) & YES_NO or WHETHER.search(text))
    if not (wish.act == "ask" or is_need or asks(text)):
        return None
    named = [said]
    if said.name and said.kind and (needs or visit.index.said_kind(said.kind) is None):
        named.append(Description(name=said.name))  # "prosesor laptop kerja 14 plus apa"
    if said.purpose and needs:
        named.insert(0, Description(name=said.purpose))
    sure = (resolve(each, scene_of(turn, visit), visit).sure for each in named)
    product = next((products[0] for products in sure if len(products) == 1), None)
    if product is None:
        return None
    left = telling_roots(turn.text, (*product.names.values(), product.brand))
    return product if any(not words & TELLING_WORDS for words in left) else None


def could_be_asked(turn: Turn, visit: Visit) -> Sequence[Product]:
    """Between which the question which one is meant lets choose."""
    named = (p for meant in meant_by(turn, visit) if not meant.lacking for p in meant.products)
    found = _asked_about(turn, visit) or tuple({p.sku: p for p in named}.values())
    return found or listed_products(turn, visit)


def _asked_about(turn: Turn, visit: Visit) -> tuple[Product, ...]:
    """What is named or in sight comes before the one talked about, that before the whole shop: "the
    battery" is no goods then, and whether it is red is what is asked."""
    subject, scene = _subject(turn, visit), scene_of(turn, visit)
    if subject is not None:
        return (subject,)
    found = [_asked_of(meant, scene, visit) for meant in meant_by(turn, visit)]
    told = {p.sku: p for each in found if _is_told(each, scene) for p in each.sure}
    if told:
        return tuple(told.values())
    one = _sibling(turn, visit) or _talked_about(turn, scene, visit) or product_named(turn, visit)
    return (one,) if one else tuple({p.sku: p for each in found for p in each.sure}.values())


def _asked_of(meant: Meant, scene: Scene, visit: Visit) -> Meant:
    """Of "is it red" it: red is what is asked."""
    said = meant.described
    if said.pointing != "it" or words_of(said).called:
        return meant
    return resolve(said.copy(update={"traits": (), "size": "", "purpose": ""}), scene, visit)


def _is_told(meant: Meant, scene: Scene) -> bool:
    said = meant.described
    is_named = bool(said.code or said.name or said.ordinal or said.pointing)
    return bool(meant.sure) and (is_named or all(p.sku in scene.in_sight for p in meant.sure))


def _talked_about(turn: Turn, scene: Scene, visit: Visit) -> Optional[Product]:
    """Unless the message names another kind or brand, or a place in the list."""
    [*about] = resolve(NOTHING_SAID, scene, visit).sure
    categories, brands = turn.entities_of("category"), turn.entities_of("brand")
    is_other = any(
        (categories and p.category not in categories) or (brands and p.brand not in brands)
        for p in about
    )
    is_elsewhere = bool(turn.entities_of("product") or turn.entities_of("ordinal"))
    return None if is_other or is_elsewhere or not about else about[0]


def variant_asked(turn: Turn, product: Product, visit: Visit) -> Optional[Description]:
    """The size and colour that a question about it names: "do you have it in 44"."""
    objects = turn.wish.objects if turn.wish else ()
    said = (each for each in objects if not each.is_refused)
    return next((each for each in said if asks_for_variant(product, each, visit.index)), None)


def question_of(turn: Turn) -> Question:
    """What is asked: an attribute by name, one of a value ("is it red?"), or in words alone."""
    value = turn.entity("attribute_value")
    return Question(
        turn.text,
        tuple(str(attribute) for attribute in turn.entities_of("attribute")),
        (value["attribute"], str(value["value"])) if value else None,
    )


def asks_for_sizes(turn: Turn, product: Product) -> bool:
    """Whether it comes in sizes, and those are asked for."""
    is_asked = any(str(attribute) in SIZES for attribute in turn.entities_of("attribute"))
    speaks = bool(SIZE_WORDS & set(phrase(turn.text))) and not turn.entities_of("attribute_value")
    return (is_asked or speaks) and any(variant.size for variant in product.variants)


def _placed(turn: Turn, name: str) -> list[_Placed]:
    """The entities of this name that words of the message say."""
    return [
        _Placed(e.start, e.end, e.value)
        for e in turn.entities
        if e.name == name and e.start is not None and e.end is not None
    ]


def _is_in(product: Product, kinds: Iterable[_Placed]) -> bool:
    return product.category in {kind.value for kind in kinds}
