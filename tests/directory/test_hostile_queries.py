"""Whatever stands in a query string or an address: an answer or a refusal, never an error."""

from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.directory.addresses import SAMARITANS_PHONE

DOORS = [
    "/en/gb/",
    "/en/",
    "/en/go",
    "/en/publishers/",
    "/embed/v1/en/gb/",
    "/api/v1/services",
    "/api/v1/services/134a5ddb-c773-5200-9cca-74c88c8c39a4",
    "/en/freshness/",
    f"/en/report/{SAMARITANS_PHONE}/",
    "/api/v1/freshness",
    "/exit",
    "/",
]

NAMES = [
    "region",
    "topic",
    "language",
    "channel",
    "audience",
    "open",
    "free",
    "anonymous",
    "dispatch",
    "page",
    "per_page",
    "text_language",
    "csrfmiddlewaretoken",
]

VALUES = {
    "a NUL byte": "%00",
    "control characters": "%01%02%07%08%1b%7f",
    "line breaks": "a%0d%0aSet-Cookie:%20a=b",
    "broken UTF-8": "%ff%fe%c3%28",
    "half a surrogate": "%ed%a0%80",
    "an overlong slash": "%c0%af",
    "a lone percent sign": "%",
    "unfinished percents": "%e%zz%u0041",
    "ten kilobytes": "a" * 10_240,
    "ten kilobytes of digits": "9" * 10_240,
    "combining marks": quote("\u0301" * 500),
    "bidirectional controls": quote("\u202e\u2066gb"),
    "a wide number": quote("１２"),
    "a quotation": "'%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "a statement": "gb'%3B--",
    "a template": "%7B%7B%207%7Cadd:7%20%7D%7D",
    "a path": "../../../../etc/passwd",
    "a format": "%25s%25n%7B0.__class__%7D",
    "empty": "",
    "an emoji": quote("🙂"),
}

SLOW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def answered(reader: Client, path: str, query: str = "") -> int:
    response = reader.get(path, QUERY_STRING=query)
    assert "Set-Cookie" not in response.headers
    return int(response.status_code)


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("path", DOORS)
def test_hostile_values_are_answered_or_refused(reader: Client, path: str, value: str) -> None:
    wishes = "&".join(f"{name}={value}" for name in NAMES)
    assert answered(reader, path, wishes) < 500
    assert answered(reader, path, f"{wishes}&region=gb") < 500
    assert answered(reader, path, f"region=gb&{value}={value}") < 500


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_the_api_refuses_what_it_does_not_know(reader: Client, value: str) -> None:
    if value:
        assert answered(reader, "/api/v1/services", f"region={value}") == 400
        assert answered(reader, "/api/v1/services", f"region=gb&page={value}") == 400
        assert answered(reader, "/api/v1/services", f"region=gb&{value}=1") == 400


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize(
    "path",
    [
        "/{}/",
        "/en/{}/",
        "/en/gb/{}/",
        "/en/service/{}/",
        "/en/report/{}/",
        "/embed/v1/en/{}/",
        "/embed/v1/{}/gb/",
    ],
)
def test_hostile_addresses_lead_to_a_page_that_helps(reader: Client, path: str, value: str) -> None:
    response = reader.get(path.format(value))
    assert response.status_code in (200, 301, 302, 404)


def test_hundreds_of_parameters_are_refused(reader: Client) -> None:
    query = "&".join(f"open=yes{number}" for number in range(2000))
    for path in ("/en/gb/", "/api/v1/services", "/embed/v1/en/gb/"):
        assert 400 <= answered(reader, path, query) < 500


@pytest.mark.parametrize("header", ["accept-language", "if-none-match", "accept-encoding", "host"])
@pytest.mark.parametrize(
    "value", ["\x00", "é\xff", "a" * 20_000, ",;=q", '"', "W/", "..", "[", "%00"]
)
def test_hostile_headers_are_answered_or_refused(reader: Client, header: str, value: str) -> None:
    for path in ("/", "/en/", "/en/gb/", "/nowhere", "/api/v1/services?region=gb"):
        assert reader.get(path, headers={header: value}).status_code < 500


@SLOW
@given(
    path=st.sampled_from(DOORS),
    query=st.dictionaries(
        st.sampled_from(NAMES) | st.text(max_size=8), st.text(max_size=40), max_size=4
    ),
)
def test_any_words_are_answered_or_refused(
    reader: Client, path: str, query: dict[str, str]
) -> None:
    assert answered(reader, path, urlencode(query, errors="replace")) < 500


@SLOW
@given(path=st.sampled_from(DOORS), query=st.binary(max_size=60))
def test_any_bytes_are_answered_or_refused(reader: Client, path: str, query: bytes) -> None:
    # A server hands over the bytes of a query string as Latin-1 (PEP 3333).
    assert answered(reader, path, query.decode("latin-1")) < 500


@SLOW
@given(path=st.text(max_size=30))
def test_any_address_is_answered_or_refused(reader: Client, path: str) -> None:
    assert reader.get("/en/" + quote(path, errors="replace") + "/").status_code < 500


@SLOW
@given(fields=st.dictionaries(st.sampled_from(["method", "problem", "note"]), st.text()))
def test_any_words_of_a_report_are_answered_or_refused(
    reader: Client, fields: dict[str, str]
) -> None:
    words = {name: text.encode(errors="replace").decode() for name, text in fields.items()}
    response = reader.post(f"/en/report/{SAMARITANS_PHONE}/", words)
    assert response.status_code in (302, 400, 429)


@SLOW
@given(body=st.binary(max_size=200))
def test_any_bytes_of_a_report_are_answered_or_refused(reader: Client, body: bytes) -> None:
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=a"):
        response = reader.post(f"/en/report/{SAMARITANS_PHONE}/", body, content_type=kind)
        assert response.status_code in (302, 400, 429)
