"""Looking at one product: details, questions, stock, price; comparing several."""
from dataclasses import replace

from actions.handlers.shop_action import ShopAction
from actions.saying.answers import answer_about, ask_which, tell_price, tell_stock, tell_variant
from actions.saying.comparing import say_compared
from actions.saying.reply import Reply
from actions.saying.results import say_unknown, show_found, show_results
from actions.saying.sheets import show_product
from actions.saying.telling_sizes import tell_sizes
from actions.shop.visit import Visit
from actions.turn.asked_about import (
    asks_for_sizes,
    one_it_is_asked_of,
    product_asked_about,
    product_found,
    question_of,
    variant_asked,
)
from actions.turn.compared import compared_products
from actions.turn.open_question import open_question
from actions.turn.ranked import asks_for_ranked, ranked_products
from actions.turn.references import listed_products, meant_product
from actions.turn.shown import product_shown
from actions.turn.turn import Turn
from actions.turn.wanted import (
    names_a_kind,
    product_named,
    query_of,
    refined_search,
    search_of,
)


class ActionShowProduct(ShopAction):
    """The sheet of the product meant; a description that fits none is searched for."""

    writes = False

    def name(self) -> str:
        return "action_show_product"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        if turn.wish and turn.wish.objects:
            one = product_shown(turn, visit)
            return show_product(one, visit) if one else self._found(turn, visit)
        product = meant_product(turn, visit.catalogue, index=visit.index)
        product = product or product_named(turn, visit)
        if product is None and turn.entities_of("reference"):
            product = meant_product(turn, visit.catalogue)
        if product is None and turn.entities_of("ordinal") and not names_a_kind(turn):
            # No list is as long as that.
            return ask_which(listed_products(turn, visit), visit.language, "show_product")
        if product is None:
            return show_results(query_of(turn, visit), visit)
        return show_product(product, visit)

    def _found(self, turn: Turn, visit: Visit) -> Reply:
        """Where no certain one is meant, what there is of it; or which is meant."""
        codes = [each.code for each in turn.wish.objects if each.code] if turn.wish else []
        if codes:
            return say_unknown(codes, visit)
        if turn.wish and any(each.ordinal or each.pointing for each in turn.wish.objects):
            return ask_which(listed_products(turn, visit), visit.language, "show_product")
        return show_found(search_of(turn, visit), visit, turn.unread)


class ActionAnswerProduct(ShopAction):
    """A question about a product, answered from what the shop knows or honestly not."""

    writes = False

    def name(self) -> str:
        return "action_answer_product"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        product = one_it_is_asked_of(turn, visit) or product_asked_about(turn, visit)
        product = product or product_found(turn, visit)
        variant = variant_asked(turn, product, visit) if product else None
        if product is not None and variant is not None:
            return tell_variant(product, variant, open_question(turn), visit)
        if product is not None and asks_for_sizes(turn, product):
            return tell_sizes(product, visit)
        if product is not None:
            return answer_about(product, question_of(turn), visit)
        listed, attribute = listed_products(turn, visit), turn.entity("attribute")
        if attribute is None:  # a button can repeat a question about an attribute, but no words
            return ask_which(listed, visit.language, "show_product")
        return ask_which(listed, visit.language, "ask_product", attribute=attribute)


class ActionAnswerStock(ShopAction):
    """Whether the product meant can be had, and how many are left when few are."""

    writes = False

    def name(self) -> str:
        return "action_answer_stock"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        product = product_asked_about(turn, visit)
        if product is None and names_a_kind(turn):
            return show_results(query_of(turn, visit), visit)
        product = product or product_named(turn, visit)
        if product is None:
            return ask_which(listed_products(turn, visit), visit.language, "ask_stock")
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
        product = product_asked_about(turn, visit) or product_found(turn, visit)
        if product is None:
            return show_results(query_of(turn, visit), visit)
        return tell_price(product, visit)


class ActionCompare(ShopAction):
    """Two or three products side by side; without names, the first of the list shown."""

    writes = False

    def name(self) -> str:
        return "action_compare"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        is_ranked = asks_for_ranked(turn)
        meant = ranked_products(turn, visit) if is_ranked else compared_products(turn, visit)
        if len(meant) > 1:
            return say_compared(meant, visit)
        if is_ranked and names_a_kind(turn):
            # What was found of that kind, where it isn't sure which are the best of it.
            return show_results(replace(query_of(turn, visit), sort="relevance"), visit)
        return Reply().say("utter_compare_what")
