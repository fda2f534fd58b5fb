"""The shape of a listing as JSON: other people's programs depend on it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from resources.actions import verifying
from resources.models import Moderator
from resources.rules.freshness import Aspect, Method, Outcome
from tests.conftest import NOON
from tests.directory import listings

SetClock = Callable[[datetime], datetime]

TEXT, LIST, MAYBE_TEXT, MAYBE_NUMBER = (str,), (list,), (str, type(None)), (int, type(None))
MAYBE_BOOL = (bool, type(None))

SERVICE = {
    "id": TEXT,
    "slug": TEXT,
    "name": TEXT,
    "summary": TEXT,
    "kind": TEXT,
    "organization": (dict,),
    "url": TEXT,
    "website": MAYBE_TEXT,
    "status": TEXT,
    "alert": MAYBE_TEXT,
    "topics": LIST,
    "audiences": LIST,
    "coverage": LIST,
    "minimum_age": MAYBE_NUMBER,
    "maximum_age": MAYBE_NUMBER,
    "priority": (bool,),
    "dispatch_policy": TEXT,
    "anonymous": TEXT,
    "account_needed": TEXT,
    "records_calls": TEXT,
    "shown_on_bill": TEXT,
    "answered_by": TEXT,
    "policies_source": MAYBE_TEXT,
    "contact_methods": LIST,
    "trust": (dict,),
}

CONTACT_METHOD = {
    "id": TEXT,
    "kind": TEXT,
    "value": TEXT,
    "href": MAYBE_TEXT,
    "keyword": MAYBE_TEXT,
    "menu_path": MAYBE_TEXT,
    "dialled_in": MAYBE_TEXT,
    "languages": LIST,
    "cost": TEXT,
    "reachable_from": TEXT,
    "open_now": MAYBE_BOOL,
    "open_until": MAYBE_TEXT,
    "opens_at": MAYBE_TEXT,
    "opening_hours": MAYBE_TEXT,
    "hours_as_written": MAYBE_TEXT,
    "time_zone": MAYBE_TEXT,
    "trust": (dict,),
}

TRUST = {"sentence": TEXT, "checked_on": MAYBE_TEXT, "method": MAYBE_TEXT, "sources": LIST}

SOURCE = {
    "title": TEXT,
    "url": MAYBE_TEXT,
    "kind": TEXT,
    "retrieved_on": MAYBE_TEXT,
    "licence": MAYBE_TEXT,
}


def assert_shape(document: dict[str, Any], shape: dict[str, tuple[type, ...]]) -> None:
    assert list(document) == list(shape)
    for key, types in shape.items():
        assert isinstance(document[key], types), (key, document[key])


def served(reader: Client) -> dict[str, Any]:
    """The listing that `listings.add` makes."""
    (found,) = [
        result
        for result in reader.get("/api/v1/services?region=gb&topic=suicide&per_page=100").json()[
            "results"
        ]
        if result["slug"] == "gb-made-up-line"
    ]
    return dict(found)


@pytest.mark.parametrize("query", ["region=us&per_page=100", "region=fr", "region=world"])
def test_every_result_has_the_promised_shape(reader: Client, query: str) -> None:
    results = reader.get(f"/api/v1/services?{query}").json()["results"]
    assert results
    for result in results:
        assert_shape(result, SERVICE)
        assert_shape(result["trust"], TRUST)
        assert result["coverage"]
        assert result["contact_methods"]
        for method in result["contact_methods"]:
            assert_shape(method, CONTACT_METHOD)
            assert_shape(method["trust"], TRUST)
            assert method["trust"]["sources"]
            for source in method["trust"]["sources"]:
                assert_shape(source, SOURCE)


def test_what_is_empty_is_null_and_not_an_empty_text(reader: Client) -> None:
    for result in reader.get("/api/v1/services?region=us&per_page=100").json()["results"]:
        for part in (result, *result["contact_methods"], *result["trust"]["sources"]):
            assert "" not in [value for value in part.values() if isinstance(value, str)], part


@pytest.mark.parametrize(
    ("hours", "zone", "expected"),
    [
        ("24/7", "", (True, None, None)),
        ("", "", (None, None, None)),
        ("Mo-Su 09:00-21:00", "Europe/London", (True, "2026-11-24T21:00:00+00:00", None)),
        ("Mo-Su 13:30-21:00", "Europe/London", (False, None, "2026-11-24T13:30:00+00:00")),
        ("Mo-Su 13:30-21:00", "Africa/Cairo", (True, "2026-11-24T21:00:00+02:00", None)),
    ],
)
def test_opening_is_told_as_moments_with_their_offset(
    reader: Client, hours: str, zone: str, expected: tuple[object, ...]
) -> None:
    listings.add(contact_methods=[listings.voice(opening_hours=hours, time_zone=zone)])
    (method,) = served(reader)["contact_methods"]
    assert (method["open_now"], method["open_until"], method["opens_at"]) == expected
    assert (method["opening_hours"], method["time_zone"]) == (hours or None, zone or None)


def test_hours_that_are_not_known_are_neither_open_nor_closed(reader: Client) -> None:
    unknown = listings.voice(opening_hours="", hours_as_written="most evenings")
    listings.add(contact_methods=[unknown])
    (method,) = served(reader)["contact_methods"]
    assert (method["open_now"], method["hours_as_written"]) == (None, "most evenings")


def test_the_word_to_send_stands_beside_the_number(reader: Client) -> None:
    text = {"kind": "sms", "value": "85258", "keyword": "SHOUT", "dialled_in": "gb"}
    listings.add(contact_methods=[text])
    (method,) = served(reader)["contact_methods"]
    assert (method["value"], method["keyword"], method["href"]) == ("85258", "SHOUT", "sms:85258")


def test_a_check_is_told_with_its_day_and_method(reader: Client, alice: Moderator) -> None:
    service = listings.add()
    verifying.record(
        service,
        aspect=Aspect.NUMBER,
        method=Method.DIALLED,
        outcome=Outcome.CONFIRMED,
        by=alice,
        at=NOON,
        contact_method=listings.first_contact(service),
    )
    trust = served(reader)["trust"]
    assert (trust["checked_on"], trust["method"]) == ("2026-11-24", "dialled")
    assert trust["sentence"] == "Dialled by a moderator on November 24, 2026."


def test_nobody_who_works_here_is_named(reader: Client, alice: Moderator) -> None:
    service = listings.add(notes=["for moderators only"])
    service.organization.verification_contacts.create(
        name="Ada Secret", email="secret@example.org", phone="0800 000"
    )
    body = reader.get("/api/v1/services?region=gb&topic=suicide&per_page=100").content.decode()
    secrets = ("alice@example.org", "Ada Secret", "secret@example.org", "0800 000")
    for secret in (*secrets, "for moderators only"):
        assert secret not in body


def test_an_alert_is_told_until_it_ends(reader: Client) -> None:
    service = listings.add()
    service.alert = "No text today."
    service.save()
    assert served(reader)["alert"] == "No text today."
    service.alert_until = NOON
    service.save()
    assert served(reader)["alert"] is None
