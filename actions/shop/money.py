"""Money: a Decimal with its currency, rounded here and nowhere else."""
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_currency, get_currency_precision

from actions.language.packs import pack_of


@dataclass(frozen=True)
class Money:
    """An amount in one currency (ISO 4217 code)."""

    amount: Decimal
    currency: str

    def __add__(self, other: "Money") -> "Money":
        self._must_match(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._must_match(other)
        return Money(self.amount - other.amount, self.currency)

    def __mul__(self, quantity: int) -> "Money":
        return Money(self.amount * quantity, self.currency)

    def rounded(self) -> "Money":
        """To the currency's smallest unit, halves up."""
        step = Decimal(1).scaleb(-get_currency_precision(self.currency))
        return Money(self.amount.quantize(step, ROUND_HALF_UP), self.currency)

    def _must_match(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} don't add up")


def format_money(money: Money, language: str) -> str:
    """As the shopper's locale writes it, without cents where they are all zero in rupiah."""
    digits = money.currency != "IDR"
    text = format_currency(
        money.rounded().amount,
        money.currency,
        locale=pack_of(language).locale,
        format=None if digits else "¤#,##0",
        currency_digits=digits,
    )
    return text.replace("\xa0", " ")
