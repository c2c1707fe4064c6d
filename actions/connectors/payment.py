"""Payment links: for now a local test page; no card data passes through the chat or the shop."""
from dataclasses import dataclass
from typing import Optional, Protocol

import jwt

AUDIENCE = "payment"


class PaymentProvider(Protocol):
    """Where a shopper pays an order; a real provider calls its API here."""

    def link(self, order_number: str) -> str:
        """The address of the payment page of this order."""


@dataclass(frozen=True)
class TestPayment:
    """The test payment page of the action server, opened by a signed link."""

    __test__ = False  # not a pytest class

    base_url: str
    secret: str

    def link(self, order_number: str) -> str:
        token = jwt.encode({"sub": order_number, "aud": AUDIENCE}, self.secret, algorithm="HS256")
        return f"{self.base_url}/pay/{token}"

    def order_number(self, token: str) -> Optional[str]:
        """The order a link stands for, or None when the link was not made here."""
        try:
            claims = jwt.decode(token, self.secret, algorithms=["HS256"], audience=AUDIENCE)
        except jwt.InvalidTokenError:
            return None
        return claims.get("sub")
