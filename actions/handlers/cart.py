"""The cart by chat: put in, take out, change, look, empty."""
from actions.handlers.shop_action import ShopAction
from actions.saying.carts import EMPTY, say_added, show_cart
from actions.saying.reply import Reply
from actions.saying.results import show_results
from actions.shop.buying import cart as carts
from actions.shop.errors import ShopError
from actions.shop.visit import Visit
from actions.turn.for_cart import product_in_cart, product_to_add, variant_named
from actions.turn.references import names_something
from actions.turn.turn import Turn
from actions.turn.wanted import names_a_kind, query_of


class ActionAddToCart(ShopAction):
    """Put the product meant into the cart; an unclear one is searched for and asked about."""

    writes = True

    def name(self) -> str:
        return "action_add_to_cart"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        product = product_to_add(turn, visit)
        if product is None:
            return self._search(turn, visit)
        quantity = int(turn.entity("quantity") or 1)
        variant = turn.entity("variant") or variant_named(turn, product)
        carts.add_to_cart(
            visit.db, visit.catalogue, visit.shopper, (product.sku, variant), quantity, visit.now
        )
        reply = say_added(product, quantity, visit)
        return reply.remember(just_added=product.sku, focus=product.sku, cart_state="filled")

    def refuse(self, turn: Turn, error: ShopError) -> Reply:
        return super().refuse(turn, error).remember(just_added=None, offer_open=False)

    def _search(self, turn: Turn, visit: Visit) -> Reply:
        """"Add a toaster": one find is not enough to buy it unasked, so show the finds."""
        if names_a_kind(turn) or names_something(turn, visit.index):
            return show_results(query_of(turn, visit), visit).remember(just_added=None)
        return Reply().say("utter_which_product").remember(just_added=None)


class ActionRemoveFromCart(ShopAction):
    writes = True

    def name(self) -> str:
        return "action_remove_from_cart"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        product = product_in_cart(turn, visit)
        if product is None:
            return show_cart("utter_remove_which", visit)
        carts.remove_from_cart(visit.db, visit.shopper.visitor, product.sku, visit.now)
        return show_cart("utter_removed", visit, product_name=product.name(visit.language))


class ActionChangeQuantity(ShopAction):
    writes = True

    def name(self) -> str:
        return "action_change_quantity"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        product, quantity = product_in_cart(turn, visit), turn.entity("quantity")
        if product is None or quantity is None:
            return show_cart("utter_quantity_of_which", visit)
        carts.set_quantity(
            visit.db, visit.catalogue, visit.shopper.visitor, product.sku, int(quantity), visit.now
        )
        return show_cart(
            "utter_quantity_changed", visit,
            product_name=product.name(visit.language), quantity=quantity,
        )


class ActionViewCart(ShopAction):
    writes = False

    def name(self) -> str:
        return "action_view_cart"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        return show_cart("utter_cart", visit)


class ActionClearCart(ShopAction):
    writes = True

    def name(self) -> str:
        return "action_clear_cart"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        carts.clear_cart(visit.db, visit.shopper.visitor, visit.now)
        reply = Reply().say("utter_cart_cleared", EMPTY)
        return reply.remember(cart_state="empty", just_added=None)
