"""Why something was suggested: with what the shop says of it, what is better, what buyers did."""
from typing import Union

from actions.saying.plain_texts import price_text
from actions.saying.reply import Reply
from actions.saying.rules_in_words import RULES_IN_WORDS
from actions.saying.telling_goods import stars_of
from actions.selling.grounds import Grounds
from actions.shop.money import format_money
from actions.shop.visit import Visit


def tell_why(grounds: Grounds, visit: Visit) -> Reply:
    """Each of the grounds that there are, and the rule by which it was suggested."""
    product, language = grounds.product, visit.language
    names: dict[str, Union[str, int]] = {
        "product_name": product.name(language),
        "anchor_name": grounds.anchor.name(language) if grounds.anchor else "",
    }
    reply = Reply()
    if grounds.reason:
        reply.say("utter_why_reason", **names, reason=grounds.reason)
    if grounds.gains:
        reply.say("utter_why_gains", **names, gains=", ".join(grounds.gains))
    if grounds.share is not None:
        took, among = grounds.share
        reply.say("utter_why_bought", **names, took=took, among=among)
    was = product.was_price(visit.shopper.currency)
    if was is not None:
        price = price_text(product, visit)
        reply.say("utter_why_reduced", **names, was=format_money(was, language), price=price)
    if not reply.messages and product.rating and product.rating_count:
        reply.say("utter_why_liked", **names, **stars_of(product, visit))
    rule = RULES_IN_WORDS.get(grounds.strategy)
    return reply.say(rule, **names) if rule else reply
