from datetime import timedelta

from django.test import Client

from resources.actions import reporting
from resources.models import Moderator
from resources.rules.reports import Problem
from tests.conftest import NOON
from tests.directory import listings
from tests.directory.api.test_views import problem

FRESHNESS = "/api/v1/freshness"


def test_the_figures_of_the_starter_data(reader: Client) -> None:
    response = reader.get(FRESHNESS)
    document = response.json()
    assert list(document) == ["counted_on", "overall", "regions", "reports"]
    assert document["counted_on"] == "2026-11-24"
    overall = document["overall"]
    assert overall["shown"] == overall["never_checked"] > 500
    assert overall["checked_within_days"] == {"90": 0, "180": 0, "365": 0}
    assert "gb" in [each["region"] for each in document["regions"]]
    assert document["reports"] == {
        "answered": 0,
        "answered_within_days": 90,
        "median_hours_to_answer": None,
    }
    assert response["Access-Control-Allow-Origin"] == "*"


def test_the_time_to_an_answer(reader: Client, alice: Moderator) -> None:
    method = listings.first_contact(listings.add())
    report = reporting.report(
        method, problem=Problem.CLOSED, note="xyzzy", at=NOON - timedelta(hours=5)
    )
    reporting.answer([report], by=alice, at=NOON, confirmed=True)
    response = reader.get(FRESHNESS)
    assert response.json()["reports"]["median_hours_to_answer"] == 5.0
    assert b"xyzzy" not in response.content


def test_a_parameter_is_refused_because_there_is_none(reader: Client) -> None:
    body = problem(reader.get(f"{FRESHNESS}?region=gb"))
    assert body["status"] == 400
    assert body["errors"][0]["parameter"] == "region"


def test_only_reading_is_allowed(reader: Client) -> None:
    assert problem(reader.post(FRESHNESS))["status"] == 405


def test_a_copy_that_holds_is_not_sent_again(reader: Client) -> None:
    etag = reader.get(FRESHNESS)["ETag"]
    assert reader.get(FRESHNESS, headers={"if-none-match": etag}).status_code == 304
