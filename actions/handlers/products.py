"""Looking at one product: details, questions, stock, price; comparing several."""
from dataclasses import replace

from actions.handlers.awaiting import ActionNoteStockWish, is_to_be_told
from actions.handlers.shop_action import ShopAction
from actions.saying.answers import ask_which, tell_price, tell_stock, tell_variant
from actions.saying.carts import show_cart
from actions.saying.comparing import say_compared
from actions.saying.reply import Reply
from actions.saying.results import say_unknown, show_found, show_results
from actions.saying.sheets import show_product
from actions.saying.telling_about import tell_about
from actions.saying.telling_among import tell_each, tell_which
from actions.saying.telling_of import (
    asks_what_is_told,
    names_property,
    tell_asked_of_one,
    tell_of,
    tell_set,
    tells_of_box,
)
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.asked_about import (
    could_be_asked,
    of_first_kind,
    one_it_is_asked_of,
    only_such,
    product_asked_about,
    several_asked_of,
    variant_asked,
)
from actions.turn.compared import compared_products, not_found
from actions.turn.open_question import open_question
from actions.turn.ranked import asks_for_ranked, ranked_products
from actions.turn.served_as import only_points
from actions.turn.shown import could_be_shown, product_shown, product_talked_about
from actions.turn.turn import Turn
from actions.turn.wanted import (
    describes_goods,
    names_a_kind,
    names_other_kind,
    query_of,
    refined_search,
    search_of,
)
from actions.turn.wishes import spoken_of


class ActionShowProduct(ShopAction):
    """The sheet of the product meant; a description that fits none is searched for."""

    writes = False

    def name(self) -> str:
        return "action_show_product"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        which = tell_set(turn, visit) or tell_which(turn, visit) or tell_asked_of_one(turn, visit)
        if which is not None:
            return which
        one = product_shown(turn, visit) or product_talked_about(turn, visit)
        if one is None:
            return self._found(turn, visit)
        is_told = bool(turn.wish) and asks_what_is_told(one, turn, visit)
        return tell_of(one, turn, visit) if is_told else show_product(one, visit)

    def _found(self, turn: Turn, visit: Visit) -> Reply:
        """Where no certain one is meant, what there is of it; or which is meant."""
        said = spoken_of(turn, visit)
        codes = [each.code for each in said if each.code]
        if codes:
            return say_unknown(codes, visit)
        if any(each.ordinal or each.pointing for each in said):
            return ask_which(could_be_shown(turn, visit), visit, "show_product")
        return show_found(search_of(turn, visit), visit, turn.unread)


class ActionAnswerProduct(ShopAction):
    """A question about a product, answered from what the shop knows or honestly not."""

    writes = False

    def name(self) -> str:
        return "action_answer_product"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        which = tell_set(turn, visit) or tell_which(turn, visit)
        if which is not None:
            return which
        several = several_asked_of(turn, visit)
        told = tell_each(turn, visit, several) if several else None
        if told is not None:
            return told
        product = one_it_is_asked_of(turn, visit) or product_asked_about(turn, visit)
        if product is not None:
            return tell_about(product, turn, visit)
        could_be = could_be_asked(turn, visit)
        each = tell_each(turn, visit, of_first_kind(could_be))
        if each is not None:
            return each
        if names_other_kind(turn, could_be, visit):
            return show_results(query_of(turn, visit), visit)
        attribute = turn.entity("attribute")
        if attribute is None:  # a button can repeat a question about an attribute, but no words
            return ask_which(could_be, visit, "show_product")
        return ask_which(could_be, visit, "ask_product", attribute=attribute)


class ActionAnswerStock(ShopAction):
    """Whether the product meant can be had, and how many are left when few are; what is waited for
    is noted."""

    writes = False

    def name(self) -> str:
        return "action_answer_stock"

    def serve(self, turn: Turn) -> Reply:
        noting = ActionNoteStockWish(self._front)
        return noting.serve(turn) if is_to_be_told(turn) else super().serve(turn)

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        wanted = tell_set(turn, visit)
        if wanted is not None:
            return wanted
        product = product_asked_about(turn, visit) or only_such(turn, visit)
        if product is None and names_a_kind(turn):
            return show_results(query_of(turn, visit), visit)
        if product is None:
            return ask_which(could_be_asked(turn, visit), visit, "ask_stock")
        is_told = tells_of_box(product, turn, visit) or asks_what_is_told(product, turn, visit)
        if is_told or names_property(product, turn, visit):
            return tell_of(product, turn, visit)
        variant = variant_asked(turn, product, visit)
        if variant is None:
            return tell_stock(product, visit)
        return tell_variant(product, variant, open_question(turn), visit)


class ActionAnswerPrice(ShopAction):
    """The price of the product meant; a description that fits none is searched for."""

    writes = False

    def name(self) -> str:
        return "action_answer_price"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        if turn.entity("price_max") or turn.entity("price_min"):  # "what about under 50?"
            return show_found(refined_search(turn, visit), visit, turn.unread)
        if turn.wish is not None and turn.wish.act == "find" and describes_goods(turn):
            return show_found(search_of(turn, visit), visit, turn.unread)  # "the cheapest tripod"
        if _is_of_cart(turn, visit):
            return show_cart("utter_cart", visit)
        product = product_asked_about(turn, visit)
        if product is None:
            return show_results(query_of(turn, visit), visit)
        if names_property(product, turn, visit):
            return tell_of(product, turn, visit)
        return tell_price(product, variant_asked(turn, product, visit), visit)


def _is_of_cart(turn: Turn, visit: Visit) -> bool:
    """ "How much is it now", just after something went in: the cart tells its price, and all."""
    added, objects = turn.slots.get(slots.JUST_ADDED), turn.wish.objects if turn.wish else ()
    is_just_in = bool(added) and added == turn.slots.get(slots.FOCUS)
    names_goods = names_a_kind(turn) or visit.index.name_words_in(turn.text)
    is_bare = turn.wish is not None and all(map(only_points, objects)) and not names_goods
    return is_just_in and is_bare


class ActionCompare(ShopAction):
    """Two or three products side by side; without names, the first of the list shown."""

    writes = False

    def name(self) -> str:
        return "action_compare"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        which = tell_which(turn, visit)
        if which is not None:
            return which
        lacking = not_found(turn, visit)
        if lacking:
            return Reply().say("utter_compare_lacks", wanted=", ".join(lacking))
        is_ranked = asks_for_ranked(turn)
        meant = ranked_products(turn, visit) if is_ranked else compared_products(turn, visit)
        if len(meant) > 1:
            return say_compared(meant, visit)
        if is_ranked and names_a_kind(turn):
            # What was found of that kind, where it isn't sure which are the best of it.
            return show_results(replace(query_of(turn, visit), sort="relevance"), visit)
        return Reply().say("utter_compare_what")
