"""Who is shopping: identity, language and channel of one message."""
from dataclasses import dataclass
from typing import Optional

# What tokens may hold and tables keep: one limit, as a row that doesn't fit is refused for ever.
LONGEST_CUSTOMER_ID = 128
LONGEST_PHONE, LONGEST_EMAIL = 40, 120
LONGEST_VISITOR = len("u:") + LONGEST_CUSTOMER_ID


@dataclass(frozen=True)
class Shopper:
    """`visitor` is as `visitor_of` names them."""

    visitor: str
    conversation: str
    customer: Optional[str]
    language: str
    currency: str
    channel: str
    turn: int
    message: str = ""  # id of the message being served: a retry carries the same one


def visitor_of(conversation: str, customer: Optional[str]) -> str:
    """An identified shopper is one visitor wherever they talk, a guest one a conversation."""
    return f"u:{customer}" if customer else f"c:{conversation}"
