import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.exchange.starter_format import Problem, RefusedLine, read_line
from tests.resources.exchange.starter_lines import (
    FULL,
    VOCABULARY,
    fields,
    method,
    paths,
    problems,
    read,
    replaced,
    source,
    text,
)
from tests.resources.factories import line, record

BIDI = "\u202e"
ZERO_WIDTH_SPACE = "\u200b"


def test_a_full_line_is_read_as_it_stands() -> None:
    read_back = read(**FULL).model_dump(mode="json", exclude_unset=True)
    assert read_back == {**FULL, "id": "gb-tea-line"}


def test_what_a_line_does_not_say_is_unknown() -> None:
    answers = read().policies.model_dump(exclude={"source"})
    assert set(answers.values()) == {"unknown"}
    assert read().contact_methods[0].cost == "unknown"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"texts": text(name=f"Tea{BIDI}Line")}, "texts.0.name"),
        ({"texts": text(name=f"Tea{ZERO_WIDTH_SPACE}Line")}, "texts.0.name"),
        ({"texts": text(name="Tea\nLine")}, "texts.0.name"),
        ({"texts": text(name="   ")}, "texts.0.name"),
        ({"texts": text(summary=f"Tea{BIDI}")}, "texts.0.summary"),
        ({"texts": text(summary="x" * 281)}, "texts.0.summary"),
        ({"texts": text(description=f"Tea{ZERO_WIDTH_SPACE}")}, "texts.0.description"),
        ({"texts": text(what_happens=f"Tea{BIDI}")}, "texts.0.what_happens"),
        ({"texts": text(language="klingonish")}, "texts.0.language"),
        ({"texts": []}, "texts"),
        ({"organization": f"Tea{BIDI}"}, "organization"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "//example.org"}, "url"),
        ({"url": "https://good.example@bad.example/"}, "url"),
        ({"coverage": ["zz"]}, "coverage.0"),
        ({"coverage": ["GB"]}, "coverage.0"),
        ({"coverage": ["gb", "gb-zzz"]}, "coverage.1"),
        ({"coverage": []}, "coverage"),
        ({"topics": ["dragons"]}, "topics.0"),
        ({"topics": []}, "topics"),
        ({"audiences": ["dragons"]}, "audiences.0"),
        ({"minimum_age": -1}, "minimum_age"),
        ({"maximum_age": 121}, "maximum_age"),
        ({"contact_methods": []}, "contact_methods"),
        ({"contact_methods": method(value="call us")}, "contact_methods.0"),
        ({"contact_methods": method(kind="pigeon")}, "contact_methods.0.kind"),
        (
            {"contact_methods": method(kind="chat", value="javascript:alert(1)")},
            "contact_methods.0",
        ),
        ({"contact_methods": method(value=f"116{BIDI}123")}, "contact_methods.0.value"),
        ({"contact_methods": method(dialled_in="zz")}, "contact_methods.0.dialled_in.function"),
        ({"contact_methods": method(languages=["xx-nonsense"])}, "contact_methods.0.languages.0"),
        ({"contact_methods": method(languages=["und"])}, "contact_methods.0.languages.0"),
        (
            {"contact_methods": method(opening_hours="weekdays, mostly")},
            "contact_methods.0.opening_hours",
        ),
        ({"contact_methods": method(opening_hours="SH off")}, "contact_methods.0.opening_hours"),
        ({"policies": {"source": "javascript:alert(1)"}}, "policies.source"),
        ({"policies": {"anonymous": "maybe"}}, "policies.anonymous"),
        ({"sources": []}, "sources"),
        ({"sources": source(url="javascript:alert(1)")}, "sources.0.url"),
        ({"sources": source(title="")}, "sources.0.title"),
        ({"sources": source(kind="rumour")}, "sources.0.kind"),
        ({"sources": source(retrieved_on="May")}, "sources.0.retrieved_on"),
        ({"confidence": "blind"}, "confidence"),
        ({"state": "published"}, "state"),
    ],
)
def test_a_line_with_a_mistake_is_refused_at_its_field(changes: dict[str, Any], field: str) -> None:
    assert any(
        found.startswith(field.removesuffix(".function")) for found in fields(line(**changes))
    )


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"minimum_age": 30, "maximum_age": 20}, id="ages in the wrong order"),
        pytest.param({"texts": text() + text(name="Again")}, id="two texts in one language"),
        pytest.param({"contact_methods": method() + method()}, id="one number twice"),
        pytest.param(
            {"contact_methods": method() + method(value="116  123")}, id="one number, two spellings"
        ),
        pytest.param({"independent_sources": 40_000}, id="more sources than a column holds"),
        pytest.param({"contact_methods": method(agreeing_sources=40_000)}, id="more that agree"),
        pytest.param({"notes": ["a\u0000b"]}, id="a note that no database takes"),
        pytest.param({"sources": source(licence="a\u0000b")}, id="a licence with a NUL"),
        pytest.param({"contact_methods": method(time_zone="Europe/Londno")}, id="no such zone"),
        pytest.param({"contact_methods": method(time_zone="Europe/" + "x" * 60)}, id="long zone"),
        pytest.param({"sources": source(retrieved_on="2025-02-31")}, id="a day that never was"),
        pytest.param({"sources": source(retrieved_on="2025-13")}, id="a thirteenth month"),
        pytest.param({"sources": source(retrieved_on="2025-00")}, id="month nought"),
        pytest.param({"sources": source(retrieved_on="0000")}, id="year nought"),
        pytest.param({"sources": source(retrieved_on="٢٠٢٥")}, id="digits of another script"),
    ],
)
def test_a_line_that_the_database_would_refuse_is_refused_before(changes: dict[str, Any]) -> None:
    assert fields(line(**changes))


@pytest.mark.parametrize(
    "record_id", ["", "Upper", "with space", "-a", "a-", "a--b", "a/b", "ü", "x" * 121, "a\n"]
)
def test_an_id_that_makes_no_address_is_refused(record_id: str) -> None:
    assert fields(line(record_id)) == {"id"}


@pytest.mark.parametrize("malformed", ["{", "", "[]", "null", '"text"', "{}}", '{"id": "\\ud800"}'])
def test_a_line_that_is_no_record_is_refused(malformed: str) -> None:
    assert problems(malformed)


def test_a_deeply_nested_line_is_refused() -> None:
    assert problems("[" * 100_000 + "]" * 100_000)


def test_every_problem_of_a_line_is_told_at_once() -> None:
    broken = line("Bad Id", coverage=["zz"], topics=["dragons"], url="javascript:alert(1)")
    assert fields(broken) == {"id", "coverage.0", "topics.0", "url"}


def test_a_refusal_is_told_in_a_sentence() -> None:
    assert problems(line(coverage=["zz"])) == (Problem("coverage.0", "there is no region 'zz'"),)
    assert problems(line(topics=["dragons"])) == (
        Problem("topics.0", "there is no topic 'dragons'"),
    )


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(ANYTHING)
def test_any_json_is_read_or_refused(anything: object) -> None:
    problems(json.dumps(anything))


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read_or_refused(anything: str) -> None:
    problems(anything)


@settings(deadline=None)
@given(path=st.sampled_from(paths(record(**FULL))), value=ANYTHING | st.from_regex(r"\d{4}-\d\d"))
def test_any_value_in_any_place_is_read_or_refused(path: tuple[Any, ...], value: object) -> None:
    try:
        found = read_line(json.dumps(replaced(record(**FULL), path, value)), VOCABULARY)
    except RefusedLine:
        return
    assert len(found.digest) == 64
    assert found.newest_source_on is None or found.newest_source_on.year > 0
