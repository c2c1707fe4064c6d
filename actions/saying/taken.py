"""What a yes to an offer came to, as it is told."""
from typing import Mapping

from actions.saying.asking import Entities, ask_variant, waits_for_yes
from actions.saying.carts import cart, say_added, say_put_in
from actions.saying.choosing import choices
from actions.saying.offer_payloads import offer_actions
from actions.saying.reply import Reply
from actions.saying.responses import OfferResponse
from actions.selling.ledger import skus_of
from actions.selling.tables import LedgerEntry
from actions.selling.taking import Outcome, Taken
from actions.selling.taking_sets import SetOutcome, SetTaken, sum_of
from actions.shop.buying.cart import view_cart
from actions.shop.catalogue.catalogue import Product
from actions.shop.money import format_money
from actions.shop.visit import Visit

ASKED_ANEW: Mapping[Outcome, OfferResponse] = {
    "changed": "utter_offer_changed", "falls_short": "utter_offer_falls_short",
}


def say_taken(outcome: Outcome, taken: Taken, is_checkout: bool, visit: Visit) -> Reply:
    """The cart it made, or the question that a yes leaves open."""
    if outcome == "already_there":
        return Reply().say("utter_offer_already_taken").remember(offer_open=False)
    if outcome == "several_choices":
        return _ask_which(taken.product, visit)
    if outcome == "carried_out":
        return _carried_out(taken, visit)
    # In a checkout, a plain yes answers that.
    return _ask_anew(ASKED_ANEW[outcome], taken, visit).remember(
        offer_id=taken.offer_id, offer_open=not is_checkout, order_to_cancel=None
    )


def say_set_taken(
    outcome: SetOutcome, taken: SetTaken, is_checkout: bool, visit: Visit
) -> Reply:
    """What of the set went in, then what must be chosen first and what is sold out."""
    if outcome == "already_there":
        return Reply().say("utter_offer_already_taken").remember(offer_open=False)
    if outcome == "changed":
        return _ask_set_anew(taken, visit).remember(
            offer_id=taken.offer_id, offer_open=not is_checkout, order_to_cancel=None
        )
    reply = Reply()
    if taken.put_in:
        reply = say_put_in([(product, "", 1) for product in taken.put_in], visit).remember(
            cart_state="filled", focus=taken.put_in[-1].sku
        )
    for product in taken.sold_out:
        reply.say("utter_sold_out", product_name=product.name(visit.language))
    for product in taken.to_choose:
        entities: Entities = {"product": product.sku, "quantity": 1}
        reply.and_then(ask_variant(
            "utter_choose_variant", product, product.variants, "add_to_cart", entities, visit
        ))
    return reply.remember(offer_open=False, just_added=None)


def _ask_set_anew(taken: SetTaken, visit: Visit) -> Reply:
    language = visit.language
    return Reply().say(
        "utter_offer_set_changed", choices(offer_actions(taken.offer_id, "add", is_set=True)[:2]),
        products=", ".join(product.name(language) for product in taken.goods),
        price=format_money(taken.price, language), total=format_money(taken.total, language),
    )


def ask_variant_of_offer(product: Product, offer_id: str, visit: Visit) -> Reply:
    """A size or colour chosen now must still be the answer to this offer."""
    entities = {"offer": offer_id}
    reply = ask_variant(
        "utter_choose_variant", product, product.variants, "accept_offer", entities, visit
    )
    return reply.remember(offer_open=False)


def ask_whether_to_take(entry: LedgerEntry, visit: Visit) -> Reply:
    """A yes to it was not sure enough, or is to something dear."""
    known, language, currency = visit.catalogue.products, visit.language, visit.shopper.currency
    goods = [known[sku] for sku in skus_of(entry) if sku in known]
    price = sum_of([product.price(currency) for product in goods], visit)
    yes, no, _ = offer_actions(entry.id, entry.act, is_set=len(goods) > 1)
    reply = Reply().say(
        "utter_really_add", choices((yes, no)), quantity=entry.quantity,
        product_name=", ".join(product.name(language) for product in goods),
        price=format_money(price * entry.quantity, language) if price.amount else "",
    )
    command = f'/accept_offer{{"offer": "{entry.id}"}}'
    return waits_for_yes(reply, command, "accept_offer", visit)


def _ask_anew(response: OfferResponse, taken: Taken, visit: Visit) -> Reply:
    """Say what a yes would do by now."""
    promise, language = taken.promise, visit.language
    return Reply().say(
        response, choices(offer_actions(taken.offer_id, taken.act)[:2]),
        product_name=taken.product.name(language), quantity=promise.quantity,
        price=format_money(promise.price * promise.quantity, language),
        total=format_money(taken.total, language),
    )


def _ask_which(product: Product, visit: Visit) -> Reply:
    """It stands for pieces in several sizes: which are meant can't be told by a yes."""
    view = view_cart(visit.db, visit.catalogue, visit.shopper)
    reply = Reply().say(
        "utter_offer_several_choices", cart(view, visit.language),
        product_name=product.name(visit.language),
    )
    return reply.remember(offer_open=False)


def _carried_out(taken: Taken, visit: Visit) -> Reply:
    # What goes with a better one just taken may come next; an add-on leads to no further one.
    return say_added(taken.product, taken.change.quantity, visit).remember(
        offer_open=False, cart_state="filled", focus=taken.product.sku,
        just_added=taken.product.sku if taken.act == "swap" else None,
    )
