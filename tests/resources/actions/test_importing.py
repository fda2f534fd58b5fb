from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resources.actions import editing, import_rows, importing, publishing, verifying
from resources.actions.importing import Imported, Plan, Verdict
from resources.models import ContactMethod, Edition, IndexEntry, Moderator, Organization, Service
from resources.rules.freshness import Aspect, Method, Outcome
from resources.rules.policies import ReachableFrom, Status, Working
from resources.rules.publication import Basis, Missing, State
from tests.resources.factories import draft, line, listing, record

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SOURCE = record()["sources"][0]
PHONE = record()["contact_methods"][0]
CHAT = {"kind": "chat", "value": "https://example.org/chat"}


def bring(*lines: str) -> Imported:
    return importing.apply(importing.plan(lines), by=None, at=AT, why="a test")


def verdicts(lines: Iterable[str]) -> list[Verdict]:
    return [planned.verdict for planned in importing.plan(lines).lines]


def imported(record_id: str = "gb-tea-line") -> Service:
    return Service.objects.get(imported_from=record_id)


def rows() -> dict[str, int]:
    """How many rows there are in each table, events included."""
    models = apps.get_app_config("resources").get_models()
    return {model.__name__: model._default_manager.count() for model in models}


def edition() -> str:
    return str(Edition.current())


def checked(service: Service, by: Moderator, at: datetime, **fields: Any) -> None:
    plain = {
        "aspect": Aspect.NUMBER,
        "method": Method.DIALLED,
        "outcome": Outcome.CONFIRMED,
        "contact_method": service.contact_methods.first(),
    }
    verifying.record(service, by=by, at=at, **{**plain, **fields})


# What a plan says.


def test_a_line_that_nobody_has_seen_is_new() -> None:
    plan = importing.plan([line()])
    assert [planned.verdict for planned in plan.lines] == [Verdict.NEW]
    assert [found.id for found in plan.to_write] == ["gb-tea-line"]


def test_a_plan_writes_nothing() -> None:
    bring(line())
    with CaptureQueriesContext(connection) as queries:
        importing.plan([line(), line("gb-coffee-line"), line(topics=["anxiety"]), "{"])
    assert {query["sql"].split()[0] for query in queries} == {"SELECT"}


def test_a_line_that_was_imported_is_unchanged() -> None:
    bring(line())
    assert verdicts([line()]) == [Verdict.UNCHANGED]


def test_a_line_that_says_something_else_is_changed() -> None:
    bring(line())
    assert verdicts([line(topics=["anxiety"])]) == [Verdict.CHANGED]


def test_empty_lines_are_passed_over_and_counted() -> None:
    plan = importing.plan(["", line(), "  ", "{"])
    assert [(found.line_number, found.verdict) for found in plan.lines] == [
        (2, Verdict.NEW),
        (4, Verdict.REFUSED),
    ]


def test_a_plan_counts_its_verdicts() -> None:
    plan = importing.plan([line(), line("gb-coffee-line"), "{", "}"])
    counts = {verdict: plan.count(verdict) for verdict in Verdict}
    assert counts == {**dict.fromkeys(Verdict, 0), Verdict.NEW: 2, Verdict.REFUSED: 2}
    assert len(plan.refused) == 2


def test_an_empty_file_is_an_empty_plan() -> None:
    assert importing.plan([]) == Plan(lines=())
    assert bring() == Imported(written=0, drafts={})


# What is refused, and that it keeps nobody else out.


def with_text(**changes: Any) -> str:
    return line("bad", texts=[{"language": "en", "name": "Tea Line", **changes}])


def with_contact(**changes: Any) -> str:
    return line("bad", contact_methods=[{**PHONE, **changes}])


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        pytest.param('{"id": "bad"', "line", id="malformed JSON"),
        pytest.param(with_text(name="Tea\u202eLine"), "texts.0.name", id="bidi control"),
        pytest.param(with_text(name="Tea\u200bLine"), "texts.0.name", id="zero-width space"),
        pytest.param(line("bad", url="javascript:alert(1)"), "url", id="javascript in a link"),
        pytest.param(
            with_contact(kind="chat", value="javascript:alert(1)"),
            "contact_methods.0",
            id="javascript in a chat",
        ),
        pytest.param(line("bad", coverage=["zz"]), "coverage.0", id="unknown region"),
        pytest.param(line("bad", topics=["dragons"]), "topics.0", id="unknown topic"),
        pytest.param(line("bad", audiences=["dragons"]), "audiences.0", id="unknown audience"),
        pytest.param(
            with_contact(languages=["klingonish"]),
            "contact_methods.0.languages.0",
            id="unknown spoken language",
        ),
        pytest.param(
            with_text(language="klingonish"), "texts.0.language", id="unknown written language"
        ),
        pytest.param(
            with_contact(opening_hours="SH off"),
            "contact_methods.0.opening_hours",
            id="refused hours",
        ),
        pytest.param(line("bad", minimum_age=30, maximum_age=20), "", id="ages out of order"),
        pytest.param(line("bad", contact_methods=[PHONE, PHONE]), "", id="one number twice"),
        pytest.param(line("bad", notes=["a\u0000b"]), "notes.0", id="a NUL"),
    ],
)
def test_a_refused_line_keeps_the_others_not_out(bad: str, field: str) -> None:
    plan = importing.plan([bad, line("good")])
    assert plan.refused[0].line_number == 1
    assert any(problem.field.startswith(field) for problem in plan.refused[0].problems)
    importing.apply(plan, by=None, at=AT, why="a test")
    assert imported("good").state == State.PUBLISHED
    assert not Service.objects.filter(slug="bad").exists()


def test_an_id_that_stands_twice_counts_once() -> None:
    plan = importing.plan([line("twice"), line("good"), line("twice", topics=["anxiety"])])
    refused = plan.refused[0]
    assert (refused.line_number, refused.problems[0].field) == (3, "id")
    assert refused.problems[0].reason == "stands on line 1 already"
    importing.apply(plan, by=None, at=AT, why="a test")
    assert imported("twice").topics.get().slug == "loneliness"
    assert imported("good").state == State.PUBLISHED


def test_the_address_of_a_listing_made_by_hand_is_not_taken() -> None:
    by_hand = listing("gb-tea-line")
    plan = importing.plan([line(), line("good")])
    assert [found.problems[0].field for found in plan.refused] == ["id"]
    importing.apply(plan, by=None, at=AT, why="a test")
    by_hand.refresh_from_db()
    assert by_hand.imported_from is None
    assert imported("good").state == State.PUBLISHED


def test_the_address_that_a_moderator_gave_an_imported_listing_is_not_taken() -> None:
    bring(line("old"))
    Service.objects.filter(slug="old").update(slug="new")
    plan = importing.plan([line("new"), line("good")])
    assert [found.problems[0].field for found in plan.refused] == ["id"]
    importing.apply(plan, by=None, at=AT, why="a test")
    assert imported("good").state == State.PUBLISHED


def test_the_former_address_of_another_listing_is_not_taken(alice: Moderator) -> None:
    moved = listing("gb-tea-line")
    moved.slug = "gb-tea-and-biscuits"
    with editing.by_hand(by=alice, at=AT):
        editing.save(moved)
    assert verdicts([line()]) == [Verdict.REFUSED]


# What is written.


def test_a_listing_that_is_fit_goes_public_at_once() -> None:
    result = bring(line())
    assert result == Imported(written=1, drafts={})
    service = imported()
    assert (service.state, service.basis, service.published_at) == (
        State.PUBLISHED,
        Basis.GOVERNMENT_PAGE,
        AT,
    )
    assert IndexEntry.objects.filter(service=service, region="gb", topic="loneliness").exists()


def test_a_listing_with_weak_sources_waits_as_a_draft() -> None:
    weak = line(sources=[{**SOURCE, "kind": "page"}], confidence="low")
    result = bring(weak, line("good"))
    lacks = (Missing.EVIDENCE, Missing.CONFIDENCE)
    assert result == Imported(written=2, drafts={"gb-tea-line": lacks})
    assert imported().state == State.DRAFT
    assert not IndexEntry.objects.filter(service=imported()).exists()


def test_a_draft_goes_public_when_its_file_brings_a_better_source() -> None:
    bring(line(sources=[{**SOURCE, "kind": "page"}]))
    bring(line())
    assert imported().state == State.PUBLISHED


def test_an_import_raises_the_edition_once_and_says_why() -> None:
    before = Edition.current().number
    bring(*(line(f"line-{number}") for number in range(3)))
    assert Edition.current().number == before + 1
    event = apps.get_model("resources", "ServiceEvent")._default_manager.latest("pgh_id")
    assert event.pgh_context.metadata == {"by": None, "at": AT.isoformat(), "why": "a test"}


def test_a_second_import_of_the_same_file_changes_nothing() -> None:
    lines = [line(), line("gb-coffee-line"), "{"]
    bring(*lines)
    before = rows(), edition()
    assert verdicts(lines) == [Verdict.UNCHANGED, Verdict.UNCHANGED, Verdict.REFUSED]
    assert bring(*lines).written == 0
    assert (rows(), edition()) == before


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


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join([line(), line("gb-coffee-line"), "{"]), encoding="utf-8")
    before = rows(), edition()
    said = StringIO()
    call_command("import_services", file, dry_run=True, stdout=said)
    assert "Plan: 2 new, 0 changed, 0 unchanged, 0 kept, 1 refused." in said.getvalue()
    assert (rows(), edition()) == before


def test_progress_is_told_of_every_record() -> None:
    told: list[int] = []
    plan = importing.plan([line(f"line-{number}") for number in range(3)])
    importing.apply(plan, by=None, at=AT, why="a test", progress=told.append)
    assert sum(told) == 3


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
        "verification_contact_email": "trust@tea.example.org",
    }
    Organization.objects.filter(name="Friends of Tea").update(**said_here)
    bring(line(organization="Friends of Tea", topics=["anxiety"]))
    assert Organization.objects.filter(name="Friends of Tea").values(*said_here).get() == said_here


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


def test_names_sources_and_regions_that_left_the_file_are_gone() -> None:
    names = [{"language": "en", "name": "Tea Line"}, {"language": "cy", "name": "Llinell De"}]
    bring(line(texts=names, coverage=["gb", "ie"], sources=[SOURCE, {**SOURCE, "title": "B"}]))
    bring(line())
    service = imported()
    assert service.texts.get().language == "en"
    assert service.coverage.get().code == "gb"
    assert service.sources.get().title == SOURCE["title"]


def test_a_listing_that_left_the_file_stays() -> None:
    bring(line(), line("gb-coffee-line"))
    bring(line())
    assert imported("gb-coffee-line").state == State.PUBLISHED


def test_the_history_keeps_what_left_the_file() -> None:
    bring(line(contact_methods=[PHONE, CHAT]))
    bring(line(contact_methods=[PHONE]))
    events = apps.get_model("resources", "ContactMethodEvent")._default_manager
    assert events.filter(value=CHAT["value"], pgh_label="delete").count() == 1


@pytest.mark.parametrize("lines", [1, 30])
def test_a_long_plan_costs_as_much_as_a_short_one(
    lines: int, django_assert_num_queries: Callable[..., object]
) -> None:
    with django_assert_num_queries(4):
        importing.plan([line(f"line-{number}") for number in range(lines)])


def test_organizations_of_the_same_name_in_two_countries_are_two() -> None:
    bring(
        line("gb-a", organization="Samaritans", coverage=["gb"]),
        line("gb-b", organization="SAMARITANS", coverage=["gb-sct"]),
        line("us-a", organization="Samaritans", coverage=["us"]),
    )
    owners = {imported(name).organization_id for name in ("gb-a", "gb-b", "us-a")}
    assert len(owners) == 2
