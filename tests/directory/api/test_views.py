from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from resources.actions import publishing
from resources.models import Moderator, Service
from tests.conftest import NOON
from tests.directory import listings

SERVICES = "/api/v1/services"


def get(reader: Client, query: str = "region=gb") -> dict[str, Any]:
    response = reader.get(f"{SERVICES}?{query}")
    assert response.status_code == 200, response.content
    document: dict[str, Any] = response.json()
    return document


def problem(response: HttpResponse) -> dict[str, Any]:
    """The body of an error, as RFC 9457 wants it."""
    assert response["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = response.json()  # type: ignore[attr-defined]
    assert {"type", "title", "status", "detail"} <= body.keys()
    assert body["status"] == response.status_code
    return body


def test_an_answer_says_how_many_there_are_and_what_to_call_in_an_emergency(
    reader: Client,
) -> None:
    document = get(reader)
    assert list(document) == [
        *("count", "count_is_exact", "next", "previous", "widened", "emergency", "results"),
    ]
    assert document["count_is_exact"] is True
    assert document["count"] > 20
    assert len(document["results"]) == 20
    assert document["widened"] == []
    assert {"service": "all", "number": "999", "href": "tel:999"} in document["emergency"]


def test_following_next_meets_every_line_once_and_previous_leads_back(reader: Client) -> None:
    address, forward, seen = f"{SERVICES}?region=us&per_page=7", [], []
    while address:
        forward.append(address)
        document = reader.get(address).json()
        seen += [result["id"] for result in document["results"]]
        address = document["next"]
    assert len(seen) == len(set(seen)) == document["count"] > 20
    back = 0
    while document["previous"]:
        document = reader.get(document["previous"]).json()
        back += 1
    assert back == len(forward) - 1
    assert [result["id"] for result in document["results"]] == seen[:7]


def test_next_keeps_what_was_asked(reader: Client) -> None:
    following = get(reader, "region=us&language=es&per_page=3")["next"]
    assert following == (
        "http://testserver/api/v1/services?region=us&language=es&per_page=3&page=2"
    )


def test_a_page_after_the_last_is_empty_and_keeps_the_count(reader: Client) -> None:
    document = get(reader, "region=gb&page=100000")
    assert (document["results"], document["next"], document["widened"]) == ([], None, [])
    assert document["count"] == get(reader)["count"]


def test_a_region_is_understood_in_any_spelling(reader: Client) -> None:
    assert get(reader, "region=UK")["count"] == get(reader, "region=gb")["count"]


def test_a_widened_answer_names_what_was_dropped(reader: Client) -> None:
    document = get(reader, "region=eg&topic=gambling&language=mt")
    assert document["widened"] == ["language", "topic"]
    assert document["results"]


def test_a_place_without_lines_names_lines_elsewhere(reader: Client) -> None:
    document = get(reader, "region=va")
    assert document["widened"] == ["elsewhere"]
    assert document["results"]
    assert document["emergency"]


def test_summaries_come_in_the_written_language_that_is_asked_for(reader: Client) -> None:
    english = get(reader, "region=eg")["results"][0]
    arabic = get(reader, "region=eg&text_language=ar")["results"][0]
    assert english["id"] == arabic["id"]
    assert english["summary"] != arabic["summary"]
    assert arabic["url"].startswith("http://testserver/ar/service/")


def test_one_service_is_found_by_its_id(reader: Client) -> None:
    in_list = get(reader, "region=gb&topic=suicide")["results"][0]
    response = reader.get(f"{SERVICES}/{in_list['id']}")
    assert response.status_code == 200
    assert response.json() == in_list


def test_a_copy_of_one_service_holds_until_it_changes(reader: Client, alice: Moderator) -> None:
    service = listings.add()
    first = reader.get(f"{SERVICES}/{service.pk}")
    headers = {"if-none-match": first["ETag"]}
    assert reader.get(f"{SERVICES}/{service.pk}", headers=headers).status_code == 304
    publishing.withdraw(service, by=alice, at=NOON)
    assert reader.get(f"{SERVICES}/{service.pk}", headers=headers).status_code == 404


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn", "retired"])
def test_a_service_that_is_not_published_is_not_found(reader: Client, state: str) -> None:
    service = listings.add()
    Service.objects.filter(pk=service.pk).update(state=state)
    body = problem(reader.get(f"{SERVICES}/{service.pk}"))
    assert body["status"] == 404
    assert "Made-up" not in str(body)


@pytest.mark.parametrize(
    "service_id", ["00000000-0000-4000-8000-000000000000", "not-a-uuid", "gb-samaritans", "1"]
)
def test_an_unknown_id_is_a_problem_that_any_site_can_read(reader: Client, service_id: str) -> None:
    response = reader.get(f"{SERVICES}/{service_id}")
    assert problem(response)["status"] == 404
    assert response["Access-Control-Allow-Origin"] == "*"


def test_an_unknown_written_language_of_one_service_is_a_problem(reader: Client) -> None:
    service = Service.objects.published()[0]
    body = problem(reader.get(f"{SERVICES}/{service.pk}?text_language=xx"))
    assert (body["status"], body["errors"][0]["parameter"]) == (400, "text_language")


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("", "region"),
        ("region=", "region"),
        ("region=zz", "region"),
        ("region=england", "region"),
        ("region=gb&topic=nonsense", "topic"),
        ("region=gb&language=klingonese", "language"),
        ("region=gb&text_language=nl", "text_language"),
        ("region=gb&text_language=EN", "text_language"),
        ("region=gb&page=0", "page"),
        ("region=gb&page=-1", "page"),
        ("region=gb&page=abc", "page"),
        ("region=gb&page=", "page"),
        ("region=gb&page=1.0", "page"),
        ("region=gb&page=%D9%A1", "page"),
        ("region=gb&page=100001", "page"),
        ("region=gb&per_page=0", "per_page"),
        ("region=gb&per_page=101", "per_page"),
        ("region=gb&open=maybe", "open"),
        ("region=gb&country=gb", "country"),
        ("region=gb&offset=10", "offset"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_name(
    reader: Client, query: str, parameter: str
) -> None:
    response = reader.get(f"{SERVICES}?{query}")
    body = problem(response)
    assert response.status_code == 400
    assert [error["parameter"] for error in body["errors"]] == [parameter]
    assert body["errors"][0]["detail"].endswith(".")
    assert response["Access-Control-Allow-Origin"] == "*"


def test_every_mistake_is_named_at_once(reader: Client) -> None:
    body = problem(reader.get(f"{SERVICES}?page=x&open=maybe&colour=blue"))
    assert {error["parameter"] for error in body["errors"]} == {"region", "page", "open", "colour"}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", [SERVICES, f"{SERVICES}/00000000-0000-4000-8000-000000000000"])
def test_nothing_can_be_written(db: None, noon: object, method: str, path: str) -> None:
    outsider = Client(enforce_csrf_checks=True)
    response = getattr(outsider, method)(f"{path}?region=gb")
    assert problem(response)["status"] == 405
    assert response["Allow"] == "GET, HEAD"


def test_a_head_request_has_the_headers_and_no_body(reader: Client) -> None:
    response = reader.head(f"{SERVICES}?region=gb")
    assert (response.status_code, response.content) == (200, b"")
    assert response["ETag"] == reader.get(f"{SERVICES}?region=gb")["ETag"]


def test_any_site_may_read_it(reader: Client) -> None:
    response = reader.get(f"{SERVICES}?region=gb", headers={"origin": "https://example.org"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["Content-Type"] == "application/json"
    assert "ETag" in response["Access-Control-Expose-Headers"]


def test_a_copy_that_holds_may_be_used_by_any_site(reader: Client) -> None:
    etag = reader.get(f"{SERVICES}?region=gb")["ETag"]
    response = reader.get(f"{SERVICES}?region=gb", headers={"if-none-match": etag})
    assert (response.status_code, response["Access-Control-Allow-Origin"]) == (304, "*")
