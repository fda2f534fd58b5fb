from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from resources.actions import reporting
from resources.models import ContactMethod, Edition, Moderator, ProblemReport
from resources.rules.reports import LONGEST_NOTE, Problem
from tests.resources.factories import listing

pytestmark = pytest.mark.django_db

A_QUARTER_PAST = datetime(2026, 11, 24, 12, 15, 7, 123, tzinfo=UTC)
NEXT_DAY = A_QUARTER_PAST + timedelta(days=1)


@pytest.fixture
def method() -> ContactMethod:
    return listing("gb-tea-line").contact_methods.get()


def reported(method: ContactMethod, note: str = "") -> ProblemReport:
    return reporting.report(method, problem=Problem.WRONG_NUMBER, note=note, at=A_QUARTER_PAST)


def test_a_report_names_the_number_and_no_more_than_the_hour(method: ContactMethod) -> None:
    report = reported(method, "A shop answered.")
    report.refresh_from_db()
    assert (report.service_id, report.contact_method_id) == (method.service_id, method.pk)
    assert (report.problem, report.note) == ("wrong-number", "A shop answered.")
    assert report.reported_at == datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    assert (report.answered_at, report.confirmed) == (None, None)


def test_the_database_refuses_a_finer_time(method: ContactMethod) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ProblemReport.objects.filter(pk=reported(method).pk).update(reported_at=A_QUARTER_PAST)


def test_a_note_is_kept_without_what_cannot_be_seen(method: ContactMethod) -> None:
    assert reported(method, " \x00A\u202eB\u200b\r\n").note == "AB"


def test_a_note_may_be_as_long_as_it_is_said_to_be(method: ContactMethod) -> None:
    assert len(reported(method, "é" * LONGEST_NOTE).note) == LONGEST_NOTE
    with pytest.raises(ValueError, match="500"):
        reported(method, "é" * (LONGEST_NOTE + 1))


def test_nothing_public_changes(method: ContactMethod, alice: Moderator) -> None:
    before = str(Edition.current())
    reporting.answer([reported(method)], by=alice, at=NEXT_DAY, confirmed=True)
    assert str(Edition.current()) == before


@pytest.mark.parametrize("confirmed", [True, False, None])
def test_an_answer_says_who_when_and_what_they_found(
    method: ContactMethod, alice: Moderator, confirmed: bool | None
) -> None:
    reports = [reported(method), reported(method)]
    assert reporting.answer(reports, by=alice, at=NEXT_DAY, confirmed=confirmed) == 2
    for report in ProblemReport.objects.all():
        assert (report.answered_by, report.answered_at) == (alice, NEXT_DAY)
        assert report.confirmed is confirmed


def test_the_first_answer_stands(
    method: ContactMethod, alice: Moderator, charlie: Moderator
) -> None:
    report = reported(method)
    reporting.answer([report], by=alice, at=NEXT_DAY, confirmed=True)
    assert reporting.answer([report], by=charlie, at=NEXT_DAY, confirmed=False) == 0
    report.refresh_from_db()
    assert (report.answered_by, report.confirmed) == (alice, True)


def test_answering_many_takes_one_query(
    method: ContactMethod, alice: Moderator, django_assert_num_queries: Callable[[int], object]
) -> None:
    reports = [reported(method) for _ in range(5)]
    with django_assert_num_queries(1):
        reporting.answer(reports, by=alice, at=NEXT_DAY, confirmed=None)
