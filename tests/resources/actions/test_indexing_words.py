"""The words by which a listing is found follow the listing."""

from collections.abc import Callable

import pytest
from django.db import connection

from resources.actions import editing, publishing
from resources.actions.indexing import reindex
from resources.models import Moderator, Service, ServiceWords
from resources.rules.policies import Status, Working
from resources.rules.publication import State
from tests.resources.factories import A_WHILE_AGO, listing, phone

pytestmark = pytest.mark.django_db


def names(service: Service) -> set[str]:
    return set(ServiceWords.objects.filter(service=service).values_list("name", flat=True))


def has(service: Service, query: str) -> bool:
    """Whether a text of it has this tsquery."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT bool_or(words @@ %s::tsquery) FROM resources_servicewords"
            " WHERE service_id = %s",
            [query, service.pk],
        )
        return bool(cursor.fetchone()[0])


def test_each_text_has_its_words_in_its_own_language() -> None:
    service = listing("tea-line")
    service.texts.create(language="de", name="Teetelefon", summary="Für Jugendliche")
    reindex([service.pk])
    assert names(service) == {"tea line", "tetelefon"}
    assert has(service, "'line':A & 'tea':A")
    assert has(service, "'jugend':B")


def test_a_name_weighs_more_than_a_summary_and_that_more_than_the_rest() -> None:
    service = listing("tea-line")
    service.texts.update(summary="farming", description="grieving", what_happens="listening")
    reindex([service.pk])
    assert has(service, "farm:B & griev:C & listen:C")
    assert not has(service, "farm:A | griev:AB | listen:AB")


def test_the_organization_is_a_name_too() -> None:
    service = listing("tea-line")
    organization = service.organization
    organization.name, organization.alternate_name = "Kettle Trust", "KT"
    editing.save(organization)
    row = ServiceWords.objects.get(service=service)
    assert row.organization == ["ketle trust", "kt"]
    assert has(service, "'kettl':A | 'ketl':A")


def test_words_say_where_a_listing_is_found() -> None:
    service = listing("tea-line", coverage=["gb-sct"])
    assert has(service, "'@gb-sct*' & '@gb-sct' & '@gb'")
    assert not has(service, "'@gb*' | '@fr' | '@world'")


@pytest.mark.parametrize("state", [state for state in State if state != State.PUBLISHED])
def test_only_published_listings_have_words(state: State) -> None:
    assert names(listing("tea-line", state=state)) == set()


def test_what_is_not_in_the_index_has_no_words() -> None:
    assert names(listing("ended", status=Status.DEFUNCT)) == set()
    assert names(listing("down", methods=[phone(working=Working.DOWN)])) == set()


def test_a_withdrawn_listing_loses_its_words_at_once() -> None:
    service = listing("tea-line")
    by = Moderator.objects.create(email="dana@example.org")
    publishing.withdraw(service, by=by, at=A_WHILE_AGO)
    assert names(service) == set()


def test_a_new_name_replaces_the_old_one() -> None:
    service = listing("tea-line")
    text = service.texts.get()
    text.name = "Coffee Line"
    editing.save(text)
    assert names(service) == {"cofe line"}


def test_words_written_twice_are_the_same() -> None:
    service = listing("tea-line")
    before = list(ServiceWords.objects.filter(service=service).values("language", "name", "words"))
    reindex([service.pk])
    after = list(ServiceWords.objects.filter(service=service).values("language", "name", "words"))
    assert before == after


def test_hostile_texts_are_only_words() -> None:
    service = listing("tea-line")
    hostile = "'; DROP TABLE x; -- \\ % {} :* & | ! <-> @gb @fr* \u202e " + "x" * 9_000
    service.texts.update(description=hostile, summary="' | \\'")
    reindex([service.pk])
    assert has(service, "'drop'")
    assert not has(service, "'@fr' | '@fr*'")


@pytest.mark.parametrize("services", [1, 20])
def test_many_listings_cost_as_much_as_one(
    services: int, django_assert_num_queries: Callable[..., object]
) -> None:
    keys = [listing(f"line-{number}").pk for number in range(services)]
    with django_assert_num_queries(6):
        reindex(keys)
