import json
from typing import Any

import pytest
from django.test import Client

from tests.directory import listings
from tests.directory.html import Page


def structured_data(reader: Client, slug: str) -> dict[str, Any]:
    (script,) = Page(reader.get(f"/en/service/{slug}/")).scripts
    assert script.get("type") == "application/ld+json"
    document: dict[str, Any] = json.loads(script.source)
    return document


def test_a_search_engine_reads_who_it_is_and_where_it_helps(reader: Client) -> None:
    document = structured_data(reader, "gb-samaritans")
    assert (document["@context"], document["@type"]) == ("https://schema.org", "Service")
    assert document["name"] == "Samaritans"
    assert document["provider"] == {"@type": "Organization", "name": "Samaritans"}
    assert [area["name"] for area in document["areaServed"]] == ["United Kingdom"]


def test_a_search_engine_reads_each_way_of_contact(reader: Client) -> None:
    channels = structured_data(reader, "us-988-suicide-crisis-lifeline")["availableChannel"]
    assert [channel["@type"] for channel in channels] == ["ServiceChannel"] * 4
    phone, other_phone, text, chat = channels
    assert phone["servicePhone"]["telephone"] == "988"
    assert other_phone["servicePhone"]["telephone"] == "1-800-273-8255"
    assert text["serviceSmsNumber"]["telephone"] == "988"
    assert chat["serviceUrl"] == "https://988lifeline.org/chat/"
    assert phone["availableLanguage"] == ["en", "es"]


def test_only_a_line_that_is_always_open_is_said_to_be_open_all_week(reader: Client) -> None:
    by_day = listings.voice(
        value="0800 765 4321", opening_hours="Mo-Fr 09:00-17:00", time_zone="Europe/London"
    )
    listings.add(contact_methods=[listings.VOICE, by_day])
    channels = structured_data(reader, "gb-made-up-line")["availableChannel"]
    hours = {
        c["servicePhone"]["telephone"]: "hoursAvailable" in c["servicePhone"] for c in channels
    }
    assert hours == {"0800 123 4567": True, "0800 765 4321": False}
    assert len(channels[0]["servicePhone"]["hoursAvailable"]["dayOfWeek"]) == 7


@pytest.mark.parametrize(
    "name",
    [
        "</script><script>alert(1)</script>",
        "</script x",
        "<!--<script>",
        "]]>",
        "a & < c >",
        '"\\u',
    ],
)
def test_a_name_cannot_end_the_element_that_it_stands_in(reader: Client, name: str) -> None:
    listings.named(name)
    assert structured_data(reader, "gb-made-up-line")["name"] == name
    (script,) = Page(reader.get("/en/service/gb-made-up-line/")).scripts
    assert not set("<>&") & set(script.source)


def test_nothing_empty_is_told_to_a_search_engine(reader: Client) -> None:
    listings.add()
    assert not {"", None} & {
        value for value in structured_data(reader, "gb-made-up-line").values() if not value
    }
