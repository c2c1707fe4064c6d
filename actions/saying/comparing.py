"""What a comparison comes to: which one costs more, and what each has over the other."""
from typing import Mapping, Sequence

from actions.saying.payloads.cards import Row
from actions.saying.plain_texts import price_text
from actions.saying.product_cards import comparison
from actions.saying.reply import Reply
from actions.saying.responses import AnswerResponse
from actions.selling.benefits import gains
from actions.shop.catalogue import comparison as compared
from actions.shop.catalogue.catalogue import Product
from actions.shop.money import Money, format_money
from actions.shop.visit import Visit

MOST = 3
BEST = "★"
# By whether both cost the same, the dearer has gains, the cheaper has gains.
RESPONSES: Mapping[tuple[bool, bool, bool], AnswerResponse] = {
    (False, True, True): "utter_compared_both_gain",
    (False, True, False): "utter_compared_dearer_gains",
    (False, False, True): "utter_compared_cheaper_gains",
    (False, False, False): "utter_compared_price",
    (True, True, True): "utter_compared_same_price_both_gain",
    (True, True, False): "utter_compared_same_price_one_gains",
    (True, False, False): "utter_compared_same_price",
}


def say_compared(products: Sequence[Product], visit: Visit) -> Reply:
    """The first of them side by side, and what the comparison comes to."""
    shown = products[:MOST]
    found = compared.differences(shown, visit.catalogue, visit.language)
    rows = [_marked(row) for row in found]
    reply = Reply().say(
        "utter_comparison" if rows else "utter_comparison_alike", comparison(shown, rows, visit),
        comparison=_as_text(shown, rows, visit),
    )
    _sum_up(reply, shown, visit)
    if len(products) > len(shown):
        reply.say("utter_compare_at_most", most=MOST)
    return reply.remember(listed=[p.sku for p in shown])


def _sum_up(reply: Reply, products: Sequence[Product], visit: Visit) -> None:
    """About the cheapest and the dearest; nothing without two prices."""
    currency = visit.shopper.currency
    priced = [(price, p) for p in products if (price := p.price(currency)) is not None]
    if len(priced) < 2:
        return
    low, cheaper = min(priced, key=lambda pair: pair[0].amount)
    high, dearer = max(priced, key=lambda pair: pair[0].amount)
    if low == high:
        (_, cheaper), (_, dearer) = priced[:2]
    more = gains(dearer, cheaper, visit.catalogue, visit.language)
    less = gains(cheaper, dearer, visit.catalogue, visit.language)
    if low == high and not more:  # the one with gains is told of
        dearer, cheaper, more, less = cheaper, dearer, less, more
    facts = {
        "dearer": dearer.name(visit.language), "cheaper": cheaper.name(visit.language),
        "difference": _difference(high, low, visit), "price": format_money(low, visit.language),
        "dearer_gains": ", ".join(more), "cheaper_gains": ", ".join(less),
    }
    reply.say(RESPONSES[(low == high, bool(more), bool(less))], **facts)


def _marked(row: compared.Row) -> Row:
    """A row as a channel draws it, the better values with a star."""
    values = tuple(f"{v} {BEST}" if at in row.best else v for at, v in enumerate(row.values))
    return Row(row.label, values, row.best)


def _as_text(products: Sequence[Product], rows: Sequence[Row], visit: Visit) -> str:
    """The comparison for channels that show nothing else."""
    header = " | ".join(p.name(visit.language) for p in products)
    prices = " | ".join(price_text(p, visit) for p in products)
    lines = [f"{row.label}: {' | '.join(row.values)}" for row in rows]
    return "\n".join([header, prices, *lines])


def _difference(high: Money, low: Money, visit: Visit) -> str:
    return format_money(high - low, visit.language)
