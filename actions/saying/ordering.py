"""An order as it is told: its review before, its receipt once it is placed."""
from actions.saying.order_payloads import receipt, review
from actions.saying.plain_texts import delivery_text, review_text
from actions.saying.reply import Reply
from actions.saying.telling_points import tell_points_at_review, tell_to_come
from actions.shop.buying import checkout
from actions.shop.catalogue.delivery_ways import is_pick_up
from actions.shop.models import Order
from actions.shop.money import format_money
from actions.shop.visit import Visit


def say_review(reviewed: checkout.Review, visit: Visit) -> Reply:
    """All that will be ordered, and the question that orders it."""
    details, language = reviewed.details, visit.language
    facts = {
        "lines": review_text(reviewed, language),
        "buyer": " · ".join(filter(None, (details.name, details.phone, details.email))),
        "delivery": delivery_text(details.delivery, reviewed.view.subtotal, language),
        "total": format_money(reviewed.total, language),
    }
    noted = f"\n“{details.note}”" if details.note else ""
    reply, shown = tell_points_at_review(reviewed.points, visit), review(reviewed, language)
    if is_pick_up(details.delivery):
        return reply.say("utter_review_collected", shown, **facts)
    return reply.say("utter_review", shown, address=details.address + noted, **facts)


def say_placed(order: Order, payment_url: str, visit: Visit) -> Reply:
    """Its receipt with the way to pay, and the points that it will earn."""
    placed = receipt(order, visit.catalogue, visit.language, payment_url)
    reply = Reply().say(
        "utter_order_placed", placed,
        order_number=order.number, total=placed.total, payment_url=payment_url,
    )
    return tell_to_come(reply, order.points_to_earn, visit)
