"""Changes of the cart, each tried by itself: one that the shop refuses leaves the others done."""
from typing import Callable

from actions.saying.asking import waits_for_yes
from actions.saying.making_buttons import action
from actions.saying.refusals import refusal_of
from actions.saying.reply import Reply
from actions.shop.buying.cart import view_cart
from actions.shop.errors import NotEnoughStock, ShopError
from actions.shop.visit import Visit

ADDING, CHANGING = "add_to_cart", "change_quantity"


def attempted(change: Callable[[], None], problems: Reply, visit: Visit) -> bool:
    """Whether it could be done; why not is told among the problems."""
    try:
        with visit.db.begin_nested():
            change()
        return True
    except ShopError as error:
        refusal = refusal_of(error, visit.language)
        problems.say(refusal.response, refusal.payload, **refusal.facts)
        problems.remember(**refusal.memory)
        if isinstance(error, NotEnoughStock) and error.available:
            _ask_whether_fewer(error, problems, visit)
        return False


def _ask_whether_fewer(error: NotEnoughStock, problems: Reply, visit: Visit) -> None:
    """As many as there are, or so many as is said then."""
    lines = view_cart(visit.db, visit.catalogue, visit.shopper).lines
    which = (error.product.sku, error.variant)
    is_there = any((line.product.sku, line.variant_id) == which for line in lines)
    intent = CHANGING if is_there else ADDING
    coded = {"variant": error.variant} if error.variant else {"product": error.product.sku}
    yes = action("utter_label_yes_do", intent, **coded, quantity=error.available)
    waits_for_yes(problems, yes.payload, intent, visit)
    problems.remember(focus=error.product.sku)
