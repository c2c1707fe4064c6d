"""Changes of the cart, each tried by itself: one that the shop refuses leaves the others done."""
from typing import Callable

from actions.saying.refusals import refusal_of
from actions.saying.reply import Reply
from actions.shop.errors import ShopError
from actions.shop.visit import Visit


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
        return False
