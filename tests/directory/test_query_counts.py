"""How often a page asks the database, once the small tables are known to the process."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from tests.directory import listings
from tests.directory.addresses import SAMARITANS_PHONE

Counter = Callable[..., AbstractContextManager[Any]]


@pytest.mark.parametrize(
    ("path", "at_most"),
    [
        ("/en/us/suicide/?language=es", 8),
        ("/en/us/", 8),
        ("/en/gb/", 8),
        ("/en/gb/?page=2", 8),
        ("/en/service/gb-samaritans/", 6),
        ("/en/", 3),
        ("/en/publishers/", 3),
        ("/en/freshness/", 3),
        ("/en/how-we-order/", 3),
        ("/en/topics/", 3),
        ("/en/topics/suicide/?region=gb", 8),
        ("/en/topics/bereavement/", 8),
        ("/en/topics/nonsense/", 3),
        (f"/en/report/{SAMARITANS_PHONE}/", 6),
        ("/embed/v1/en/us/suicide/", 7),
        ("/api/v1/services?region=us&topic=suicide&language=es", 7),
        ("/api/v1/services?region=us&per_page=100", 7),
        ("/api/v1/freshness", 3),
        ("/en/zz/", 3),
        ("/nowhere", 0),
        ("/exit", 0),
    ],
)
def test_a_page_asks_no_more_than_this(
    reader: Client, django_assert_max_num_queries: Counter, path: str, at_most: int
) -> None:
    reader.get(path)
    with django_assert_max_num_queries(at_most):
        reader.get(path)


@pytest.mark.parametrize(
    "path", ["/en/gb/suicide/", "/api/v1/services?region=gb", "/embed/v1/en/gb/"]
)
def test_more_lines_need_no_more_queries(
    reader: Client, django_assert_max_num_queries: Counter, path: str
) -> None:
    for number in range(30):
        listings.add(f"gb-made-up-line-{number}", topics=["suicide", "anxiety"])
    reader.get(path)
    with django_assert_max_num_queries(8):
        reader.get(path)


@pytest.mark.parametrize("path", ["/en/us/suicide/?language=es", "/en/gb/", "/embed/v1/en/gb/"])
def test_a_copy_that_holds_costs_next_to_nothing(
    reader: Client, django_assert_max_num_queries: Counter, path: str
) -> None:
    etag = reader.get(path)["ETag"]
    with django_assert_max_num_queries(3):
        assert reader.get(path, headers={"if-none-match": etag}).status_code == 304
