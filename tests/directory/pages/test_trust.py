"""How far a number can be trusted, as a page says it: never a check that did not happen."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from directory.listing_facts import Card
from directory.moment import this_moment
from resources.actions import verifying
from resources.models import Moderator, Service
from resources.rules.freshness import Aspect, Method, Outcome
from resources.search.listings import with_card_facts
from tests.conftest import NOON
from tests.directory import listings
from tests.directory.html import Page

CHECKED_AT = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)
CLAIMS_OF_A_CHECK = ("Dialled", "Confirmed", "checked on", "Last checked", "by a moderator")

SENTENCES = {
    Method.DIALLED: "Dialled by a moderator on November 3, 2026.",
    Method.WRITTEN_TO: "Answered a moderator's message on November 3, 2026.",
    Method.CONFIRMED_BY_SERVICE: "Confirmed by Made-up Trust on November 3, 2026.",
    Method.OFFICIAL_PAGE: (
        "Read by a moderator on the organization's own page on November 3, 2026."
    ),
    Method.AUTHORITY_LIST: "Read by a moderator on an authority's list on November 3, 2026.",
}


def trust(reader: Client) -> list[str]:
    return Page(reader.get("/en/service/gb-made-up-line/")).of_class("trust")


def check(
    by: Moderator,
    *,
    method: Method = Method.DIALLED,
    outcome: Outcome = Outcome.CONFIRMED,
    aspect: Aspect = Aspect.NUMBER,
    at: datetime = CHECKED_AT,
) -> None:
    service = listings.add(organization="Made-up Trust")
    verifying.record(
        service,
        aspect=aspect,
        method=method,
        outcome=outcome,
        by=by,
        at=at,
        contact_method=listings.first_contact(service),
        confirming_role="manager",
    )


def test_starter_data_never_claims_a_check(db: None, noon: datetime) -> None:
    """In no sentence, of no number of any listing."""
    for service in with_card_facts(Service.objects.published()):
        for contact in Card(service, service.region_codes[0], this_moment()).contacts:
            assert contact.trust.endswith("; not yet checked here."), service
            assert not [claim for claim in CLAIMS_OF_A_CHECK if claim in contact.trust], service


def test_no_page_of_the_starter_data_claims_a_check(reader: Client) -> None:
    for slug in list(listings.published_slugs())[::20]:
        page = Page(reader.get(f"/en/service/{slug}/"))
        # What a source is called is its own claim: some lists say in their titles how they check.
        (sources,) = page.of_class("sources")
        own_words = page.text.replace(sources, "")
        assert not [claim for claim in CLAIMS_OF_A_CHECK if claim in own_words], slug


def test_every_listing_of_the_starter_data_says_that_it_was_not_checked_here(
    reader: Client,
) -> None:
    sentences = Page(reader.get("/en/gb/")).of_class("trust")
    assert len(sentences) >= 10
    for sentence in sentences:
        assert sentence.endswith("; not yet checked here.")


@pytest.mark.parametrize("method", Method)
def test_each_way_to_check_has_a_sentence_of_its_own(
    reader: Client, alice: Moderator, method: Method
) -> None:
    check(alice, method=method)
    assert trust(reader) == [SENTENCES[method]]


def test_a_check_that_failed_is_no_reason_to_trust(reader: Client, alice: Moderator) -> None:
    check(alice, outcome=Outcome.FAILED)
    assert trust(reader) == ["From the organization's own page; not yet checked here."]


def test_a_check_of_the_hours_says_nothing_about_the_number(
    reader: Client, alice: Moderator
) -> None:
    check(alice, aspect=Aspect.HOURS)
    assert trust(reader) == ["From the organization's own page; not yet checked here."]


def test_a_check_that_is_overdue_is_called_overdue(reader: Client, alice: Moderator) -> None:
    check(alice, at=NOON - timedelta(days=90))
    assert trust(reader) == ["Last checked in August 2026; the next check is overdue."]


def test_the_last_day_of_a_check_still_counts(reader: Client, alice: Moderator) -> None:
    check(alice, at=NOON - timedelta(days=89))
    assert trust(reader) == ["Dialled by a moderator on August 27, 2026."]


@pytest.mark.parametrize(
    ("sources", "count", "sentence"),
    [
        (["organization 2025-06"], 1, "From the organization's own page, read in June 2025"),
        (["government 2026-06-02"], 1, "From a government page, read in June 2026"),
        (["government", "organization"], 2, "From the organization's own page"),
        (["page 2024", "dataset 2023-12-01"], 2, "From 2 public sources, the newest read in 2024"),
        (["page", "dataset"], 2, "From 2 public sources"),
        (["page 2024", "page 2023"], 9, "From 2 public sources, the newest read in 2024"),
    ],
)
def test_where_a_number_comes_from_is_said(
    reader: Client, sources: list[str], count: int, sentence: str
) -> None:
    listings.add(sources=[source(each) for each in sources], independent_sources=count)
    assert trust(reader) == [f"{sentence}; not yet checked here."]


def source(words: str) -> dict[str, str]:
    kind, _, read_on = words.partition(" ")
    return {
        "title": f"A {kind}",
        "url": "https://example.org/",
        "kind": kind,
        "retrieved_on": read_on,
    }
