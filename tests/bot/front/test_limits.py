"""Limits: so much a while, per conversation and per address, and no walking around them."""
import pytest
from limits import parse

from actions.settings import Settings
from bot.channels.channel import Refused
from bot.front.limits import Limits, limits_of, site_of

SECRET = {"secret": "s" * 32}


def count(times, call, *arguments):
    """How many of so many calls were let through."""
    return sum(is_let_through(call, *arguments) for _ in range(times))


def is_let_through(call, *arguments):
    try:
        call(*arguments)
    except Refused as refused:
        return (refused.status, refused.code) != (429, "too_many")
    return True


def test_who_is_refused_hears_when_to_come_back():
    limits = Limits(sessions=parse("1/minute"))
    limits.count_session("10.0.0.1")

    with pytest.raises(Refused) as refused:
        limits.count_session("10.0.0.1")

    assert (refused.value.status, refused.value.code) == (429, "too_many")
    assert 1 <= refused.value.retry_after_s <= 60


def test_a_conversation_says_so_much_a_minute():
    limits = Limits(conversation=parse("3/minute"))

    assert count(5, limits.count_message, "c1", "10.0.0.1") == 3
    assert count(5, limits.count_message, "c2", "10.0.0.1") == 3


def test_new_conversations_do_not_lift_the_limit_of_an_address():
    limits = Limits(conversation=parse("3/minute"), address=parse("4/minute"))

    passed = sum(count(1, limits.count_message, f"c{n}", "10.0.0.1") for n in range(9))

    assert passed == 4
    assert count(1, limits.count_message, "c1", "10.0.0.2") == 1


def test_an_address_begins_so_many_sessions():
    limits = Limits(sessions=parse("2/minute"))

    assert count(5, limits.count_session, "10.0.0.1") == 2
    assert count(5, limits.count_message, "c1", "10.0.0.1") == 5


def test_who_has_no_address_is_not_one_crowd():
    assert count(5, Limits(sessions=parse("1/minute")).count_session, "") == 5


def test_limits_that_are_off_let_all_through():
    lifted = dict.fromkeys(("limit_conversation", "limit_address", "limit_sessions"), "off")
    limits = limits_of(Settings(**SECRET, **lifted))

    assert count(500, limits.count_message, "c1", "10.0.0.1") == 500
    assert count(500, limits.count_session, "10.0.0.1") == 500


def test_64_people_may_talk_from_one_address():
    limits = limits_of(Settings(**SECRET))

    assert count(200, limits.count_session, "10.0.0.1") == 200
    said = sum(count(20, limits.count_message, f"c{n}", "10.0.0.1") for n in range(64))
    assert said == 1280


@pytest.mark.parametrize(("address", "site"), [
    ("10.0.0.1", "10.0.0.1"),
    ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
    ("2001:db8:1:2:ffff::9", "2001:db8:1:2::"),
    ("::ffff:10.0.0.1", "10.0.0.1"),
    ("testclient", "testclient"),
])
def test_a_site_is_counted_as_one(address, site):
    assert site_of(address) == site
