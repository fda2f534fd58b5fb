from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.utils import translation

from directory.wording.line_changes import name, sentence, title
from resources.rules.contact_kinds import ContactKind
from resources.rules.line_changes import LineChangeKind, Way
from resources.search.line_changes import LineChange

PHONE = Way("voice", "116 123")
TEXT = Way("sms", "85258", keyword="SHOUT")
MENU = Way("voice", "988", menu_path="press 1")

DOWN = LineChange(
    id=UUID(int=1),
    sequence=1,
    at=datetime(2026, 11, 24, tzinfo=UTC),
    kind=LineChangeKind.DOWN,
    service_id=UUID(int=2),
    slug="tea-line",
    names={"en": "Tea Line", "ar": "خط الشاي"},
    old=PHONE,
    new=None,
    successor="",
    topics=(),
    regions=(),
)


@pytest.mark.parametrize(
    ("kind", "old", "new", "said"),
    [
        ("down", TEXT, None, "Text message: SHOUT → 85258: doesn't work at present. Please don't"),
        ("number-changed", PHONE, MENU, "Phone call: 116 123 is now Phone call: 988, then choose"),
        ("number-changed", PHONE, None, "Phone call: 116 123 is no longer listed. Please take it"),
        ("number-changed", None, PHONE, "Phone call: 116 123 is new."),
        ("back", PHONE, PHONE, "Phone call: 116 123: works again."),
        ("back", PHONE, TEXT, "Text message: SHOUT → 85258: works again. It was Phone call: 116"),
        ("back", None, None, "The line is back. Its numbers may have changed meanwhile."),
        ("closed", None, None, "The line is closed at present."),
        ("gone", None, None, "The line was taken off this directory."),
        ("retired", None, None, "The line has ended or was replaced."),
    ],
)
def test_each_change_is_a_sentence(kind: str, old: Way | None, new: Way | None, said: str) -> None:
    change = replace(DOWN, kind=LineChangeKind(kind), old=old, new=new)
    assert sentence(change).startswith(said)


def test_the_title_names_the_line() -> None:
    assert title(DOWN) == "Tea Line: down"


@pytest.mark.parametrize("kind", LineChangeKind)
@pytest.mark.parametrize("way", ContactKind)
def test_every_kind_has_its_words(kind: LineChangeKind, way: ContactKind) -> None:
    change = replace(DOWN, kind=kind, old=Way(way, "1"))
    assert title(change).startswith("Tea Line: ")
    assert sentence(change)


@pytest.mark.parametrize(
    ("names", "shown"),
    [({"en": "Tea", "ar": "شاي"}, "شاي"), ({"en": "Tea"}, "Tea"), ({}, "tea-line")],
)
def test_the_name_is_in_the_closest_language(names: dict[str, str], shown: str) -> None:
    with translation.override("ar"):
        assert name(replace(DOWN, names=names)) == shown
