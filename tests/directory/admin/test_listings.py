from typing import Any

import pytest
from django.db.models import Model
from django.test import Client

from resources.actions import publishing, verifying
from resources.models import Edition, Moderator, Service
from resources.rules.freshness import Aspect, Method, Outcome
from tests.conftest import NOON
from tests.directory import listings
from tests.directory.admin.forms import do, send
from tests.directory.html import Page

RUMOUR = {"title": "Somebody's page", "url": "https://example.org/", "kind": "page"}


def last_change(row: Model) -> dict[str, Any]:
    """Who did it and why, as the history has it."""
    event = row.events.order_by("pgh_id").last()  # type: ignore[attr-defined]
    metadata: dict[str, Any] = event.pgh_context.metadata
    return metadata


def in_state(state: str) -> Service:
    service = listings.add()
    Service.objects.filter(pk=service.pk).update(state=state)
    service.refresh_from_db()
    return service


def test_alice_changes_the_words_of_a_listing_and_readers_see_them(
    desk: Client, reader: Client
) -> None:
    service = listings.add()
    assert send(desk, service, texts__0__summary="Somebody listens.").status_code == 302
    assert "Somebody listens." in Page(reader.get("/en/service/gb-made-up-line/")).text


def test_the_history_has_who_changed_it_when_and_why(desk: Client, alice: Moderator) -> None:
    service = listings.add()
    send(desk, service, texts__0__summary="Somebody listens.", url="https://example.org/new")
    expected = {"by": str(alice.pk), "why": "edited in the admin", "at": NOON.isoformat()}
    assert last_change(service) == expected
    assert last_change(service.texts.get()) == expected


def test_a_change_raises_the_edition(desk: Client) -> None:
    service = listings.add()
    before = Edition.current().number
    send(desk, service, notes="Called twice.")
    assert Edition.current().number == before + 1


def test_a_new_number_is_what_readers_dial(desk: Client, reader: Client) -> None:
    service = listings.add()
    send(desk, service, contact_methods__0__value="0800 765 4321")
    hrefs = Page(reader.get("/en/service/gb-made-up-line/")).hrefs
    assert ("tel:08007654321" in hrefs, "tel:08001234567" in hrefs) == (True, False)


def test_a_new_number_does_not_inherit_the_check_of_the_old_one(
    desk: Client, alice: Moderator
) -> None:
    service = listings.add()
    verifying.record(
        service,
        aspect=Aspect.NUMBER,
        method=Method.DIALLED,
        outcome=Outcome.CONFIRMED,
        by=alice,
        at=NOON,
        contact_method=listings.first_contact(service),
    )
    send(desk, service, contact_methods__0__value="0800 765 4321")
    method = listings.first_contact(service)
    assert (method.number_checked_on, method.number_check_method) == (None, "")


def test_new_hours_are_what_readers_see(desk: Client, reader: Client) -> None:
    service = listings.add()
    send(
        desk,
        service,
        contact_methods__0__opening_hours="Mo-Fr 13:00-17:00",
        contact_methods__0__time_zone="Europe/London",
    )
    assert "Closed now, opens at 1:00 PM" in Page(reader.get("/en/service/gb-made-up-line/")).text


def test_a_contact_that_is_removed_is_no_longer_shown(desk: Client, reader: Client) -> None:
    both = [listings.VOICE, listings.voice(value="0800 765 4321")]
    service = listings.add(contact_methods=both)
    send(desk, service, contact_methods__0__DELETE="on")
    assert "tel:08001234567" not in Page(reader.get("/en/service/gb-made-up-line/")).hrefs


def test_a_new_address_keeps_the_old_one(desk: Client, reader: Client) -> None:
    send(desk, listings.add(), slug="gb-new-address")
    response = reader.get("/en/service/gb-made-up-line/")
    assert (response.status_code, response["Location"]) == (301, "/en/service/gb-new-address/")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("contact_methods__0__value", "call us"),
        ("contact_methods__0__value", "0800 1 or 0800 2"),
        ("contact_methods__0__opening_hours", "whenever"),
        ("texts__0__name", ""),
        ("url", "javascript:alert(1)"),
    ],
)
def test_what_the_rules_refuse_is_explained_and_not_saved(
    desk: Client, field: str, value: str
) -> None:
    service = listings.add()
    response = send(desk, service, **{field: value})
    assert response.status_code == 200
    assert Page(response).of_class("errorlist")
    assert listings.first_contact(service).value == "0800 123 4567"
    assert last_change(service)["why"] == "made for a test"


@pytest.mark.parametrize("field", ["state", "basis", "published_at", "replaced_by"])
def test_a_form_cannot_publish(desk: Client, field: str) -> None:
    service = listings.add(sources=[RUMOUR])
    send(desk, service, **{field: "published", "notes": "tried"})
    service.refresh_from_db()
    assert (service.notes, service.state, service.basis) == ("tried", "draft", "")
    assert (service.published_at, service.replaced_by) == (None, None)


def test_a_thin_listing_is_not_published_and_alice_reads_why(desk: Client, reader: Client) -> None:
    service = listings.add(sources=[RUMOUR])
    do(desk, "submit", service)
    said = do(desk, "publish", service)
    assert "it needs two independent sources" in said
    service.refresh_from_db()
    assert service.state == "in_review"
    assert reader.get("/en/service/gb-made-up-line/").status_code == 404


def test_the_page_of_a_draft_says_what_publishing_asks_for(desk: Client) -> None:
    service = listings.add(sources=[RUMOUR])
    page = Page(desk.get(f"/admin/resources/service/{service.pk}/change/"))
    assert "it needs two independent sources" in page.text


@pytest.mark.parametrize(
    ("state", "action", "after"),
    [
        ("draft", "submit", "in_review"),
        ("in_review", "send_back", "draft"),
        ("in_review", "publish", "published"),
        ("published", "withdraw", "withdrawn"),
        ("published", "retire", "retired"),
        ("withdrawn", "restore", "in_review"),
    ],
)
def test_a_listing_moves_by_its_verbs(
    desk: Client, alice: Moderator, state: str, action: str, after: str
) -> None:
    service = in_state(state)
    assert do(desk, action, service) == f"Gb-made-up-line: {after}"
    service.refresh_from_db()
    assert service.state == after
    assert last_change(service)["by"] == str(alice.pk)
    assert last_change(service)["why"]


@pytest.mark.parametrize(
    ("state", "action"),
    [
        ("draft", "publish"),
        ("published", "submit"),
        ("retired", "restore"),
        ("withdrawn", "publish"),
    ],
)
def test_a_verb_that_a_state_does_not_know_is_refused(
    desk: Client, state: str, action: str
) -> None:
    service = in_state(state)
    assert (
        do(desk, action, service) == f"Gb-made-up-line: A listing that is {state} can't {action}."
    )
    service.refresh_from_db()
    assert service.state == state


def test_one_listing_that_cannot_be_moved_holds_up_no_other(desk: Client) -> None:
    ready, thin = listings.add("gb-ready"), listings.add("gb-thin", sources=[RUMOUR])
    Service.objects.filter(pk__in=[ready.pk, thin.pk]).update(state="in_review")
    said = do(desk, "publish", ready, thin)
    assert "Gb-ready: published" in said
    assert "Gb-thin: it needs" in said


def test_where_there_are_two_a_public_listing_is_only_read_here(
    desk: Client, settings: Any
) -> None:
    settings.SOLO_MODERATOR = False
    service = listings.add()
    page = desk.get(f"/admin/resources/service/{service.pk}/change/")
    assert page.status_code == 200
    assert 'name="_save"' not in page.content.decode()
    assert desk.post(f"/admin/resources/service/{service.pk}/change/", {}).status_code == 403


def test_where_there_are_two_nobody_publishes_what_they_handed_in(
    desk: Client, alice: Moderator, settings: Any
) -> None:
    settings.SOLO_MODERATOR = False
    service = in_state("draft")
    publishing.submit(service, by=alice, at=NOON)
    assert "somebody else has to publish it" in do(desk, "publish", service)
    service.refresh_from_db()
    assert service.state == "in_review"


def test_nothing_can_be_deleted(desk: Client) -> None:
    service = listings.add()
    assert desk.get(f"/admin/resources/service/{service.pk}/delete/").status_code == 403
    confirmed = desk.post(f"/admin/resources/service/{service.pk}/delete/", {"post": "yes"})
    assert confirmed.status_code == 403
    do(desk, "delete_selected", service)
    assert Service.objects.filter(pk=service.pk).exists()


def test_a_successor_can_be_named_once_a_listing_has_ended(desk: Client, reader: Client) -> None:
    old, new = listings.add("gb-old"), listings.named("The New Line", name="gb-new")
    do(desk, "retire", old)
    assert send(desk, old, replaced_by=str(new.pk)).status_code == 302
    assert Page(reader.get("/en/service/gb-old/")).link("The New Line")


def test_a_pair_is_a_pair_from_both_sides(desk: Client) -> None:
    adults, youths = listings.add("gb-adults"), listings.add("gb-youths")
    send(desk, adults, paired_with=str(youths.pk))
    youths.refresh_from_db()
    assert youths.paired_with == adults
