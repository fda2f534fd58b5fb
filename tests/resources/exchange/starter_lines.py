"""Lines of the starter format: a full one, and what becomes of them when they are read."""

from typing import Any

import pytest

from resources.exchange.starter_format import Problem, RefusedLine, ServiceRecord, read_line
from tests.resources.factories import line

VOCABULARY = {
    "topics": frozenset({"loneliness", "suicide"}),
    "audiences": frozenset({"veterans-and-military"}),
}


def read(**changes: Any) -> ServiceRecord:
    return read_line(line(**changes), VOCABULARY)


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(RefusedLine) as refusal:
        read_line(text, VOCABULARY)
    assert refusal.value.problems
    return refusal.value.problems


def fields(text: str) -> set[str]:
    return {problem.field for problem in problems(text)}


def text(**changes: Any) -> list[dict[str, Any]]:
    return [{"language": "en", "name": "Tea Line", **changes}]


def method(**changes: Any) -> list[dict[str, Any]]:
    return [{"kind": "voice", "value": "116 123", "dialled_in": "gb", **changes}]


def source(**changes: Any) -> list[dict[str, Any]]:
    return [{"title": "A list", "kind": "dataset", **changes}]


FULL = {
    "kind": "warmline",
    "organization": "Friends of Tea",
    "texts": text(summary="Somebody to talk to.", description="Long.", what_happens="They listen."),
    "url": "https://example.org/",
    "coverage": ["gb-sct", "gb-wls"],
    "topics": ["loneliness", "suicide"],
    "audiences": ["veterans-and-military"],
    "minimum_age": 16,
    "maximum_age": 99,
    "priority": True,
    "contact_methods": method(
        keyword="TEA",
        menu_path="press 2",
        opening_hours="Mo-Fr 09:00-17:00",
        time_zone="Europe/London",
        holiday_region="gb",
        languages=["en", "cy"],
        cost="free",
        agreeing_sources=2,
    ),
    "policies": {"anonymous": "yes", "source": "https://example.org/privacy"},
    "sources": source(url="https://example.org/list", retrieved_on="2026-05", licence="CC0-1.0"),
    "independent_sources": 2,
    "confidence": "high",
    "notes": ["lead: ask them about the evenings"],
}


def paths(node: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node)
        if isinstance(node, list)
        else ()
    )
    return [path, *(found for key, value in inner for found in paths(value, (*path, key)))]


def replaced(node: Any, path: tuple[Any, ...], value: object) -> Any:
    if not path:
        return value
    copy = dict(node) if isinstance(node, dict) else list(node)
    copy[path[0]] = replaced(node[path[0]], path[1:], value)
    return copy
