from datetime import timedelta

import pytest

from resources.rules.webhooks import is_taken, may_be_told, secret_of, wait_after


def test_it_is_tried_for_almost_three_days_and_then_no_more() -> None:
    waits = [wait_after(attempts, status_code=500) for attempts in range(1, 12)]
    assert waits[:6] == [
        timedelta(seconds=30),
        timedelta(minutes=2),
        timedelta(minutes=10),
        timedelta(hours=1),
        timedelta(hours=6),
        timedelta(hours=12),
    ]
    whole = sum((wait for wait in waits if wait), timedelta())
    assert timedelta(days=2.5) < whole <= timedelta(days=3)
    assert waits[-1] is None


@pytest.mark.parametrize("status", [400, 401, 404, 410, 413, 422, 499])
def test_what_is_refused_is_tried_for_a_bit_more_than_an_hour(status: int) -> None:
    waits = [wait_after(attempts, status_code=status) for attempts in range(1, 6)]
    whole = sum((wait for wait in waits if wait), timedelta())
    assert timedelta(hours=1) < whole < timedelta(hours=2)
    assert waits[-1] is None
    assert wait_after(12, status_code=status) is None


@pytest.mark.parametrize("status", [None, 301, 307, 399, 408, 425, 429, 500, 503])
def test_who_can_not_take_anything_now_is_asked_for_days(status: int | None) -> None:
    assert wait_after(10, status_code=status) == timedelta(hours=12)


@pytest.mark.parametrize(
    ("status", "taken"),
    [
        (None, False),
        (199, False),
        (200, True),
        (204, True),
        (299, True),
        (301, False),
        (500, False),
    ],
)
def test_only_a_success_is_an_answer(status: int | None, *, taken: bool) -> None:
    assert is_taken(status) is taken


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example.org/hook?key=1",
        "https://news.example.org:443/",
        "https://exämple.org/",
    ],
)
def test_addresses_that_partners_may_have(url: str) -> None:
    assert may_be_told(url)


@pytest.mark.parametrize(
    "url",
    [
        *("", "news.example.org", "http://news.example.org/", "ftp://news.example.org/"),
        *("https:///hook", "https://user@news.example.org/", "https://news.example.org:8443/"),
        *("https://news.example.org:x/", "https://[::1", "https://news.example.org/#part"),
        *(
            "https://news.example.org/a b",
            "https://news.example.org/\n",
            "https://a.example\u202e/",
        ),
    ],
)
def test_addresses_that_no_partner_may_have(url: str) -> None:
    assert not may_be_told(url)


def test_a_secret_is_of_the_form_that_libraries_read() -> None:
    assert secret_of(b"secret") == "whsec_c2VjcmV0"
