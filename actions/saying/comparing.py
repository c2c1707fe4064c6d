"""What a comparison comes to: which one costs more, and what each has over the other."""
from typing import Any, Optional, Sequence

from actions.saying import payloads
from actions.selling.benefits import gains
from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.comparison import Row
from actions.shop.money import Money, format_money
from actions.shop.visit import Visit

BEST = "★"
# By whether both cost the same, the dearer has gains, the cheaper has gains.
RESPONSES = {
    (False, True, True): "utter_compared_both_gain",
    (False, True, False): "utter_compared_dearer_gains",
    (False, False, True): "utter_compared_cheaper_gains",
    (False, False, False): "utter_compared_price",
    (True, True, True): "utter_compared_same_price_both_gain",
    (True, True, False): "utter_compared_same_price_one_gains",
    (True, False, False): "utter_compared_same_price",
}


def summary(products: Sequence[Product], visit: Visit) -> Optional[tuple[str, dict[str, Any]]]:
    """The response with its facts, about the cheapest and the dearest; None without two prices."""
    currency = visit.shopper.currency
    priced = [(price, p) for p in products if (price := p.price(currency)) is not None]
    if len(priced) < 2:
        return None
    low, cheaper = min(priced, key=lambda pair: pair[0].amount)
    high, dearer = max(priced, key=lambda pair: pair[0].amount)
    if low == high:
        (_, cheaper), (_, dearer) = priced[:2]
    more = gains(dearer, cheaper, visit.catalogue, visit.language)
    less = gains(cheaper, dearer, visit.catalogue, visit.language)
    if low == high and not more:  # the one with gains is told of
        dearer, cheaper, more, less = cheaper, dearer, less, more
    return RESPONSES[(low == high, bool(more), bool(less))], {
        "dearer": dearer.name(visit.language), "cheaper": cheaper.name(visit.language),
        "difference": _difference(high, low, visit), "price": format_money(low, visit.language),
        "dearer_gains": ", ".join(more), "cheaper_gains": ", ".join(less),
    }


def marked(row: Row) -> dict[str, Any]:
    """A row as a channel draws it, the better values with a star."""
    values = [f"{v} {BEST}" if at in row.best else v for at, v in enumerate(row.values)]
    return {"label": row.label, "values": values, "best": list(row.best)}


def as_text(products: Sequence[Product], rows: Sequence[dict[str, Any]], visit: Visit) -> str:
    """The comparison for channels that show nothing else."""
    header = " | ".join(p.name(visit.language) for p in products)
    prices = " | ".join(payloads.price_text(p, visit) for p in products)
    lines = [f"{row['label']}: {' | '.join(row['values'])}" for row in rows]
    return "\n".join([header, prices, *lines])


def _difference(high: Money, low: Money, visit: Visit) -> str:
    return format_money(high - low, visit.language)
