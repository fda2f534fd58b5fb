"""The data that ships: it can be imported as it is, and the README counts it right."""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

import resources
from resources.actions import importing, publishing, reference_data
from resources.actions.importing import Verdict
from resources.models import (
    Audience,
    Edition,
    EmergencyNumber,
    IndexEntry,
    Region,
    Service,
    Topic,
    Verification,
)
from resources.rules import region_codes
from resources.rules.publication import Missing, State

STARTER = Path(resources.__file__).parent / "starter"
AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def lines(name: str) -> list[str]:
    return (STARTER / name).read_text(encoding="utf-8").splitlines()


def vocabulary() -> dict[str, list[dict[str, object]]]:
    return json.loads((STARTER / "vocabulary.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@pytest.mark.django_db
def test_652_listings_were_read_512_are_public_and_140_wait() -> None:
    states = Counter(Service.objects.values_list("state", flat=True))
    assert states == {State.PUBLISHED: 512, State.DRAFT: 140}


@pytest.mark.django_db
def test_an_empty_directory_would_take_all_652() -> None:
    Service.objects.all().delete()
    plan = importing.plan(lines("services.jsonl"))
    assert Counter(found.verdict for found in plan.lines) == {Verdict.NEW: 652}
    assert len(plan.to_write) == 652


@pytest.mark.django_db
def test_each_of_the_140_drafts_has_its_reasons() -> None:
    everything = Service.objects.values_list("pk", flat=True)
    lacking = publishing.publish_drafts(list(everything), at=AT)
    drafts = Service.objects.filter(state=State.DRAFT).values_list("pk", flat=True)
    assert set(lacking) == set(drafts)
    assert len(lacking) == 140
    for lacks in lacking.values():
        assert lacks
        assert set(lacks) <= {Missing.EVIDENCE, Missing.CONFIDENCE}


@pytest.mark.django_db
def test_the_file_that_was_imported_is_unchanged_and_nothing_rises() -> None:
    before = str(Edition.current())
    plan = importing.plan(lines("services.jsonl"))
    assert Counter(found.verdict for found in plan.lines) == {Verdict.UNCHANGED: 652}
    assert importing.apply(plan, by=None, at=AT, why="a test").written == 0
    assert str(Edition.current()) == before


@pytest.mark.django_db
def test_every_public_listing_and_no_draft_is_in_the_index() -> None:
    public = Service.objects.published().values_list("pk", flat=True)
    assert set(IndexEntry.objects.values_list("service", flat=True)) == set(public)


@pytest.mark.django_db
def test_nobody_has_checked_anything() -> None:
    assert not Verification.objects.exists()
    assert not Service.objects.filter(contact_methods__number_checked_on__isnull=False).exists()


@pytest.mark.django_db
def test_every_public_listing_has_a_source_a_region_and_a_number_or_an_address() -> None:
    public = Service.objects.published()
    assert not public.filter(sources=None).exists()
    assert not public.filter(coverage=None).exists()
    assert not public.filter(contact_methods=None).exists()
    assert not public.filter(confidence="low").exists()


@pytest.mark.django_db
def test_the_regions_topics_and_numbers_are_there() -> None:
    assert Region.objects.count() == 5297
    assert (Topic.objects.count(), Audience.objects.count()) == (30, 22)
    assert EmergencyNumber.objects.count() == 670
    assert EmergencyNumber.objects.values("region").distinct().count() == 244


@pytest.mark.django_db
def test_reference_data_is_loaded_once() -> None:
    Topic.objects.filter(slug="suicide").update(names={"en": "Put otherwise by a moderator"})
    loaded = reference_data.load(
        vocabulary=vocabulary(),
        emergency_lines=lines("emergency_numbers.jsonl"),
        by=None,
        at=AT,
    )
    assert loaded == reference_data.Loaded(0, 0, 0, 0)
    assert Topic.objects.get(slug="suicide").names == {"en": "Put otherwise by a moderator"}


def test_ids_are_sorted_and_each_stands_once() -> None:
    ids = [json.loads(line)["id"] for line in lines("services.jsonl")]
    assert ids == sorted(set(ids))


def test_every_name_of_the_vocabulary_is_there_in_english_and_arabic() -> None:
    for entries in vocabulary().values():
        assert all({"en", "ar"} <= set(entry["names"]) for entry in entries)  # type: ignore[call-overload]


def test_every_emergency_number_rests_on_two_lists_and_stands_in_a_known_region() -> None:
    entries = [json.loads(line) for line in lines("emergency_numbers.jsonl")]
    assert [entry["region"] for entry in entries] == sorted({entry["region"] for entry in entries})
    for entry in entries:
        assert region_codes.kind(entry["region"]) == "country"
        assert all(len(set(number["sources"])) >= 2 for number in entry["numbers"])


def test_at_most_three_priority_lines_stand_in_a_country_and_none_is_for_a_group() -> None:
    listed = [json.loads(line) for line in lines("services.jsonl")]
    priority = [entry for entry in listed if entry.get("priority")]
    assert len(priority) == 83
    assert max(Counter(entry["coverage"][0] for entry in priority).values()) <= 3
    assert not any(entry.get("audiences") for entry in priority)
