"""What the cart's answers ask: which goods go in, which line is meant, which size instead."""
from typing import Mapping, Optional

from actions.saying.asking import (
    Entities,
    ask_product,
    ask_variant,
    ask_whether,
    asks_openly,
)
from actions.saying.carts import show_cart
from actions.saying.making_buttons import action
from actions.saying.plain_texts import variant_title
from actions.saying.reply import Fact, Reply
from actions.saying.responses import Response
from actions.shop.buying.cart import Lines
from actions.shop.money import format_money
from actions.shop.visit import Visit
from actions.turn.for_cart import MeantLines, NewVariant, code_of, goods_of
from actions.turn.guesses import REALLY
from actions.turn.meant import Meant, in_words, words_of
from actions.turn.scene import Scene
from actions.turn.to_add import Pick
from actions.turn.turn import Turn

ADD, SWAP = "add_to_cart", "swap_in_cart"
Done = tuple[Response, str, list[str]]  # a response, and the fact of it that tells these


def ask_to_add(pick: Pick, scene: Scene, visit: Visit) -> Reply:
    """Which one to put in, or in which size and colour."""
    if pick.product is None:
        pieces = {} if pick.meant.pieces is None else {"quantity": pick.meant.pieces}
        return ask_goods(pick.meant, scene, ADD, pieces, visit)
    entities: Entities = {"product": pick.product.sku, "quantity": pick.pieces}
    return _ask_choice(pick, ADD, entities, visit)


def ask_whether_so(turn: Turn, changes: Lines, visit: Visit) -> Reply:
    """Whether pieces shall come in and go out as it was understood."""
    question = f"{REALLY}{visit.shopper.turn}"
    yes = action("utter_label_yes_do", turn.intent, question=question)
    known = visit.catalogue.products
    told = {which: count for which, count in changes.items() if which[0] in known}
    named = [
        f"{count:+d} × {variant_title(known[sku], variant, visit.language)}"
        for (sku, variant), count in told.items()
    ]
    added = _one_added(told, visit)
    if added is None:
        facts: Mapping[str, Fact] = {"changed": ", ".join(named)}
        return ask_whether("utter_really_so", yes, turn.intent, visit, wish=turn.wish, **facts)
    return ask_whether("utter_really_add", yes, turn.intent, visit, wish=turn.wish, **added)


def _one_added(changes: Lines, visit: Visit) -> Optional[Mapping[str, Fact]]:
    """What came in, where nothing else happens, with its price."""
    if len(changes) != 1:
        return None
    [((sku, variant), count)] = changes.items()
    product = visit.catalogue.products[sku]
    price = product.price(visit.shopper.currency, variant)
    if count < 1 or price is None:
        return None
    return {
        "quantity": count, "price": format_money(price * count, visit.language),
        "product_name": variant_title(product, variant, visit.language),
    }


def ask_goods(
    meant: Meant, scene: Scene, intent: str, entities: Entities, visit: Visit
) -> Reply:
    """Between those that it could be, else those that come nearest; else say there is none."""
    wanted = in_words(meant.described)
    if not wanted:
        listed = [p for s in scene.listed if (p := visit.catalogue.products.get(s)) is not None]
        goods = meant.products or listed
        return ask_product("utter_which_product", goods, intent, entities, visit)
    if not meant.products or _is_nameless(meant, visit):
        return asks_openly(Reply().say("utter_none_called_so", wanted=wanted), visit)
    is_near = meant.lacking or meant.is_likely
    response: Response = "utter_nearest_to_it" if is_near else "utter_which_of_these"
    return ask_product(response, meant.products, intent, entities, visit, wanted=wanted)


def ask_in_cart(
    found: MeantLines, intent: str, entities: Entities, otherwise: Response, visit: Visit
) -> Reply:
    """Which line, or that there is none like that."""
    wanted, meant = in_words(found.meant.described), found.meant
    if found.lines and not meant.lacking and wanted:
        goods = goods_of(found.lines)
        return ask_product("utter_which_of_these", goods, intent, entities, visit, wanted=wanted)
    if wanted:
        reply = show_cart("utter_not_in_cart_so", visit, wanted=_named(found, visit))
    else:
        reply = show_cart(otherwise, visit)
    return asks_openly(reply, visit)


def ask_variant_instead(new: NewVariant, visit: Visit) -> Reply:
    """Which size and colour a line shall come in."""
    product, lacking = new.line.product, new.choice.lacking
    return ask_variant(
        "utter_not_made_so" if lacking else "utter_choose_variant", product,
        new.choice.variants or product.variants, SWAP, {"instead_of": code_of(new.line)}, visit,
        wanted=" ".join(lacking),
    )


def _ask_choice(pick: Pick, intent: str, entities: Entities, visit: Visit) -> Reply:
    assert pick.product is not None
    lacking = pick.choice.lacking
    return ask_variant(
        "utter_not_made_so" if lacking else "utter_choose_variant", pick.product,
        pick.choice.variants, intent, entities, visit, wanted=" ".join(lacking),
    )


def _is_nameless(meant: Meant, visit: Visit) -> bool:
    """Whether nothing is called what the thing itself was called."""
    called = visit.index.said_words(words_of(meant.described).called)
    return any(word.word in meant.lacking for word in called)


def _named(found: MeantLines, visit: Visit) -> str:
    """A thing of the shop by its name, where a code said it."""
    said = found.meant.described
    product, _ = visit.index.with_code(said.code) or (None, "") if said.code else (None, "")
    return product.name(visit.language) if product else in_words(said)


def tell_done(done: Done, problems: Reply, otherwise: Response, visit: Visit) -> Reply:
    """The cart with what was done of it, then what is left to ask."""
    response, fact, titles = done
    if titles:
        return show_cart(response, visit, **{fact: ", ".join(titles)}).and_then(problems)
    return problems if problems.messages else asks_openly(show_cart(otherwise, visit), visit)
