"""security.txt, as RFC 9116 has it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.conftest import NOON

ADDRESS = "/.well-known/security.txt"


def fields(client: Client) -> list[tuple[str, str]]:
    lines = client.get(ADDRESS).content.decode().splitlines()
    return [(name, value) for name, _, value in (line.partition(": ") for line in lines)]


def test_without_a_contact_there_is_none(reader: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = ""
    assert reader.get(ADDRESS).status_code == 404


def test_it_names_whom_to_tell(reader: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = "mailto:security@example.org, https://example.org/security"
    settings.SITE_URL = "https://help.example.org"
    assert fields(reader) == [
        ("Contact", "mailto:security@example.org"),
        ("Contact", "https://example.org/security"),
        ("Expires", "2027-05-23T00:00:00Z"),
        ("Preferred-Languages", "en"),
        ("Canonical", "https://help.example.org/.well-known/security.txt"),
    ]
    assert reader.get(ADDRESS)["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("at_", [NOON, datetime(2028, 2, 29, 23, 59, tzinfo=UTC)])
def test_it_runs_out_within_a_year_and_not_yet(
    reader: Client, settings: Any, at: Callable[[datetime], datetime], at_: datetime
) -> None:
    settings.SECURITY_CONTACT = "mailto:security@example.org"
    at(at_)
    expires = datetime.fromisoformat(dict(fields(reader))["Expires"])
    assert timedelta(days=90) < expires - at_ < timedelta(days=365)
