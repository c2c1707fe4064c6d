"""What each message is taken to point at, of what stands in its scene."""
from dataclasses import dataclass
from typing import Iterator, NamedTuple, Optional, Sequence

from actions.message_metadata import MessageMetadata
from actions.reading.reading import Act, Wish
from actions.shop.buying.cart import CartView, view_cart
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.compared import beside_focus
from actions.turn.for_cart import all_but, goods_of, line_to_change, lines_meant
from actions.turn.linked import linked
from actions.turn.meant import Meant
from actions.turn.resolving import NOTHING_SAID, of_wish
from actions.turn.scene import Scene
from actions.turn.to_add import scene_to_add
from actions.turn.turn import Turn
from actions.turn.understood import read_entities
from bot.dialogue.prompts import prompt_of
from tests.scenes.outcome import forget_order
from tests.scenes.scene_files import Said
from tests.scenes.stage import EARLIER, Stage
from tests.scenes.staging import Staged

DIGITS = 4
OF_CART: frozenset[Act] = frozenset(("remove", "change", "swap", "empty_cart"))
# Of goods even where their wish names none.
OF_GOODS: frozenset[Act] = frozenset((
    "add", "show", "ask", "compare", "find", "accept", "refuse", *OF_CART
))


class Codes(NamedTuple):
    """SKUs, or SKU/variant of a line of the cart."""

    codes: tuple[str, ...]
    is_sure: bool


@dataclass(frozen=True)
class Pointed:
    """`meant` are those meant for certain, `asked` those that would be asked about."""

    said: Said
    meant: tuple[str, ...]
    asked: tuple[str, ...]
    read: str = ""  # the wishes, for people

    @property
    def is_tie(self) -> bool:
        return "ask" in self.said.told

    @property
    def is_right(self) -> bool:
        if self.is_tie:
            return not self.meant and set(self.asked) == set(self.said.told["ask"])
        return set(self.meant) == set(self.said.told["right"])


def pointed(said: Said, stage: Stage) -> Pointed:
    staged = Staged(said, stage)
    asked_slot = staged.slots.get(slots.REQUESTED_SLOT)
    parsed = stage.understood(said.text, prompt_of(staged.slots, asked_slot, EARLIER + 1))
    wishes = [Wish.parse_obj(each) for each in parsed.get("reading", {}).get("wishes", ())]
    entities = read_entities(parsed.get("entities") or ())
    turn = Turn(
        staged.conversation, said.text, slots=staged.slots,
        metadata=MessageMetadata(turn=EARLIER + 1, message_id="pointing"),
    )
    meant: list[str] = []
    asked: list[str] = []
    with stage.front.visit(turn.shopper, writes=False) as visit:
        scene, view = staged.scene(visit), view_cart(visit.db, visit.catalogue, visit.shopper)
        for wish in wishes:
            for found in _found(linked(wish, entities), scene, view, visit):
                (meant if found.is_sure else asked).extend(found.codes)
                if found.is_sure:
                    scene = scene.having_named(code.split("/")[0] for code in found.codes)
    with stage.front.database.session_scope() as db:
        forget_order(staged, db)
    seen = _in_scene(said)
    kept = _kept(meant, seen)
    read = " + ".join(f"{w.act} {[o.as_json() for o in w.objects]}" for w in wishes)
    return Pointed(said, kept, () if kept else _kept(asked, seen), read)


def _found(
    wish: Optional[Wish], scene: Scene, view: CartView, visit: Visit
) -> Iterator[Codes]:
    """As the actions that serve the wish look for it."""
    objects = wish.objects if wish else ()
    if wish is None or not (objects or wish.act in OF_GOODS):
        return
    is_more = any(each.mode == "more" for each in objects)
    if view.lines and wish.act == "remove" and objects and all(o.is_refused for o in objects):
        kept = [lines_meant(each, scene, view, visit) for each in objects]
        left = goods_of(all_but(kept, view))
        yield Codes(tuple(_code(p.sku, "", view) for p in left), True)
        return
    if view.lines and (wish.act in OF_CART or is_more):
        for each in objects or (NOTHING_SAID,):
            lines = (
                line_to_change(each, scene, view, visit)[0] if wish.act == "change"
                else lines_meant(each, scene, view, visit)
            )
            yield Codes(
                tuple(_code(p.sku, p.variants[0].id if len(p.variants) == 1 else "", view)
                      for p in goods_of(lines.sure or lines.lines)),
                bool(lines.sure),
            )
        return
    if wish.act == "compare":
        found = list(of_wish(wish, scene, visit))
        several = beside_focus(found, wish.said, scene, visit)
        yield from (Codes((p.sku,), True) for p in several)
        return
    if wish.act == "add":
        scene = scene_to_add(objects, scene)
    for meant in of_wish(wish, scene, visit):
        yield _codes(meant, view)


def _codes(meant: Meant, view: CartView) -> Codes:
    products = meant.sure or meant.products
    return Codes(tuple(_code(p.sku, "", view) for p in products), bool(meant.sure))


def _code(sku: str, variant: str, view: CartView) -> str:
    """With the variant where two lines of the cart are of one SKU."""
    lines = [line for line in view.lines if line.product.sku == sku]
    return f"{sku}/{variant}" if variant and len(lines) > 1 else sku


def _in_scene(said: Said) -> tuple[str, ...]:
    scene = said.scene
    offer = (scene.offer.sku, scene.offer.replaces or "") if scene.offer else ()
    order = tuple(scene.order.lines) if scene.order else ()
    named = (*scene.listed, *scene.compared, scene.focus, *scene.cart, *offer, *order)
    return tuple(sku for sku in named if sku)


def _kept(codes: Sequence[str], seen: Sequence[str]) -> tuple[str, ...]:
    """Those of the scene, each once; what is found in the shop beside it points at nothing."""
    skus = {code.split("/")[0] for code in seen}
    return tuple(dict.fromkeys(code for code in codes if code.split("/")[0] in skus))


def figures(found: Sequence[Pointed]) -> dict[str, float]:
    """Shares, by language too."""
    told = _shares(found, "")
    for language in sorted({each.said.language for each in found}):
        told |= _shares([x for x in found if x.said.language == language], f"_{language}")
    return told


def _shares(found: Sequence[Pointed], ending: str) -> dict[str, float]:
    clear = [each.is_right for each in found if not each.is_tie]
    ties = [each.is_right for each in found if each.is_tie]
    return {
        f"right{ending}": round(sum(clear) / max(len(clear), 1), DIGITS),
        f"asked_rightly{ending}": round(sum(ties) / max(len(ties), 1), DIGITS),
        f"messages{ending}": len(found),
    }
