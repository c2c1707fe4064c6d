"""Tokens with the right signature and claims that make no sense."""
import json
import time
from typing import Any, Mapping

import jwt
from pydantic import SecretStr

from bot.channels.web.signed_tokens import ALGORITHM, AUDIENCE

SOON = 600
NUMBER_CLAIMS: tuple[Any, ...] = (
    "soon", -1, 0, 10**30, 1e308, float("inf"), float("nan"), None, [], {}, True, "1" * 400,
)
TEXT_CLAIMS: tuple[Any, ...] = (
    "", " ", "\0", "\ud800", "a\ud800b", "x" * 129, "x" * 3000, 5, None, [], {}, True,
    "\u202e", "é",
)


def absurd_session_tokens(secret: SecretStr, conversation: str) -> list[str]:
    good = {
        "sub": conversation, "cust": None, "lang": None, "aud": AUDIENCE, "iat": 0,
        "exp": int(time.time()) + SOON,
    }
    return _absurd(secret, good, {
        "sub": (*TEXT_CLAIMS, "not-a-uuid"), "cust": TEXT_CLAIMS, "lang": TEXT_CLAIMS,
        "aud": ("other", None, [], 5), "iat": NUMBER_CLAIMS, "exp": NUMBER_CLAIMS,
        "nbf": NUMBER_CLAIMS,
    })


def absurd_customer_tokens(secret: SecretStr) -> list[str]:
    good = {"sub": "C0001", "exp": int(time.time()) + SOON, "name": "Maria"}
    return _absurd(secret, good, {
        "sub": TEXT_CLAIMS, "name": TEXT_CLAIMS, "exp": NUMBER_CLAIMS, "iat": NUMBER_CLAIMS,
        "nbf": NUMBER_CLAIMS, "aud": ("other", [], 5), "crit": ([], ["x"]),
    })


def _absurd(
    secret: SecretStr, good: Mapping[str, Any], wrong: Mapping[str, tuple[Any, ...]]
) -> list[str]:
    """One claim wrong at a time."""
    key, found = secret.get_secret_value(), []
    for name, values in wrong.items():
        for value in values:
            claims = {**good, name: value}
            found.append(_signed(claims, key))
    return found


def _signed(claims: Mapping[str, Any], key: str) -> str:
    """Past the checks of the library's own `encode`."""
    payload = json.dumps(claims).encode()
    return jwt.PyJWS().encode(payload, key, algorithm=ALGORITHM)
