"""The cart as it is said: shown with its totals, empty, with what just went in."""
from dataclasses import replace
from typing import Mapping, Sequence

from actions.saying.making_buttons import action
from actions.saying.payloads.cart_lines import Cart, Line
from actions.saying.plain_texts import line_texts, line_title, variant_title
from actions.saying.product_cards import picture
from actions.saying.reply import Fact, Message, Reply
from actions.saying.responses import Response, intent_label
from actions.shop.buying.cart import CartView, Lines, view_cart
from actions.shop.buying.changing_cart import lines_of_cart
from actions.shop.catalogue.catalogue import Product
from actions.shop.money import format_money
from actions.shop.visit import Visit
from actions.turn.last_change import dump_change

# Tells a channel that shows the cart beside the chat that nothing is in it any more.
EMPTY = Cart(lines=(), subtotal=None, total=None, actions=())
# What was done, without the cart: the review that follows shows it, with what will be paid.
AT_REVIEW: Mapping[Response, Response] = {
    "utter_added": "utter_added_at_review",
    "utter_added_several": "utter_added_several_at_review",
    "utter_removed": "utter_removed_at_review",
    "utter_line_changed": "utter_line_changed_at_review",
    "utter_swapped": "utter_swapped_at_review",
    "utter_undone": "utter_undone_at_review",
}


def cart(view: CartView, language: str) -> Cart:
    subtotal = format_money(view.subtotal, language)
    return Cart(
        lines=cart_lines(view, language),
        subtotal=subtotal,
        total=subtotal,
        actions=(
            action("utter_label_checkout", "checkout"),
            action("utter_label_keep_shopping", "help"),
        ),
    )


def cart_lines(view: CartView, language: str) -> tuple[Line, ...]:
    return tuple(
        Line(
            sku=line.product.sku,
            title=line_title(line, language),
            quantity=line.quantity,
            unit_price=format_money(line.unit_price, language),
            total=format_money(line.total, language),
            picture=picture(line.product),
        )
        for line in view.lines
    )


def say_put_in(put_in: Sequence[tuple[Product, str, int]], visit: Visit) -> Reply:
    """What went in (product, variant, pieces), and the cart it made."""
    if len(put_in) == 1:
        [(product, variant, pieces)] = put_in
        return say_added(product, pieces, visit, variant)
    view = view_cart(visit.db, visit.catalogue, visit.shopper)
    added = (
        f"• {pieces} × {variant_title(product, variant, visit.language)}"
        for product, variant, pieces in put_in
    )
    return Reply().say(
        "utter_added_several", cart(view, visit.language), added="\n".join(added),
        subtotal=format_money(view.subtotal, visit.language),
    )


def with_way_back(reply: Reply, before: Lines, visit: Visit) -> Reply:
    """Remember what the cart was, where it is another one now."""
    after = lines_of_cart(visit.db, visit.shopper.visitor)
    if after == before:
        return reply
    reply.messages = [_with_undo(message) for message in reply.messages]
    return reply.remember(cart_change=dump_change(before, after))


def _with_undo(message: Message) -> Message:
    """A cart that is shown brings the button that takes its change back."""
    shown = message.payload
    if not isinstance(shown, Cart) or not shown.lines:
        return message
    undo = action(intent_label("meant_undo"), "undo_change")
    return replace(message, payload=replace(shown, actions=(*shown.actions, undo)))


def before_review(reply: Reply) -> Reply:
    """With one total only: that of the review."""
    reply.messages = [
        replace(said, response=AT_REVIEW[said.response], payload=None)
        if said.response in AT_REVIEW else said
        for said in reply.messages
    ]
    return reply


def say_added(product: Product, quantity: int, visit: Visit, variant: str = "") -> Reply:
    """Confirm what went in and show the cart it made."""
    view = view_cart(visit.db, visit.catalogue, visit.shopper)
    return Reply().say(
        "utter_added", cart(view, visit.language),
        product_name=variant_title(product, variant, visit.language), quantity=quantity,
        subtotal=format_money(view.subtotal, visit.language),
    )


def show_cart(response: Response, visit: Visit, **facts: Fact) -> Reply:
    """The cart with its totals under the given words, or the news that it is empty."""
    visit.db.flush()
    view = view_cart(visit.db, visit.catalogue, visit.shopper)
    if not view.lines:
        is_last = response == "utter_removed"
        reply = Reply().say("utter_removed_last" if is_last else "utter_cart_empty", EMPTY, **facts)
        return reply.remember(cart_state="empty")
    reply = Reply().say(
        response, cart(view, visit.language),
        lines=line_texts(view, visit.language),
        subtotal=format_money(view.subtotal, visit.language), **facts,
    )
    # "The second one" now counts in the cart just shown.
    listed = list(dict.fromkeys(line.product.sku for line in view.lines))
    return reply.remember(cart_state="filled", listed=listed)
