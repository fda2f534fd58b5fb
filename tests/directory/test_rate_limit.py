import gc
from datetime import timedelta

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from directory.rate_limit import PLACES, RateLimit, address_of
from tests.conftest import NOON

ADDRESS = "203.0.113.77"


def times_allowed(limit: RateLimit, address: str, *, after: timedelta = timedelta(0)) -> int:
    return sum(limit.allows(address, at=NOON + after) for _ in range(20))


def test_an_address_comes_so_often_and_no_more_within_an_hour() -> None:
    limit = RateLimit(at_most=3)
    assert times_allowed(limit, ADDRESS) == 3
    assert times_allowed(limit, ADDRESS, after=timedelta(minutes=59)) == 0


def test_the_next_hour_begins_anew() -> None:
    limit = RateLimit(at_most=3)
    times_allowed(limit, ADDRESS)
    assert times_allowed(limit, ADDRESS, after=timedelta(hours=1)) == 3


def test_another_address_is_not_kept_waiting() -> None:
    limit = RateLimit(at_most=3)
    times_allowed(limit, ADDRESS)
    others = [f"198.51.100.{number}" for number in range(50)]
    free = [address for address in others if times_allowed(limit, address) == 3]
    assert len(free) >= 48, "two may share a place in the table, but rarely"


def test_the_key_is_another_one_each_hour_and_in_each_process() -> None:
    keys = set()
    for hours in range(3):
        for limit in (RateLimit(at_most=3), RateLimit(at_most=3)):
            limit.allows(ADDRESS, at=NOON + timedelta(hours=hours))
            keys.add(limit._key)
    assert len(keys) == 6


def test_no_address_is_kept_and_the_memory_does_not_grow() -> None:
    limit = RateLimit(at_most=3)
    for number in range(5000):
        limit.allows(f"2001:db8:{number:x}::", at=NOON)
    limit.allows(ADDRESS, at=NOON)
    held = gc.get_referents(limit.__dict__)
    assert len(limit._counts) == PLACES
    assert not [each for each in held if ADDRESS in str(each)]
    assert set(limit.__dict__) == {"at_most", "_lock", "_hour", "_key", "_counts"}


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("203.0.113.77", "203.0.113.77"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("::ffff:203.0.113.77", "::ffff:203.0.113.77"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_of_a_long_address_the_half_of_a_household_counts(told: str, address: str) -> None:
    found = address_of(RequestFactory().get("/", REMOTE_ADDR=told))
    assert found.replace("::ffff:cb00:714d", "::ffff:203.0.113.77") == address


def test_what_a_visitor_says_of_their_own_address_is_not_believed() -> None:
    request = RequestFactory().get(
        "/", REMOTE_ADDR=ADDRESS, headers={"x-forwarded-for": "198.51.100.1"}
    )
    assert address_of(request) == ADDRESS


def test_behind_a_proxy_its_own_word_counts(settings: Settings) -> None:
    settings.CLIENT_ADDRESS_HEADER = "X-Forwarded-For"
    request = RequestFactory().get(
        "/", REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": f"198.51.100.1, {ADDRESS}"}
    )
    assert address_of(request) == ADDRESS
