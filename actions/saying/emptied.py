"""What emptied a search, by name, and what comes nearest: words and buttons for it."""
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import Any, Callable, Mapping, Optional, Sequence

from actions.language.words import telling_words
from actions.saying import payloads
from actions.saying.unknown import category_name
from actions.shop.catalogue.attributes import format_value
from actions.shop.catalogue.catalogue import Product, Texts, in_language
from actions.shop.catalogue.values import known_as, value_language
from actions.shop.money import Money, format_money
from actions.shop.search import SearchQuery, SearchResult
from actions.shop.search.naming import goes_with_another
from actions.shop.visit import Visit

MOST_COMPARED = 200  # products looked at for the nearest price
MOST_OTHERS = 5
FAR = Decimal("Infinity")

Facts = Mapping[str, Any]


def honest(query: SearchQuery, result: SearchResult, visit: Visit) -> SearchResult:
    """The result, with what misses the price limits by the least first where they emptied it.

    A list without one tent is an empty one for "tents under 20", though their category has cheaper
    things; the cheapest tent answers it.
    """
    is_limited = query.price_min is not None or query.price_max is not None
    if result.relaxed == "values" and len(result.let_go) <= 1:
        alike = set(_named_by(query.words, result.products, visit))
        kept = tuple(product for product in result.products if product.sku in alike)
        return replace(result, products=kept or result.products)
    if not is_limited or result.relaxed not in (None, "price") or len(result.let_go) > 1:
        return result
    if result.products and result.relaxed is None and not (query.categories and query.words):
        return result
    products = _at_any_price(query, visit)
    named = set(_named_by(query.words, products, visit))
    is_met = not named or any(product.sku in named for product in result.products)
    if result.products and result.relaxed is None and is_met:
        return result
    nearest = sorted(products, key=lambda p: (p.sku not in named, _distance(p, query)))
    return replace(result, products=tuple(nearest), relaxed="price" if nearest else None)


def _at_any_price(query: SearchQuery, visit: Visit) -> tuple[Product, ...]:
    """Without its limits; what was limited by nothing else comes from all of the shop."""
    anyhow = replace(query, price_min=None, price_max=None, sort="relevance")
    if not (query.categories or query.brands or query.values or telling_words(query.words)):
        sort = "cheaper" if query.price_max is not None else "dearer"
        anyhow = replace(anyhow, price_min=Money(Decimal(0), query.currency), sort=sort)
    return visit.index.search(anyhow).products[:MOST_COMPARED]


def _named_by(words: str, products: Sequence[Product], visit: Visit) -> list[str]:
    """SKUs whose names have most of these words, less what only goes with those."""
    said = visit.index.name_words_in(words)
    shared = {p.sku: len(said & visit.index.name_words_of(p.sku)) for p in products} if said else {}
    best = [p for p in products if shared.get(p.sku) == max(shared.values(), default=0)]
    return [p.sku for p in best if not goes_with_another(p, best, visit.catalogue)]


def headline(query: SearchQuery, result: SearchResult, visit: Visit) -> tuple[str, Facts]:
    """The response that names what had to go, and what it tells."""
    if len(result.let_go) > 1:
        wanted = " · ".join(_named(name, query, visit) for name in result.let_go)
        return "utter_nearest_without", {"wanted": wanted}
    return HEADLINES[result.relaxed or "price"](query, result, visit)


def other_choices(
    query: SearchQuery, result: SearchResult, visit: Visit
) -> Optional[payloads.Payload]:
    """Buttons that put another value or brand in the place of the one that emptied the list."""
    buttons = []
    if result.relaxed == "brand" and len(result.let_go) <= 1:
        buttons = [
            payloads.titled(b, "refine_search", brand=b) for b in _brands(result.products)
        ]
    elif result.relaxed_value is not None:
        attribute, _ = result.relaxed_value
        buttons = [
            payloads.titled(
                title, "refine_search", attribute_value={"attribute": attribute, "value": value}
            )
            for value, title in _other_values(result, visit)
        ]
    return payloads.choices(buttons) if len(buttons) > 1 else None


def _price_headline(
    query: SearchQuery, result: SearchResult, visit: Visit
) -> tuple[str, Facts]:
    low, high = query.price_min, query.price_max
    facts = {
        "limit": _money(high or low, visit), "lower_limit": _money(low, visit),
        "nearest_price": _nearest_price(query, result.products[0], visit),
        "sought": _sought(query, result.products[0], visit),
    }
    if low and high:
        return "utter_nearest_price_between", facts
    return ("utter_nearest_price_above" if low else "utter_nearest_price"), facts


def _values_headline(
    query: SearchQuery, result: SearchResult, visit: Visit
) -> tuple[str, Facts]:
    others = ", ".join(title for _, title in _other_values(result, visit))
    values = (result.relaxed_value,) if result.relaxed_value else query.values
    facts = {"wanted": _values_named(values, visit), "others": others}
    return ("utter_nearest_values" if others else "utter_nearest_without"), facts


def _brand_headline(
    query: SearchQuery, result: SearchResult, visit: Visit
) -> tuple[str, Facts]:
    others = ", ".join(_brands(result.products))
    return "utter_nearest_brand", {"wanted": _named("brand", query, visit), "others": others}


def _category_headline(
    query: SearchQuery, result: SearchResult, visit: Visit
) -> tuple[str, Facts]:
    return "utter_nearest_category", {"wanted": _named("category", query, visit)}


Headline = Callable[[SearchQuery, SearchResult, Visit], tuple[str, Facts]]
HEADLINES: Mapping[str, Headline] = {
    "price": _price_headline, "values": _values_headline,
    "brand": _brand_headline, "category": _category_headline,
}


def _sought(query: SearchQuery, nearest: Product, visit: Visit) -> str:
    """What has to be had at that price, in the shopper's own words where they name it."""
    of_name = visit.index.name_words_of(nearest.sku)
    words = [w for w in telling_words(query.words) if visit.index.name_words_in(w) & of_name]
    given = (("category", query.categories), ("brand", query.brands), ("values", query.values))
    names = [_named(name, query, visit) for name, wanted in given if wanted]
    named = [" ".join(words), *names[1 if query.categories else 0 :]] if words else names
    return ", ".join(named) or visit.catalogue.profile.name


def _named(constraint: str, query: SearchQuery, visit: Visit) -> str:
    """A constraint by its value."""
    if constraint == "values":
        return _values_named(query.values, visit)
    if constraint == "brand":
        return ", ".join(query.brands)
    if constraint == "category":
        return ", ".join(category_name(c, visit) for c in query.categories)
    limits = (("≥", query.price_min), ("≤", query.price_max))
    return " ".join(f"{sign} {_money(limit, visit)}" for sign, limit in limits if limit)


def _values_named(values: Sequence[tuple[str, str]], visit: Visit) -> str:
    return ", ".join(_value_named(attribute, value, visit) for attribute, value in values)


def _value_named(attribute_id: str, value: str, visit: Visit) -> str:
    """"Colour: pink"; a flag by its name alone."""
    attribute = visit.catalogue.attributes.get(attribute_id)
    if attribute is None:
        return value
    label = in_language(attribute.labels, visit.language)
    is_set = attribute.type == "flag" and value == "yes"
    return label if is_set else f"{label}: {_value_text(attribute_id, value, visit)}"


def _value_text(attribute_id: str, value: str, visit: Visit) -> str:
    """A value as the shopper's language says it."""
    attribute = visit.catalogue.attributes.get(attribute_id)
    if attribute is not None and attribute.type != "text":
        return format_value(attribute, value, visit.language)
    texts = (
        texts for product in visit.catalogue.products.values()
        for texts in _texts_of(product, attribute_id)
        if known_as(texts).lower() == value.lower()
    )
    return in_language(next(texts, {}), visit.language) or value


def _texts_of(product: Product, attribute_id: str) -> list[Texts]:
    """All it has of an attribute, its variants' too."""
    own = product.attributes.get(attribute_id)
    found: list[Texts] = [own] if own else []
    if attribute_id == "colour":
        found += [variant.colours for variant in product.variants if variant.colours]
    if attribute_id == "size":
        found += [{value_language(): variant.size} for variant in product.variants if variant.size]
    return found


def _other_values(result: SearchResult, visit: Visit) -> list[tuple[str, str]]:
    """(known as, in words): what the nearest products have instead, the most usual first."""
    if result.relaxed_value is None:
        return []
    attribute_id, wanted = result.relaxed_value
    attribute = visit.catalogue.attributes.get(attribute_id)
    if attribute is not None and attribute.type == "flag":
        return []
    counts = Counter(
        value for product in result.products
        for value in {known_as(texts) for texts in _texts_of(product, attribute_id)} - {""}
    )
    usual = sorted(counts, key=lambda value: (-counts[value], value))
    if attribute is not None and attribute.type == "number":
        usual.sort(key=lambda value: abs(Decimal(value) - Decimal(wanted)))
    return [(value, _value_text(attribute_id, value, visit)) for value in usual[:MOST_OTHERS]]


def _brands(products: Sequence[Product]) -> list[str]:
    return list(dict.fromkeys(product.brand for product in products))[:MOST_OTHERS]


def _money(limit: Optional[Money], visit: Visit) -> str:
    return format_money(limit, visit.language) if limit else ""


def _nearest_price(query: SearchQuery, product: Product, visit: Visit) -> str:
    """In the currency of the limit, so that the two can be compared."""
    limit = query.price_max or query.price_min
    price = product.price(limit.currency) if limit else None
    return _money(price, visit) or payloads.price_text(product, visit)


def _distance(product: Product, query: SearchQuery) -> Decimal:
    """How far its price is beyond the limits; without a price in that currency, too far."""
    limit = query.price_max or query.price_min
    price = product.price(limit.currency) if limit else None
    if price is None:
        return FAR
    above = price.amount - query.price_max.amount if query.price_max else Decimal(0)
    below = query.price_min.amount - price.amount if query.price_min else Decimal(0)
    return max(above, below, Decimal(0))
