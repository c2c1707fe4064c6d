"""What emptied a search, by name, and what comes nearest: words and buttons for it."""
from collections import Counter
from decimal import Decimal
from typing import Callable, Mapping, Optional, Sequence

from actions.language.words import telling_words
from actions.saying.choosing import choices
from actions.saying.making_buttons import titled
from actions.saying.payloads.choices import Choices
from actions.saying.plain_texts import price_text
from actions.saying.responses import AnswerResponse
from actions.saying.telling_sizes import sizes_made
from actions.saying.unknown import category_name
from actions.shop.catalogue.attributes import format_value
from actions.shop.catalogue.catalogue import Product, Texts, in_language
from actions.shop.catalogue.said_sizes import size_key
from actions.shop.catalogue.sizes_made import size_keys
from actions.shop.catalogue.values import known_as, value_language
from actions.shop.money import Money, format_money
from actions.shop.search import SearchQuery, SearchResult
from actions.shop.visit import Visit

MOST_OTHERS = 5

Facts = Mapping[str, str]


def headline(
    query: SearchQuery, result: SearchResult, visit: Visit
) -> tuple[AnswerResponse, Facts]:
    """The response that names what had to go, and what it tells."""
    if len(result.let_go) > 1:
        others = [name for name in result.let_go if name != "reduced"]
        wanted = " · ".join(named_constraint(name, query, visit) for name in others)
        is_all = len(others) == len(result.let_go)
        return ("utter_nearest_without" if is_all else "utter_none_reduced_so"), {"wanted": wanted}
    return HEADLINES[result.relaxed or "price"](query, result, visit)


def other_choices(
    query: SearchQuery, result: SearchResult, visit: Visit
) -> Optional[Choices]:
    """Buttons that put another value or brand in the place of the one that emptied the list."""
    buttons = []
    if result.relaxed == "brand" and len(result.let_go) <= 1:
        buttons = [titled(b, "refine_search", brand=b) for b in _brands(result.products)]
    elif result.relaxed_value is not None:
        attribute, _ = result.relaxed_value
        buttons = [
            titled(
                title, "refine_search", attribute_value={"attribute": attribute, "value": value}
            )
            for value, title in _other_values(result, visit)
        ]
    return choices(buttons) if len(buttons) > 1 else None


def _price_headline(
    query: SearchQuery, result: SearchResult, visit: Visit
) -> tuple[AnswerResponse, Facts]:
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
) -> tuple[AnswerResponse, Facts]:
    others = dict(_other_values(result, visit))
    values = (result.relaxed_value,) if result.relaxed_value else query.values
    facts = {"wanted": _values_named(values, visit), "others": ", ".join(others.values())}
    is_there = any(value in others for _, value in values)  # only not with all the rest
    return ("utter_nearest_values" if others and not is_there else "utter_nearest_without"), facts


def _brand_headline(
    query: SearchQuery, result: SearchResult, visit: Visit
) -> tuple[AnswerResponse, Facts]:
    others = ", ".join(_brands(result.products))
    wanted = named_constraint("brand", query, visit)
    return "utter_nearest_brand", {"wanted": wanted, "others": others}


def _category_headline(
    query: SearchQuery, result: SearchResult, visit: Visit
) -> tuple[AnswerResponse, Facts]:
    return "utter_nearest_category", {"wanted": named_constraint("category", query, visit)}


def _than_headline(
    query: SearchQuery, result: SearchResult, visit: Visit
) -> tuple[AnswerResponse, Facts]:
    return "utter_nothing_beyond", {"than": named_constraint("than", query, visit)}


def _size_headline(
    query: SearchQuery, result: SearchResult, visit: Visit
) -> tuple[AnswerResponse, Facts]:
    made, gone = sizes_made(result.products, visit)
    facts = {"wanted": ", ".join(query.sizes), "sizes": made, "sold_out": gone}
    if not made:
        return "utter_no_sizes_there", facts
    keys = {key for size in query.sizes for key in size_keys(size)}
    if keys & {size_key(size) for size in made.split(", ")}:  # only not with all the rest
        return "utter_nearest_without", facts
    return ("utter_sizes_made_some_gone" if gone else "utter_sizes_made"), facts


def _reduced_headline(
    query: SearchQuery, result: SearchResult, visit: Visit
) -> tuple[AnswerResponse, Facts]:
    return "utter_none_reduced", {}


Headline = Callable[[SearchQuery, SearchResult, Visit], tuple[AnswerResponse, Facts]]
HEADLINES: Mapping[str, Headline] = {
    "price": _price_headline, "values": _values_headline,
    "brand": _brand_headline, "category": _category_headline, "size": _size_headline,
    "than": _than_headline, "reduced": _reduced_headline,
}


def _sought(query: SearchQuery, nearest: Product, visit: Visit) -> str:
    """What has to be had at that price, in the shopper's own words where they name it."""
    of_name = visit.index.name_words_of(nearest.sku)
    words = [w for w in telling_words(query.words) if visit.index.name_words_in(w) & of_name]
    given = (("category", query.categories), ("brand", query.brands), ("values", query.values))
    names = [named_constraint(name, query, visit) for name, wanted in given if wanted]
    named = [" ".join(words), *names[1 if query.categories else 0 :]] if words else names
    return ", ".join(named) or visit.catalogue.profile.name


def named_constraint(constraint: str, query: SearchQuery, visit: Visit) -> str:
    """A constraint by its value."""
    if constraint == "values":
        return _values_named(query.values, visit)
    if constraint in ("brand", "size"):
        return ", ".join(query.brands if constraint == "brand" else query.sizes)
    if constraint == "than":
        than = visit.catalogue.products.get(query.than)
        return than.name(visit.language) if than else ""
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
        texts for product in visit.index.having(attribute_id, value)
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
    return _money(price, visit) or price_text(product, visit)
