"""Tokens: only what we, or the shop, have signed opens a conversation."""
import time

import jwt
import pytest
from pydantic import SecretStr

from bot.channels.web.signed_tokens import (
    BadCustomerToken,
    BadSessionToken,
    Customer,
    issue_session_token,
    new_session,
    verify_customer_token,
    verify_session_token,
)

SECRET = SecretStr("s" * 32)
CUSTOMER = Customer("C-7", int(time.time()) + 3600)
OTHER = SecretStr("o" * 32)
DAY = 24 * 3600
CONVERSATION = "0123456789abcdef0123456789abcdef"


def signed(secret=SECRET, algorithm="HS256", **claims):
    return jwt.encode(claims, secret.get_secret_value(), algorithm=algorithm)


def without(name, claims):
    return {k: v for k, v in claims.items() if k != name}


def session_claims(**changes):
    now = int(time.time())
    claims = {"sub": CONVERSATION, "cust": None, "lang": "en", "iat": now, "exp": now + DAY,
              "aud": "pramuniaga-session"}
    return {**claims, **changes}


def customer_token(secret=SECRET, **changes):
    claims = {"sub": "C-7", "name": "Sari", "exp": int(time.time()) + DAY, **changes}
    return signed(secret, **{k: v for k, v in claims.items() if v is not None})


def test_a_session_comes_back_as_it_was_issued():
    session = new_session(CUSTOMER, "id", clock=lambda: time.time())

    token = issue_session_token(session, SECRET)

    assert verify_session_token(token, SECRET) == session
    assert (session.customer, session.language) == ("C-7", "id")


def test_a_session_lasts_thirty_days():
    assert new_session(None, None, clock=lambda: 1000.9).expires_at == 1000 + 30 * DAY


def test_two_sessions_are_two_conversations():
    assert new_session(None, None).conversation != new_session(None, None).conversation


@pytest.mark.parametrize("token", [
    pytest.param("", id="empty"),
    pytest.param("a.b.c", id="nonsense"),
    pytest.param(signed(OTHER, **session_claims()), id="forged"),
    pytest.param(signed(**session_claims(exp=int(time.time()) - 1)), id="expired"),
    pytest.param(signed(**session_claims(aud="pramuniaga-payment")), id="for-payment"),
    pytest.param(signed(**session_claims(sub="not-a-uuid")), id="bad-conversation"),
    pytest.param(signed(**session_claims(cust=7)), id="bad-customer"),
    pytest.param(signed(**session_claims(cust="x" * 129)), id="long-customer"),
    pytest.param(signed(**session_claims(lang="fr")), id="bad-language"),
    pytest.param(signed(**without("exp", session_claims())), id="no-expiry"),
    pytest.param(signed(**without("aud", session_claims())), id="no-audience"),
    pytest.param(jwt.encode(session_claims(), None, algorithm="none"), id="unsigned"),
    pytest.param(signed(algorithm="HS512", **session_claims()), id="other-algorithm"),
    pytest.param(customer_token(), id="customer-token"),
])
def test_refuses_what_is_not_a_session_of_ours(token):
    with pytest.raises(BadSessionToken) as refused:
        verify_session_token(token, SECRET)
    assert refused.value.code == "bad_token"


def test_reads_the_customer_whom_the_shop_signed():
    ends = int(time.time()) + 60

    customer = verify_customer_token(customer_token(exp=ends), SECRET)

    assert customer == Customer("C-7", ends, "Sari")


def test_a_customer_needs_no_name():
    assert verify_customer_token(customer_token(name=None), SECRET).name is None


@pytest.mark.parametrize(
    ("given", "read"), [("x" * 128, "x" * 128), ("x", "x"), (f" {'x' * 128} ", "x" * 128)]
)
def test_an_id_has_up_to_128_characters(given, read):
    assert verify_customer_token(customer_token(sub=given), SECRET).id == read


def test_a_name_has_up_to_200_characters():
    assert verify_customer_token(customer_token(name="x" * 200), SECRET).name == "x" * 200


def test_a_customer_is_signed_in_no_longer_than_their_own_token():
    soon = Customer("C-7", 1060)

    assert new_session(soon, None, clock=lambda: 1000.9).expires_at == 1060


def test_a_clock_set_back_refuses_no_token():
    ahead = int(time.time()) + 2

    assert verify_session_token(signed(**session_claims(iat=ahead)), SECRET)
    assert verify_customer_token(customer_token(iat=ahead), SECRET)


@pytest.mark.parametrize("token", [
    pytest.param("", id="empty"),
    pytest.param("a.b.c", id="nonsense"),
    pytest.param(customer_token(OTHER), id="forged"),
    pytest.param(customer_token(exp=int(time.time()) - 1), id="expired"),
    pytest.param(customer_token(exp=None), id="no-expiry"),
    pytest.param(customer_token(sub=None), id="nobody"),
    pytest.param(customer_token(sub=" "), id="blank"),
    pytest.param(customer_token(sub="C\0007"), id="unprintable-id"),
    pytest.param(customer_token(sub="x" * 129), id="long-id"),
    pytest.param(customer_token(name="x" * 201), id="long-name"),
    pytest.param(customer_token(name=["Sari"]), id="bad-name"),
    pytest.param(customer_token(name="Sa\0ri"), id="unprintable-name"),
    pytest.param(customer_token(name="Sa\ud800ri"), id="half-a-character"),
    pytest.param(signed(**session_claims()), id="session-token"),
])
def test_refuses_what_the_shop_has_not_signed(token):
    with pytest.raises(BadCustomerToken) as refused:
        verify_customer_token(token, SECRET)
    assert refused.value.code == "bad_customer_token"


def test_a_shop_without_a_key_identifies_nobody():
    with pytest.raises(BadCustomerToken):
        verify_customer_token(customer_token(), None)
