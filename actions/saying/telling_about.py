"""A question about one thing, whatever it was taken for: its size and colour, else what is told."""
from typing import Optional

from actions.language.normalise import normalise
from actions.saying.answers import tell_variant
from actions.saying.reply import Reply
from actions.saying.telling_of import is_told, tell_of
from actions.saying.telling_sizes import tell_sizes
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn.asked_about import asks_for_sizes, one_questioned, variant_asked
from actions.turn.open_question import open_question
from actions.turn.openings import SIGN, asks
from actions.turn.turn import Turn

ASKING_ACTS = ("ask", "suggest", "other")


def tell_about(product: Product, turn: Turn, visit: Visit) -> Reply:
    variant = variant_asked(turn, product, visit)
    if variant is not None:
        return tell_variant(product, variant, open_question(turn), visit)
    if asks_for_sizes(turn, product):
        return tell_sizes(product, visit)
    return tell_of(product, turn, visit)


def tell_questioned(turn: Turn, visit: Visit) -> Optional[Reply]:
    """ "Holder hp mobil muat hp 6,7 inci?": told of the one that is named; that nothing is known,
    only where it is surely asked."""
    product = one_questioned(turn, visit)
    if product is None or turn.wish is None:
        return None
    is_sure = turn.wish.act in ASKING_ACTS or asks(normalise(turn.text).replace(SIGN, " "))
    is_told_so = is_sure or variant_asked(turn, product, visit) or is_told(product, turn, visit)
    return tell_about(product, turn, visit) if is_told_so else None
