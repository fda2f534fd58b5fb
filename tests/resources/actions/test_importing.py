from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resources.actions import editing, importing
from resources.actions.importing import Imported, Plan, Verdict
from resources.models import Edition, IndexEntry, Moderator, Service
from resources.rules.publication import Basis, Missing, State
from tests.resources.actions.imported_files import AT, PHONE, SOURCE, bring, imported, verdicts
from tests.resources.factories import line, listing

pytestmark = pytest.mark.django_db


def rows() -> dict[str, int]:
    """How many rows there are in each table, events included."""
    models = apps.get_app_config("resources").get_models()
    return {model.__name__: model._default_manager.count() for model in models}


def edition() -> str:
    return str(Edition.current())


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


@pytest.mark.parametrize("lines", [1, 30])
def test_a_long_plan_costs_as_much_as_a_short_one(
    lines: int, django_assert_num_queries: Callable[..., object]
) -> None:
    with django_assert_num_queries(5):
        importing.plan([line(f"line-{number}") for number in range(lines)])
