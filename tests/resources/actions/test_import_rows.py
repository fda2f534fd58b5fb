import json
from datetime import UTC, datetime
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps

from resources.actions import import_rows, importing, publishing, verifying
from resources.actions.importing import Verdict
from resources.models import ContactMethod, IndexEntry, Moderator, Organization, Service
from resources.rules.freshness import Aspect, Method, Outcome
from resources.rules.policies import ReachableFrom, Status, Working
from resources.rules.publication import State
from tests.resources.actions.imported_files import (
    AT,
    CHAT,
    PHONE,
    SOURCE,
    bring,
    imported,
    verdicts,
)
from tests.resources.exchange.starter_lines import FULL, paths, replaced
from tests.resources.factories import draft, line, listing, record

pytestmark = pytest.mark.django_db


def checked(service: Service, by: Moderator, at: datetime, **fields: Any) -> None:
    plain = {
        "aspect": Aspect.NUMBER,
        "method": Method.DIALLED,
        "outcome": Outcome.CONFIRMED,
        "contact_method": service.contact_methods.first(),
    }
    verifying.record(service, by=by, at=at, **{**plain, **fields})


# Which rows a record meets.


def test_an_import_meets_its_own_rows() -> None:
    bring(line())
    before = (imported().pk, imported().organization_id, imported().contact_methods.get().pk)
    bring(line(contact_methods=[{**PHONE, "opening_hours": "Mo 09:00-10:00"}], topics=["anxiety"]))
    after = (imported().pk, imported().organization_id, imported().contact_methods.get().pk)
    assert after == before
    assert imported().topics.get().slug == "anxiety"
    assert imported().contact_methods.get().schedule is not None


def test_two_installations_give_a_listing_the_same_id() -> None:
    assert import_rows.service_id("gb-samaritans") == UUID("cddb6ab0-182e-57df-8f30-4827da6c4ee7")


NASTY = [
    *["", " ", "x", "x" * 60, "x" * 301, "a\u0000b", "a\nb", "٢٠٢٥", "2025-02-31", "0000", "world"],
    *["gb", "zz", "und", "116  123", "Mo", "Europe", "https://example.org/" + "x" * 700],
    *[-1, 0, 121, 32_768, 2**40, 1.5, True, None, [], {}, ["x"], [""]],
]


def test_every_line_that_is_read_can_be_written() -> None:
    """One bad line must never keep out the others: the whole file is one transaction."""
    twisted = [
        json.dumps({**replaced(record(**FULL), path, value), "id": f"line-{number}"})
        for number, (path, value) in enumerate(product(paths(record(**FULL))[1:], NASTY))
    ]
    plan = importing.plan(twisted)
    assert plan.count(Verdict.NEW) > 50
    imported_rows = importing.apply(plan, by=None, at=AT, why="a test")
    assert imported_rows.written == plan.count(Verdict.NEW)


# What an import never overrules.


@pytest.mark.parametrize(
    ("checked_at", "read_on", "verdict"),
    [
        (datetime(2026, 6, 1, tzinfo=UTC), "2026-05-31", Verdict.KEPT),
        (datetime(2026, 6, 1, tzinfo=UTC), "2026-06-01", Verdict.KEPT),
        (datetime(2026, 6, 1, tzinfo=UTC), "2026-06-02", Verdict.CHANGED),
        (datetime(2026, 6, 1, tzinfo=UTC), "2026-05", Verdict.KEPT),
        (datetime(2026, 6, 1, tzinfo=UTC), "2026-06", Verdict.CHANGED),
        (datetime(2026, 6, 1, tzinfo=UTC), "2026", Verdict.CHANGED),
        (datetime(2026, 6, 1, tzinfo=UTC), "", Verdict.KEPT),
    ],
)
def test_a_listing_checked_since_the_file_was_read_is_kept(
    alice: Moderator, checked_at: datetime, read_on: str, verdict: Verdict
) -> None:
    bring(line())
    checked(imported(), alice, checked_at)
    newer = line(topics=["anxiety"], sources=[{**SOURCE, "retrieved_on": read_on}])
    assert verdicts([newer]) == [verdict]
    result = bring(newer)
    assert result.written == (verdict is Verdict.CHANGED)
    assert imported().topics.get().slug == (
        "anxiety" if verdict is Verdict.CHANGED else "loneliness"
    )


def test_a_kept_listing_is_named_in_the_plan(alice: Moderator) -> None:
    bring(line())
    checked(imported(), alice, AT)
    plan = importing.plan([line(topics=["anxiety"]), line("good")])
    assert [found.record.id for found in plan.kept if found.record] == ["gb-tea-line"]
    assert [found.id for found in plan.to_write] == ["good"]


@pytest.mark.parametrize("state", [state for state in State if state != State.DRAFT])
def test_an_import_leaves_a_moderators_state_alone(state: State) -> None:
    bring(line())
    Service.objects.filter(pk=imported().pk).update(state=state)
    bring(line(topics=["anxiety"]))
    assert imported().topics.get().slug == "anxiety"
    assert imported().state == state
    is_listed = IndexEntry.objects.filter(service=imported()).exists()
    assert is_listed is (state == State.PUBLISHED)


def test_a_listing_that_a_moderator_sent_back_is_not_published_by_an_import(
    alice: Moderator,
) -> None:
    bring(line(sources=[{**SOURCE, "kind": "page"}]))
    service = imported()
    publishing.submit(service, by=alice, at=AT)
    publishing.send_back(service, by=alice, at=AT, why="the number belongs to a shop")
    bring(line())
    assert imported().state == State.DRAFT


def test_an_import_leaves_the_address_and_the_successor_alone() -> None:
    bring(line())
    successor = draft("gb-new-tea-line")
    Service.objects.filter(pk=imported().pk).update(
        slug="gb-moved", state=State.RETIRED, replaced_by=successor
    )
    bring(line(topics=["anxiety"]))
    assert (imported().slug, imported().replaced_by) == ("gb-moved", successor)


def test_what_a_file_does_not_speak_of_stays() -> None:
    bring(line())
    pair = listing("gb-youth-tea-line")
    said_here = {
        "status": Status.TEMPORARILY_CLOSED,
        "alert": "Closed for the flood",
        "paired_with": pair.pk,
        "approaches": ["cbt"],
    }
    Service.objects.filter(pk=imported().pk).update(**said_here)
    bring(line(topics=["anxiety"]))
    assert Service.objects.filter(pk=imported().pk).values(*said_here).get() == said_here


def test_what_a_file_does_not_know_of_an_organization_stays() -> None:
    bring(line(organization="Friends of Tea"))
    said_here = {
        "url": "https://tea.example.org",
        "description": "Since 1953.",
    }
    Organization.objects.filter(name="Friends of Tea").update(**said_here)
    friends = Organization.objects.get(name="Friends of Tea")
    friends.verification_contacts.create(email="trust@tea.example.org")
    bring(line(organization="Friends of Tea", topics=["anxiety"]))
    assert Organization.objects.filter(name="Friends of Tea").values(*said_here).get() == said_here
    assert friends.verification_contacts.get().email == "trust@tea.example.org"


def test_what_was_found_out_about_a_number_stays() -> None:
    bring(line())
    found_out = {
        "working": Working.DOWN,
        "reachable_from": ReachableFrom.ABROAD_TOO,
        "number_checked_on": AT.date(),
        "number_check_method": Method.DIALLED,
        "review_due_on": AT.date(),
    }
    numbers = ContactMethod.objects.filter(service=imported())
    numbers.update(**found_out)
    bring(line(topics=["anxiety"]))
    assert numbers.values(*found_out).get() == found_out


# What a file no longer has.


def values() -> set[str]:
    return set(imported().contact_methods.values_list("value", flat=True))


def test_a_contact_that_left_the_file_is_gone() -> None:
    bring(line(contact_methods=[PHONE, CHAT]))
    bring(line(contact_methods=[PHONE]))
    assert values() == {"116 123"}


def test_a_contact_that_left_the_file_stays_where_somebody_has_checked_it(
    alice: Moderator,
) -> None:
    bring(line(contact_methods=[CHAT, PHONE]))
    checked(imported(), alice, datetime(2025, 1, 1, tzinfo=UTC))
    bring(line(contact_methods=[PHONE]))
    assert values() == {"116 123", "https://example.org/chat"}


def test_a_contact_that_left_the_file_is_gone_although_hours_were_checked_elsewhere(
    alice: Moderator,
) -> None:
    checked(listing("other-line"), alice, AT, aspect=Aspect.HOURS, contact_method=None)
    bring(line(contact_methods=[PHONE, CHAT]))
    bring(line(contact_methods=[PHONE]))
    assert values() == {"116 123"}


def test_sources_and_regions_that_left_the_file_are_gone() -> None:
    bring(line(coverage=["gb", "ie"], sources=[SOURCE, {**SOURCE, "title": "B"}]))
    bring(line())
    service = imported()
    assert service.coverage.get().code == "gb"
    assert service.sources.get().title == SOURCE["title"]


def test_words_in_another_language_stay_because_a_moderator_may_have_written_them() -> None:
    bring(line(texts=[{"language": "en", "name": "Tea Line"}]))
    imported().texts.create(language="cy", name="Llinell De")
    bring(line(texts=[{"language": "en", "name": "The Tea Line"}]))
    texts = dict(imported().texts.values_list("language", "name"))
    assert texts == {"en": "The Tea Line", "cy": "Llinell De"}


def test_a_listing_that_left_the_file_stays() -> None:
    bring(line(), line("gb-coffee-line"))
    bring(line())
    assert imported("gb-coffee-line").state == State.PUBLISHED


def test_the_history_keeps_what_left_the_file() -> None:
    bring(line(contact_methods=[PHONE, CHAT]))
    bring(line(contact_methods=[PHONE]))
    events = apps.get_model("resources", "ContactMethodEvent")._default_manager
    assert events.filter(value=CHAT["value"], pgh_label="delete").count() == 1


def test_organizations_of_the_same_name_in_two_countries_are_two() -> None:
    bring(
        line("gb-a", organization="Samaritans", coverage=["gb"]),
        line("gb-b", organization="SAMARITANS", coverage=["gb-sct"]),
        line("us-a", organization="Samaritans", coverage=["us"]),
    )
    owners = {imported(name).organization_id for name in ("gb-a", "gb-b", "us-a")}
    assert len(owners) == 2
