"""Codes as they are written: e-mail addresses, order numbers (P000123, #10230, 124-014), SKUs."""
import re
from typing import Iterator, Mapping

from actions.language.packs import alternatives
from actions.shop.order_numbers import bare_number

BEFORE = alternatives("order_numbers.before")
INSIDE = alternatives("order_numbers.inside")
NUMBER = r"(?P<number>[PH]?(?!0)\d{4,12}|P0\d{5,11})"
# Written in parts of three digits and more, so that no date and no size is taken for one.
JOINED = r"(?:\d{3,6}-){1,3}\d{3,6}"
SPACED = r"(?:\d{3,6}[ -]){1,3}\d{3,6}"
LETTERED = rf"[PH](?:[ -]\d{{6,12}}|[ -]?{JOINED}|[ -]{SPACED})"
PATTERNS = (
    re.compile(rf"#\s?(?P<number>{LETTERED}|(?!0){SPACED})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<number>{LETTERED})\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:{BEFORE})[\s:.#]+(?:(?:{INSIDE})[\s:.#]*(?P<number>(?!0){SPACED})"
        rf"|(?P<joined>(?!0){JOINED}))\b", re.IGNORECASE,
    ),
    re.compile(rf"^\W*(?P<number>(?!0){JOINED})\W*$"),
    re.compile(rf"#\s?{NUMBER}\b", re.IGNORECASE),
    re.compile(r"\b(?P<number>(?:P\d{6,12}|H\d{6}))\b", re.IGNORECASE),
    re.compile(rf"\b(?:{BEFORE})[\s:.#]+(?:{INSIDE})?[\s:.#]*{NUMBER}\b", re.IGNORECASE),
    # Alone, a number is an order's when it is long and not as round as an amount.
    re.compile(r"(?<![\w.,$])(?P<number>(?!0)\d{5,12})(?<!000)(?![\w.,]\w|\w)"),
)

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
CODE = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")


def find_emails(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and address of each, lower-case."""
    for match in EMAIL.finditer(text):
        yield *match.span(), match.group().lower()


def find_order_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and number of each, by character; the first pattern that finds one tells it."""
    seen: set[int] = set()
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            group = "number" if match.group("number") else "joined"
            start, end = match.span(group)
            if seen.isdisjoint(range(start, end)):
                seen.update(range(start, end))
                yield start, end, bare_number(match.group(group))



def find_skus(text: str, skus: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and SKU; plain words and plain numbers are none, whatever the SKUs look like."""
    for match in CODE.finditer(text):
        sku = skus.get(match.group().lower())
        if sku and not match.group().isalpha() and not match.group().isdigit():
            yield *match.span(), sku
