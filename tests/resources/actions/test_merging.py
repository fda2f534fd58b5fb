"""Two listings become one; nothing is lost, and both addresses lead to it."""

import io
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.test import Client

from resources.actions import merging, verifying
from resources.actions.merging import NotPublic
from resources.models import FormerSlug, Moderator, Service, Source
from resources.rules.freshness import Aspect, Method, Outcome
from resources.rules.policies import Working
from resources.rules.publication import NotAllowed, State
from resources.search import duplicates, history
from tests.resources.factories import chat, draft, listing, phone, with_government_source

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def kept(db: None) -> Service:
    return listing("tea-line", methods=[phone("0800 123 4567")])


@pytest.fixture
def other(db: None) -> Service:
    service = listing("line-of-tea", methods=[phone("+44 800 123 4567"), chat()])
    service.texts.create(language="cy", name="Llinell Te")
    FormerSlug.objects.create(slug="coffee-line", service=service)
    return with_government_source(service)


def test_what_the_kept_listing_lacks_is_copied(
    kept: Service, other: Service, alice: Moderator
) -> None:
    method = other.contact_methods.get(kind="chat")
    Source.objects.create(service=other, contact_method=method, title="Its page", kind="page")
    merging.merge(kept, other, by=alice, at=NOON)
    assert [(m.kind, m.value) for m in kept.contact_methods.all()] == [
        ("voice", "0800 123 4567"),
        ("chat", "https://example.org/chat"),
    ]
    assert set(kept.texts.values_list("language", "name")) == {
        ("en", "tea-line"),
        ("cy", "Llinell Te"),
    }
    assert set(kept.sources.values_list("title", "contact_method__kind")) == {
        ("Ministry of Health", None),
        ("Its page", "chat"),
    }
    assert other.contact_methods.count() == 2


def test_the_other_is_retired_in_favour_of_the_kept(
    kept: Service, other: Service, alice: Moderator
) -> None:
    merging.merge(kept, other, by=alice, at=NOON)
    assert (other.state, other.replaced_by) == (State.RETIRED, kept)
    assert duplicates.of(kept.pk) == []
    change = history.of_service(other).changes[0]
    assert (change.by, change.why) == (alice, "merged line-of-tea into tea-line")
    assert history.of_service(kept).changes[0].key == change.key


@pytest.mark.parametrize("slug", ["line-of-tea", "coffee-line"])
def test_every_address_leads_to_the_kept(
    kept: Service, other: Service, alice: Moderator, reader: Client, slug: str
) -> None:
    merging.merge(kept, other, by=alice, at=NOON)
    response = reader.get(f"/en/service/{slug}/")
    assert (response.status_code, response["Location"]) == (301, "/en/service/tea-line/")


def test_a_second_merge_takes_the_addresses_along(
    kept: Service, other: Service, alice: Moderator, reader: Client
) -> None:
    third = listing("third-line")
    merging.merge(other, third, by=alice, at=NOON)
    merging.merge(kept, other, by=alice, at=NOON)
    for slug in ("third-line", "line-of-tea", "coffee-line"):
        assert reader.get(f"/en/service/{slug}/")["Location"] == "/en/service/tea-line/"
    third.refresh_from_db()
    assert third.replaced_by == kept


def test_a_check_stays_with_the_row_that_was_checked(
    kept: Service, other: Service, alice: Moderator
) -> None:
    method = other.contact_methods.get(kind="chat")
    verifying.record(
        other,
        contact_method=method,
        aspect=Aspect.NUMBER,
        method=Method.OFFICIAL_PAGE,
        outcome=Outcome.CONFIRMED,
        by=alice,
        at=NOON,
    )
    merging.merge(kept, other, by=alice, at=NOON)
    assert other.verifications.get().contact_method == method
    copied = kept.contact_methods.get(kind="chat")
    assert copied.pk != method.pk
    assert copied.number_checked_on == NOON.date()


def test_a_hidden_way_of_contact_is_left_behind(
    kept: Service, other: Service, alice: Moderator
) -> None:
    other.contact_methods.filter(kind="chat").update(working=Working.DOWN)
    merging.merge(kept, other, by=alice, at=NOON)
    assert not kept.contact_methods.filter(kind="chat").exists()


def test_a_draft_that_is_a_duplicate_is_merged_too(kept: Service, alice: Moderator) -> None:
    twin = draft("twin-line")
    merging.merge(kept, twin, by=alice, at=NOON)
    assert twin.state == State.RETIRED


def test_a_public_listing_never_gives_way_to_one_that_nobody_sees(
    kept: Service, alice: Moderator
) -> None:
    with pytest.raises(NotPublic):
        merging.merge(draft("twin-line"), kept, by=alice, at=NOON)
    kept.refresh_from_db()
    assert kept.state == State.PUBLISHED


def test_a_wanted_change_tells_which_listing_it_would_double(kept: Service) -> None:
    lonely = listing("boat-line", methods=[phone("0800 123 4568")])
    address = f"contact.{lonely.contact_methods.get().pk}.value"
    found = merging.doubles_after(lonely, {address: ("0800 123 4568", "0800 123 4567")})
    assert [pair.other(lonely.pk) for pair in found] == [kept.pk]
    assert lonely.contact_methods.get().value == "0800 123 4568"
    assert duplicates.of(lonely.pk) == []


def test_what_is_retired_or_the_same_is_not_merged(
    kept: Service, other: Service, alice: Moderator
) -> None:
    merging.merge(kept, other, by=alice, at=NOON)
    for one, two in ((kept, other), (other, kept)):
        with pytest.raises(NotAllowed):
            merging.merge(one, two, by=alice, at=NOON)
    with pytest.raises(ValueError, match="with itself"):
        merging.merge(kept, kept, by=alice, at=NOON)


def test_a_repeated_import_leaves_a_merged_listing_alone(alice: Moderator) -> None:
    one, two = Service.objects.filter(state=State.PUBLISHED, imported_from__isnull=False)[:2]
    merging.merge(one, two, by=alice, at=NOON)
    out = io.StringIO()
    call_command("load_starter", stdout=out)
    assert "0 refused" in out.getvalue()
    two.refresh_from_db()
    assert two.state == State.RETIRED
