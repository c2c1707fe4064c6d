"""Tokens: only what we, or the shop, have signed opens a conversation."""
import time

import jwt
import pytest
from pydantic import SecretStr

from bot.channels.tokens import (
    BadCustomerToken,
    BadSessionToken,
    Customer,
    issue_session_token,
    new_session,
    verify_customer_token,
    verify_session_token,
)

SECRET = SecretStr("s" * 32)
OTHER = SecretStr("o" * 32)
DAY = 24 * 3600
CONVERSATION = "0123456789abcdef0123456789abcdef"


def signed(secret=SECRET, algorithm="HS256", **claims):
    return jwt.encode(claims, secret.get_secret_value(), algorithm=algorithm)


def session_claims(**changes):
    now = int(time.time())
    claims = {"sub": CONVERSATION, "cust": None, "lang": "en", "iat": now, "exp": now + DAY,
              "aud": "pramuniaga-session"}
    return {**claims, **changes}


def customer_token(secret=SECRET, **changes):
    claims = {"sub": "C-7", "name": "Sari", "exp": int(time.time()) + DAY, **changes}
    return signed(secret, **{k: v for k, v in claims.items() if v is not None})


def test_a_session_comes_back_as_it_was_issued():
    session = new_session("C-7", "id", clock=lambda: time.time())

    token = issue_session_token(session, SECRET)

    assert verify_session_token(token, SECRET) == session
    assert (session.customer, session.language) == ("C-7", "id")


def test_a_session_lasts_thirty_days():
    assert new_session(None, None, clock=lambda: 1000.9).expires_at == 1000 + 30 * DAY


def test_two_sessions_are_two_conversations():
    assert new_session(None, None).conversation != new_session(None, None).conversation


@pytest.mark.parametrize("token", [
    "", "x", "a.b.c",
    signed(OTHER, **session_claims()),
    signed(**session_claims(exp=int(time.time()) - 1)),
    signed(**session_claims(aud="pramuniaga-payment")),
    signed(**session_claims(sub="not-a-uuid")),
    signed(**session_claims(cust=7)),
    signed(**session_claims(lang="fr")),
    signed(**{k: v for k, v in session_claims().items() if k != "exp"}),
    signed(**{k: v for k, v in session_claims().items() if k != "aud"}),
    jwt.encode(session_claims(), None, algorithm="none"),
    signed(algorithm="HS512", **session_claims()),
    customer_token(),
])
def test_refuses_what_is_not_a_session_of_ours(token):
    with pytest.raises(BadSessionToken) as refused:
        verify_session_token(token, SECRET)
    assert refused.value.code == "bad_token"


def test_reads_the_customer_whom_the_shop_signed():
    assert verify_customer_token(customer_token(), SECRET) == Customer("C-7", "Sari")


def test_a_customer_needs_no_name():
    assert verify_customer_token(customer_token(name=None), SECRET) == Customer("C-7", None)


@pytest.mark.parametrize("token", [
    "", "x",
    customer_token(OTHER),
    customer_token(exp=int(time.time()) - 1),
    customer_token(exp=None),
    customer_token(sub=None),
    customer_token(sub=" "),
    customer_token(sub="x" * 129),
    customer_token(name="x" * 201),
    customer_token(name=["Sari"]),
    signed(**session_claims()),
])
def test_refuses_what_the_shop_has_not_signed(token):
    with pytest.raises(BadCustomerToken) as refused:
        verify_customer_token(token, SECRET)
    assert refused.value.code == "bad_customer_token"


def test_a_shop_without_a_key_identifies_nobody():
    with pytest.raises(BadCustomerToken):
        verify_customer_token(customer_token(), None)
