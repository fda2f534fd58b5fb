"""Generated listings in a database."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from resources.actions import generating
from resources.actions.indexing import reindex
from resources.models import (
    ContactMethod,
    Edition,
    IndexEntry,
    Service,
    ServiceText,
    ServiceWords,
    Source,
)
from resources.rules.publication import State

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
FIRST = "generated-0000001"


def generated() -> list[tuple[str, str]]:
    """(slug, digest) of all of them."""
    listings = Service.objects.filter(slug__startswith="generated-").order_by("slug")
    return list(listings.values_list("slug", "import_digest"))


def test_all_of_them_are_public() -> None:
    assert generating.generate(30, at=NOON) == 30
    listings = Service.objects.filter(slug__startswith="generated-")
    assert set(listings.values_list("state", flat=True)) == {State.PUBLISHED}
    assert set(listings.values_list("published_at", flat=True)) == {NOON}


def test_all_of_them_can_be_found() -> None:
    generating.generate(30, at=NOON)
    found = IndexEntry.objects.filter(service__slug__startswith="generated-")
    assert found.values("service").distinct().count() == 30


def test_few_are_the_first_of_many() -> None:
    generating.generate(10, at=NOON)
    few = generated()
    generating.generate(25, at=NOON)
    many = generated()
    assert len(few) == 10
    assert len(many) == 25
    assert many[:10] == few


def test_what_is_there_is_left_alone() -> None:
    generating.generate(10, at=NOON)
    ServiceText.objects.filter(service__slug=FIRST).update(summary="Kept.")
    assert generating.generate(10, at=NOON) == 0
    assert generating.generate(5, at=NOON) == 0
    kept = ServiceText.objects.filter(service__slug=FIRST).values_list("summary", flat=True)
    assert set(kept) == {"Kept."}
    assert len(generated()) == 10


def test_the_edition_rises_once() -> None:
    before = Edition.current().number
    generating.generate(10, at=NOON)
    assert Edition.current().number == before + 1


def test_the_starter_data_stays_as_it_is() -> None:
    real = Service.objects.exclude(slug__startswith="generated-")
    before = list(real.order_by("slug").values_list("slug", "state", "import_digest"))
    generating.generate(10, at=NOON)
    assert list(real.order_by("slug").values_list("slug", "state", "import_digest")) == before


def test_they_leave_no_history() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM resources_serviceevent")
        before = cursor.fetchone()
        generating.generate(10, at=NOON)
        cursor.execute("SELECT count(*) FROM resources_serviceevent")
        assert cursor.fetchone() == before


def test_the_history_goes_on_afterwards() -> None:
    generating.generate(1, at=NOON)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM resources_serviceevent")
        (before,) = cursor.fetchone()
        Service.objects.filter(slug=FIRST).update(notes="Touched.")
        cursor.execute("SELECT count(*) FROM resources_serviceevent")
        assert cursor.fetchone() == (before + 1,)


def test_progress_adds_up() -> None:
    told: list[int] = []
    generating.generate(12, at=NOON, progress=told.append)
    assert sum(told) == 12


def test_none_of_them_claims_to_have_been_checked() -> None:
    generating.generate(20, at=NOON)
    checked = ContactMethod.objects.filter(service__slug__startswith="generated-")
    assert not checked.exclude(number_checked_on=None).exists()


def test_sixty_cost_as_many_queries_as_five() -> None:
    with CaptureQueriesContext(connection) as five:
        generating.generate(5, at=NOON)
    with CaptureQueriesContext(connection) as sixty:
        generating.generate(65, at=NOON)
    assert len(_less_schedules(sixty)) <= len(_less_schedules(five)) + 2


def _less_schedules(captured: CaptureQueriesContext) -> list[str]:
    """Each schedule that is new is looked for and written by itself."""
    queries = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in queries if "_schedule" not in sql and "SAVEPOINT" not in sql]


SAID_BY_ITSELF = {
    Service: "slug imported_from url policies_source kind organization priority published_at",
    ServiceText: "language name summary",
    ContactMethod: "position kind value dialled_in e164 schedule languages cost",
    Source: "title url kind retrieved_on",
    IndexEntry: "region topic language whole schedules audiences sort_name",
    ServiceWords: "language name organization words",
}


def said(number: int, model: type[Model]) -> list[dict[str, object]]:
    """What is written of a listing, without the digits of its number."""
    of = {"slug" if model is Service else "service__slug": f"generated-{number:07d}"}
    rows = model._default_manager.filter(**of).values(*SAID_BY_ITSELF[model].split())
    plain = [
        {name: str(value).replace(f"{number:07d}", "#") for name, value in row.items()}
        for row in rows
    ]
    return sorted(plain, key=str)


@pytest.mark.parametrize("model", SAID_BY_ITSELF)
def test_beyond_the_different_ones_each_is_like_an_earlier_one(model: type[Model]) -> None:
    generating.generate(7, at=NOON, different=5)
    assert said(6, model) == said(1, model) != []
    assert said(7, model) == said(2, model) != []


@pytest.mark.parametrize("model", [IndexEntry, ServiceWords])
def test_what_finds_a_copy_is_what_indexing_it_writes(model: type[Model]) -> None:
    generating.generate(6, at=NOON, different=5)
    before = said(6, model)
    reindex(Service.objects.filter(slug="generated-0000006").values_list("pk", flat=True))
    assert said(6, model) == before


def test_copies_have_topics_audiences_and_places() -> None:
    generating.generate(10, at=NOON, different=5)
    for number in range(6, 11):
        copy = Service.objects.get(slug=f"generated-{number:07d}")
        original = Service.objects.get(slug=f"generated-{number - 5:07d}")
        for link in ("topics", "audiences", "coverage"):
            assert set(getattr(copy, link).all()) == set(getattr(original, link).all())


def test_copies_are_added_to_those_that_are_there() -> None:
    generating.generate(7, at=NOON, different=5)
    assert generating.generate(12, at=NOON, different=5) == 5
    assert len(generated()) == 12
