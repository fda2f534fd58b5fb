import json
from datetime import date
from typing import Any

import pytest

from resources.exchange.starter_format import RefusedLine, read_line
from tests.resources.exchange.starter_lines import (
    FULL,
    VOCABULARY,
    method,
    paths,
    read,
    replaced,
    source,
    text,
)
from tests.resources.factories import record

OTHER = {
    "kind": "helpline",
    "organization": "Enemies of Tea",
    "texts": text(summary="Somebody else.", description="Long.", what_happens="They listen."),
    "url": "https://example.org/other",
    "coverage": ["gb-wls", "gb-sct"],
    "topics": ["loneliness"],
    "audiences": [],
    "minimum_age": 17,
    "maximum_age": 98,
    "priority": False,
    "contact_methods": method(value="116 124"),
    "policies": {"anonymous": "no", "source": "https://example.org/privacy"},
    "sources": source(url="https://example.org/list", retrieved_on="2026-06", licence="CC0-1.0"),
    "independent_sources": 3,
    "confidence": "medium",
    "notes": [],
}


@pytest.mark.parametrize("field", sorted(OTHER))
def test_the_digest_changes_with_any_field(field: str) -> None:
    assert set(OTHER) == set(FULL)
    assert read(**FULL).digest != read(**{**FULL, field: OTHER[field]}).digest


@pytest.mark.parametrize(
    "path", [path for path in paths(FULL) if isinstance(path[-1:][0] if path else 0, str)]
)
def test_the_digest_changes_when_a_field_goes(path: tuple[Any, ...]) -> None:
    *above, name = path
    holder: Any = FULL
    for step in above:
        holder = holder[step]
    without = {key: value for key, value in holder.items() if key != name}
    try:
        shorter = read(**replaced(FULL, tuple(above), without))
    except RefusedLine:
        return  # a field that every line needs
    assert shorter.digest != read(**FULL).digest


def test_the_digest_does_not_change_with_spaces_or_order() -> None:
    entries = record(**FULL)
    backwards = json.dumps(dict(reversed(entries.items())), indent=1, ensure_ascii=False)
    assert read_line(backwards, VOCABULARY).digest == read(**FULL).digest


@pytest.mark.parametrize(
    ("dates", "newest"),
    [
        ([""], None),
        (["2024"], date(2024, 12, 31)),
        (["2024-02"], date(2024, 2, 29)),
        (["2025-02"], date(2025, 2, 28)),
        (["2025-04"], date(2025, 4, 30)),
        (["2025-12"], date(2025, 12, 31)),
        (["9999-12"], date(9999, 12, 31)),
        (["2025-03-04"], date(2025, 3, 4)),
        (["2025-03-04", "2025-03", ""], date(2025, 3, 31)),
        (["2025-12-30", "2025", "2024-12-31"], date(2025, 12, 31)),
        (["2026-01-01", "2025"], date(2026, 1, 1)),
    ],
)
def test_a_date_that_is_not_exact_is_taken_for_the_last_it_can_be(
    dates: list[str], newest: date | None
) -> None:
    sources = [entry for each in dates for entry in source(retrieved_on=each)]
    assert read(sources=sources).newest_source_on == newest
