"""Payment links, all to the test page; no card data passes through the chat or the shop."""
from dataclasses import dataclass
from typing import Optional, Protocol

import jwt

from actions.settings import Settings

AUDIENCE = "payment"


class PaymentProvider(Protocol):
    """Where a shopper pays an order; a real provider calls its API here."""

    def link(self, order_number: str, language: str) -> str:
        """The address of this order's payment page in the shopper's language."""


@dataclass(frozen=True)
class PaymentLink:
    """What a link stands for; the language is None where the link names none."""

    order_number: str
    language: Optional[str]


@dataclass(frozen=True)
class TestPayment:
    """The test payment page of the front, opened by a signed link."""

    __test__ = False  # not a pytest class

    base_url: str
    secret: str

    def link(self, order_number: str, language: str) -> str:
        claims = {"sub": order_number, "lang": language, "aud": AUDIENCE}
        return f"{self.base_url}/pay/{jwt.encode(claims, self.secret, algorithm='HS256')}"

    def read(self, token: str) -> Optional[PaymentLink]:
        """What a link stands for, or None when the link was not made here."""
        try:
            claims = jwt.decode(token, self.secret, algorithms=["HS256"], audience=AUDIENCE)
        except jwt.InvalidTokenError:
            return None
        number = claims.get("sub")
        return PaymentLink(number, claims.get("lang")) if number else None


def open_payment(settings: Settings) -> TestPayment:
    """The shop's way of being paid: the test page."""
    return TestPayment(settings.payment_base, settings.secret.get_secret_value())
