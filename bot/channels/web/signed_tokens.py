"""Signed tokens: the session a shopper talks in, and the customer a shop vouches for."""
import time
import uuid
from dataclasses import dataclass
from typing import Any, Callable, Mapping, Optional, TypeGuard

import jwt
from pydantic import SecretStr

from actions.language.packs import languages
from actions.shop.shopper import LONGEST_CUSTOMER_ID

ALGORITHM = "HS256"
AUDIENCE = "pramuniaga-session"
SESSION_SECONDS = 30 * 24 * 3600
LONGEST_NAME = 200

Clock = Callable[[], float]


class TokenError(Exception):
    """A token was refused; `code` says to the client which one."""

    code = "bad_token"


class BadSessionToken(TokenError):
    """Not a session token of ours, or one that has expired."""


class BadCustomerToken(TokenError):
    """Not a customer token of this shop, or one that has expired."""

    code = "bad_customer_token"


@dataclass(frozen=True)
class Session:
    """One conversation's right to talk; `language` is the page's at its start."""

    conversation: str
    customer: Optional[str]
    language: Optional[str]
    expires_at: int


@dataclass(frozen=True)
class Customer:
    """A customer as the shop's own site signed them, until then."""

    id: str
    expires_at: int
    name: Optional[str] = None


def new_session(
    customer: Optional["Customer"], language: Optional[str], clock: Clock = time.time
) -> Session:
    """A fresh conversation; nothing is written until its first message.

    It is signed in no longer than the customer's own token.
    """
    ends = int(clock()) + SESSION_SECONDS
    if customer is None:
        return Session(uuid.uuid4().hex, None, language, ends)
    return Session(uuid.uuid4().hex, customer.id, language, min(ends, customer.expires_at))


def issue_session_token(session: Session, secret: SecretStr) -> str:
    claims = {
        "sub": session.conversation,
        "cust": session.customer,
        "lang": session.language,
        "iat": int(time.time()),
        "exp": session.expires_at,
        "aud": AUDIENCE,
    }
    return jwt.encode(claims, secret.get_secret_value(), algorithm=ALGORITHM)


def verify_session_token(token: str, secret: SecretStr) -> Session:
    """Raises BadSessionToken."""
    try:
        claims = _decode(token, secret, ["sub", "exp", "aud"], audience=AUDIENCE)
        return _session(claims)
    except (jwt.PyJWTError, ValueError) as error:
        raise BadSessionToken() from error


def issue_customer_token(customer: str, customer_secret: SecretStr, seconds: int) -> str:
    """A token as the shop's own website makes it for a customer who is signed in there."""
    claims = {"sub": customer, "exp": int(time.time()) + seconds}
    return jwt.encode(claims, customer_secret.get_secret_value(), algorithm=ALGORITHM)


def verify_customer_token(token: str, customer_secret: Optional[SecretStr]) -> Customer:
    """Raises BadCustomerToken, also when this shop has no key for such tokens."""
    if customer_secret is None:
        raise BadCustomerToken()
    try:
        claims = _decode(token, customer_secret, ["sub", "exp"])
        return _customer(claims)
    except (jwt.PyJWTError, ValueError) as error:
        raise BadCustomerToken() from error


def _decode(
    token: str, secret: SecretStr, required: list[str], audience: Optional[str] = None
) -> Mapping[str, Any]:
    return jwt.decode(
        token,
        secret.get_secret_value(),
        algorithms=[ALGORITHM],
        audience=audience,
        # When it was made says nothing here, and no two clocks agree.
        options={"require": required, "verify_iat": False},
    )


def _session(claims: Mapping[str, Any]) -> Session:
    language = claims.get("lang")
    customer = claims.get("cust")
    if language not in (None, *languages()) or not (customer is None or _is_customer(customer)):
        raise ValueError("malformed claims")
    return Session(uuid.UUID(claims["sub"]).hex, customer, language, int(claims["exp"]))


def _customer(claims: Mapping[str, Any]) -> Customer:
    customer, name = claims["sub"].strip(), claims.get("name")
    if not _is_customer(customer):
        raise ValueError("malformed customer id")
    is_name = isinstance(name, str) and len(name) <= LONGEST_NAME and name.isprintable()
    if name is not None and not is_name:
        raise ValueError("malformed customer name")
    return Customer(customer, int(claims["exp"]), name or None)


def _is_customer(customer: object) -> TypeGuard[str]:
    return (
        isinstance(customer, str) and 0 < len(customer) <= LONGEST_CUSTOMER_ID
        and customer.isprintable()
    )
