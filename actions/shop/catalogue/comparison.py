"""Two or three products side by side: the attributes in which they differ, in aligned units."""
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Optional, Sequence

from actions.language.units import Amount, read_amount, same_unit, unit_size
from actions.shop.catalogue.attributes import FLAG_MARKS, describe, format_amount, number_of
from actions.shop.catalogue.catalogue import Attribute, Catalogue, Product, in_language
from actions.shop.catalogue.values import known_as

UNKNOWN = "–"
MOST_DECIMALS = 3


@dataclass(frozen=True)
class Row:
    """One attribute: a value for each product, and the places of those better than the rest."""

    label: str
    values: tuple[str, ...]
    best: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Line:
    """What is to become a row: for each product its value in words, and as an amount if it is."""

    attribute: Attribute
    texts: tuple[Optional[str], ...]
    amounts: tuple[Optional[Amount], ...]


def differences(
    products: Sequence[Product], catalogue: Catalogue, language: str
) -> list[Row]:
    """Rows only where the values are not all the same."""
    ids = dict.fromkeys(attribute for product in products for attribute in product.attributes)
    known = [catalogue.attributes[i] for i in ids if i in catalogue.attributes]
    lines = _merged([_line(a, products, catalogue, language) for a in known], language)
    rows = (_row(line, language) for line in lines)
    return [row for row in rows if len(set(row.values)) > 1]


def _line(
    attribute: Attribute, products: Sequence[Product], catalogue: Catalogue, language: str
) -> _Line:
    texts = tuple(describe(product, attribute.id, catalogue, language) for product in products)
    amounts = tuple(_amount(product, attribute) for product in products)
    is_measured = all(a is not None for a, text in zip(amounts, texts, strict=True) if text)
    return _Line(attribute, texts, amounts if is_measured else (None,) * len(texts))


def _amount(product: Product, attribute: Attribute) -> Optional[Amount]:
    """Numbers, and texts that are one with its unit ("500 g"), as other shops' sheets have them."""
    if attribute.type == "text":
        return read_amount(known_as(product.attributes.get(attribute.id, {})))
    number = number_of(product, attribute.id) if attribute.type == "number" else None
    return None if number is None else Amount(number, same_unit(attribute.unit))


def _merged(lines: Sequence[_Line], language: str) -> list[_Line]:
    """Lines of the same name become one, where each product is in one of them and units allow."""
    merged: list[_Line] = []
    for line in lines:
        label = in_language(line.attribute.labels, language)
        same = (
            at for at, other in enumerate(merged)
            if in_language(other.attribute.labels, language) == label and _fit(other, line)
        )
        at = next(same, None)
        if at is None:
            merged.append(line)
        else:
            merged[at] = _together(merged[at], line)
    return merged


def _fit(one: _Line, other: _Line) -> bool:
    if any(a and b for a, b in zip(one.texts, other.texts, strict=True)):
        return False
    first, second = (next((a for a in x.amounts if a), None) for x in (one, other))
    return bool(first and second and second.to(first.unit))


def _together(one: _Line, other: _Line) -> _Line:
    pairs = zip(one.texts, other.texts, strict=True)
    amounts = zip(one.amounts, other.amounts, strict=True)
    return replace(
        one, texts=tuple(a or b for a, b in pairs), amounts=tuple(a or b for a, b in amounts)
    )


def _row(line: _Line, language: str) -> Row:
    label = in_language(line.attribute.labels, language)
    aligned = _aligned(line.amounts)
    if aligned is None:
        values = tuple(text or UNKNOWN for text in line.texts)
        return Row(label, values, _best_flags(line) if len(set(values)) > 1 else ())
    decimals = max((_decimals(a.number) for a in aligned if a), default=0)
    values = tuple(
        format_amount(a.number, a.unit, language, decimals) if a else UNKNOWN for a in aligned
    )
    return Row(label, values, _best_numbers(line.attribute, aligned))


def _aligned(amounts: Sequence[Optional[Amount]]) -> Optional[tuple[Optional[Amount], ...]]:
    """All in one unit: the largest in which none of them is below one, else the smallest."""
    given = [amount for amount in amounts if amount]
    units = sorted({amount.unit for amount in given}, key=lambda u: -unit_size(u))
    for unit in units:
        converted = [amount.to(unit) for amount in given]
        if any(amount is None for amount in converted):
            return None
        if unit == units[-1] or all(abs(a.number) >= 1 for a in converted if a):
            return tuple(amount and _rounded(amount.to(unit)) for amount in amounts)
    return None


def _rounded(amount: Optional[Amount]) -> Optional[Amount]:
    if amount is None or _decimals(amount.number) <= MOST_DECIMALS:
        return amount
    step = Decimal(1).scaleb(-MOST_DECIMALS)
    return replace(amount, number=amount.number.quantize(step, ROUND_HALF_UP))


def _decimals(number: Decimal) -> int:
    """Those that say something: 2.50 has one."""
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _best_numbers(
    attribute: Attribute, amounts: Sequence[Optional[Amount]]
) -> tuple[int, ...]:
    """Of what is unknown nobody can tell whether it is better, so nothing is then."""
    if attribute.better not in ("higher", "lower") or None in amounts:
        return ()
    numbers = [amount.number for amount in amounts if amount]
    top = (max if attribute.better == "higher" else min)(numbers)
    best = tuple(at for at, number in enumerate(numbers) if number == top)
    return best if len(best) < len(numbers) else ()


def _best_flags(line: _Line) -> tuple[int, ...]:
    if line.attribute.type != "flag" or line.attribute.better != "yes" or None in line.texts:
        return ()
    return tuple(at for at, text in enumerate(line.texts) if text == FLAG_MARKS["yes"])
