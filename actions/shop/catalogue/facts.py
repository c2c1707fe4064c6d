"""What a merchant tells of the shop itself: how is paid, delivered, taken back, when it is open.

Of every fact a shop may say nothing; then nothing is known of it, neither a yes nor a no.
"""
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Mapping, Optional

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PAYERS = ("shop", "customer")
# What each fact may hold beside a text. `is` is the answer to a question that wants a yes or a no.
FACTS: Mapping[str, tuple[str, ...]] = {
    "payment": ("names",),
    "cod": ("is", "areas", "except"),
    "instalments": ("is", "months", "from"),
    "invoice": ("is",),
    "tax": ("is",),  # whether prices include it
    "areas": ("areas", "except"),
    "abroad": ("is", "areas"),
    "delivery_days": ("weekdays",),
    "delivery_hours": ("is",),  # whether the time of the day can be chosen
    "couriers": ("names",),
    "contact_free": ("is",),
    "gift_wrapping": ("is",),
    "returns": ("is", "days"),
    "return_costs": ("paid_by",),
    "refunds": ("is", "days"),
    "exchanges": ("is",),
    "opened": ("is",),  # whether what was opened or used is taken back
    "hours": ("weekdays",),
    "address": (),
    "codes": ("is",),
    "haggling": ("is",),
    "bulk": ("is",),
    "groups": ("is",),  # whether some people pay less: students, new customers
    "points_end": ("is", "months"),  # whether points are lost, and after how long
    "warranty": ("is", "months"),
    "warranty_claims": (),
    "longer_warranty": ("is",),
}


@dataclass(frozen=True)
class Named:
    """A place, a way to pay or a courier: what it is called, and what shoppers call it besides."""

    names: Mapping[str, str]  # by language
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fact:
    """What is told of one thing; what wasn't told is empty."""

    is_so: Optional[bool] = None
    texts: Mapping[str, str] = field(default_factory=dict)  # by language, said with it
    areas: tuple[Named, ...] = ()  # in these alone
    excepted: tuple[Named, ...] = ()  # and not in these
    names: tuple[Named, ...] = ()
    days: Optional[int] = None
    months: tuple[int, ...] = ()
    sums: Mapping[str, Decimal] = field(default_factory=dict)  # from which on, by currency
    paid_by: str = ""
    hours: Mapping[str, str] = field(default_factory=dict)  # by weekday, when it is open
