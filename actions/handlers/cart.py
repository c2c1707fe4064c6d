"""The cart by chat: put in, take out, change, look, empty."""
from typing import Any, Optional

from actions.handlers.browse import query_of, show_results
from actions.handlers.shop_action import ShopAction
from actions.saying import payloads
from actions.saying.reply import Reply
from actions.shop.buying import cart as carts
from actions.shop.catalogue.catalogue import Product
from actions.shop.errors import ShopError
from actions.shop.money import format_money
from actions.shop.search.naming import named_product
from actions.shop.visit import Visit
from actions.turn.references import meant_product, names_something
from actions.turn.turn import Turn


class ActionAddToCart(ShopAction):
    """Put the product meant into the cart; an unclear one is searched for and asked about."""

    writes = True

    def name(self) -> str:
        return "action_add_to_cart"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        product = meant_product(turn, visit.catalogue, index=visit.index)
        product = product or _described_by_name(turn, visit)
        if product is None:
            return self._search(turn, visit)
        quantity = int(turn.entity("quantity") or 1)
        variant = turn.entity("variant") or _variant_named(turn, product)
        carts.add_to_cart(
            visit.db, visit.catalogue, visit.shopper, (product.sku, variant), quantity, visit.now
        )
        reply = say_added(product, quantity, visit)
        return reply.remember(just_added=product.sku, focus=product.sku, cart_state="filled")

    def refuse(self, turn: Turn, error: ShopError) -> Reply:
        return super().refuse(turn, error).remember(just_added=None, offer_open=False)

    def _search(self, turn: Turn, visit: Visit) -> Reply:
        """"Add a toaster": one find is not enough to buy it unasked, so show the finds."""
        if (
            turn.entities_of("category") or turn.entities_of("brand")
            or names_something(turn, visit.index)
        ):
            return show_results(query_of(turn, visit), visit).remember(just_added=None)
        return Reply().say("utter_which_product").remember(just_added=None)


def _described_by_name(turn: Turn, visit: Visit) -> Optional[Product]:
    """"Running socks" are one product's name, though they were understood as clothing."""
    if not turn.entities_of("category") or turn.entities_of("ordinal"):
        return None
    return named_product(query_of(turn, visit), visit.catalogue, visit.index)


class ActionRemoveFromCart(ShopAction):
    writes = True

    def name(self) -> str:
        return "action_remove_from_cart"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        product = _product_in_cart(turn, visit)
        if product is None:
            return show_cart("utter_remove_which", visit)
        carts.remove_from_cart(visit.db, visit.shopper.visitor, product.sku, visit.now)
        return show_cart("utter_removed", visit, product_name=product.name(visit.language))


class ActionChangeQuantity(ShopAction):
    writes = True

    def name(self) -> str:
        return "action_change_quantity"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        product, quantity = _product_in_cart(turn, visit), turn.entity("quantity")
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
        reply = Reply().say("utter_cart_cleared", payloads.empty_cart())
        return reply.remember(cart_state="empty", just_added=None)


def say_added(product: Product, quantity: int, visit: Visit) -> Reply:
    """Confirm what went in and show the cart it made."""
    view = carts.view_cart(visit.db, visit.catalogue, visit.shopper)
    return Reply().say(
        "utter_added", payloads.cart(view, visit.language),
        product_name=product.name(visit.language), quantity=quantity,
        subtotal=format_money(view.subtotal, visit.language),
    )


def show_cart(response: str, visit: Visit, **facts: Any) -> Reply:
    """The cart with its totals under the given words, or the news that it is empty."""
    visit.db.flush()
    view = carts.view_cart(visit.db, visit.catalogue, visit.shopper)
    if not view.lines:
        empty = "utter_removed_last" if response == "utter_removed" else "utter_cart_empty"
        return Reply().say(empty, payloads.empty_cart(), **facts).remember(cart_state="empty")
    reply = Reply().say(
        response, payloads.cart(view, visit.language),
        lines=payloads.line_texts(view, visit.language),
        subtotal=format_money(view.subtotal, visit.language), **facts,
    )
    # "The second one" now counts in the cart just shown.
    listed = list(dict.fromkeys(line.product.sku for line in view.lines))
    return reply.remember(cart_state="filled", listed=listed)


def _product_in_cart(turn: Turn, visit: Visit) -> Product | None:
    """The product meant among those in the cart; the only one there needs no name."""
    view = carts.view_cart(visit.db, visit.catalogue, visit.shopper)
    skus = [line.product.sku for line in view.lines]
    product = meant_product(turn, visit.catalogue, among=skus, index=visit.index)
    is_named = bool(turn.entities_of("product")) or names_something(turn, visit.index)
    if product is None and len(set(skus)) == 1 and not is_named:
        return view.lines[0].product
    if product is None and turn.entity("ordinal"):
        place = int(turn.entity("ordinal"))
        return view.lines[place - 1].product if 0 < place <= len(view.lines) else None
    return product


def _variant_named(turn: Turn, product: Product) -> str:
    """The one variant that fits the size and colour in the message; "" when none or several."""
    said = {str(v["value"]).lower() for v in turn.entities_of("attribute_value")}
    fitting = [
        v for v in product.variants
        if said and {part for part in (v.size.lower(), v.colours.get("en", "").lower()) if part}
        <= said
    ]
    return fitting[0].id if len(fitting) == 1 else ""
