"""The cart by chat, piece by piece: in, out, other numbers, sizes and colours.

What can be done of a wish is done; what can't is told or asked, in the same reply.
"""
from contextlib import contextmanager
from typing import Callable, Iterable, Iterator, Mapping, Optional

from actions.handlers.cart import CartAction
from actions.reading.reading import Description
from actions.saying.asking import ask_openly
from actions.saying.asking_cart import ask_in_cart, ask_to_add, ask_variant_instead
from actions.saying.carts import say_put_in, show_cart
from actions.saying.plain_texts import line_title, variant_title
from actions.saying.refusals import refusal_of
from actions.saying.reply import Reply
from actions.saying.results import show_results
from actions.shop.buying import cart as carts
from actions.shop.buying import changing_cart
from actions.shop.buying.cart import CartViewLine, Which, view_cart
from actions.shop.errors import ShopError
from actions.shop.visit import Visit
from actions.turn.for_cart import all_but, line_to_change, lines_meant, which_of
from actions.turn.meant_goods import in_words
from actions.turn.scene import scene_of
from actions.turn.to_add import Pick, picks
from actions.turn.turn import Turn
from actions.turn.wanted import query_of
from actions.turn.wishes import wish_of

NOTHING_SAID = Description()
