"""The history of a listing at the desk."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from directory.wording import changes as wording
from resources.actions import proposing
from resources.actions.change import public_change
from resources.models import Moderator, Proposal, Service
from resources.rules.proposals import Origin
from resources.search import history
from tests.resources.factories import chat, listing, phone

SignIn = Callable[[str], Client]


@pytest.fixture
def service(noon: datetime, alice: Moderator) -> Service:
    with public_change(by=alice, at=noon - timedelta(days=1), why="found on its page"):
        return listing("tea-line", methods=[phone(), chat()])


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """A client of somebody with this role."""

    def client_of(role: str) -> Client:
        client = Client()
        client.force_login(
            Moderator.objects.create(email=f"{role}-{uuid4()}@example.org", role=role)
        )
        return client

    return client_of


def page_of(service: Service, query: str = "") -> str:
    return reverse("moderation:history", args=[service.pk]) + query


def shown(client: Client, service: Service, query: str = "") -> str:
    response = client.get(page_of(service, query))
    assert response.status_code == 200
    return response.content.decode()


def changed(service: Service, at: datetime, **fields: Any) -> history.Change:
    with public_change(by=None, at=at, why="they moved"):
        Service.objects.filter(pk=service.pk).update(**fields)
    return history.of_service(service).changes[0]


def test_a_change_says_what_from_what_to_what_who_when_and_why(
    service: Service, sign_in: SignIn, noon: datetime, alice: Moderator
) -> None:
    with public_change(by=alice, at=noon, why="they moved"):
        service.contact_methods.filter(kind="voice").update(value="116 111", cost="standard-rate")
    page = shown(sign_in("contributor"), service)
    for words in ("116 123", "116 111", "Free", "Usual rate", "they moved", "November 24, 2026"):
        assert words in page
    assert str(alice) in page


def test_both_people_of_an_accepted_proposal_are_named(
    service: Service, sign_in: SignIn, noon: datetime, alice: Moderator
) -> None:
    bob = Moderator.objects.create(email="bob@example.org", role="moderator")
    wanted = {"service.url": ("", "https://a.example")}
    proposal = proposing.propose(service, wanted, by=alice, origin=Origin.MODERATOR, at=noon)
    proposing.accept(proposal, by=bob, at=noon, seen=proposing.standing(proposal))
    page = shown(sign_in("contributor"), service)
    assert "bob@example.org, who accepted a proposal of alice@example.org" in page


def test_one_field_can_be_followed(service: Service, sign_in: SignIn, noon: datetime) -> None:
    changed(service, noon, url="https://a.example", anonymous="yes")
    page = shown(sign_in("contributor"), service, "?field=service.url")
    assert "https://a.example" in page
    assert "Can people stay anonymous?" not in page


@pytest.mark.parametrize("query", ["?field=nonsense", "?field=service.x.y.z", "?field=%00"])
def test_a_field_that_is_none_is_not_found(service: Service, sign_in: SignIn, query: str) -> None:
    assert sign_in("contributor").get(page_of(service, query)).status_code == 404


@pytest.mark.parametrize(
    "query", ["?page=0", "?page=x", "?page=99999999999", "?page=-1", "?page=²"]
)
def test_a_page_that_is_none_breaks_nothing(service: Service, sign_in: SignIn, query: str) -> None:
    shown(sign_in("contributor"), service, query)


def test_a_long_history_has_pages(service: Service, sign_in: SignIn, noon: datetime) -> None:
    for hour in range(25):
        changed(service, noon + timedelta(hours=hour), notes=f"note {hour}.")
    client = sign_in("contributor")
    first, second = shown(client, service), shown(client, service, "?page=2")
    assert 'rel="next" href="?page=2"' in first
    assert 'rel="prev" href="?page=1"' in second
    assert "note 24." in first
    assert "found on its page" in second


def test_taking_back_is_a_proposal(service: Service, sign_in: SignIn, noon: datetime) -> None:
    change = changed(service, noon, url="https://a.example")
    client = sign_in("contributor")
    address = reverse("moderation:revert", args=[service.pk])
    response = client.post(address, {"change": change.key}, follow=True)
    assert "Proposed." in response.content.decode()
    proposal = Proposal.objects.get()
    assert proposal.changes == {"service.url": ["https://a.example", ""]}
    assert proposal.author is not None
    assert proposal.author.role == "contributor"
    service.refresh_from_db()
    assert service.url == "https://a.example"


def test_what_can_not_be_taken_back_says_so(
    service: Service, sign_in: SignIn, noon: datetime
) -> None:
    change = changed(service, noon, notes="seen")
    client = sign_in("contributor")
    assert page_of(service) + "revert" not in shown(client, service).partition("found on")[0]
    address = reverse("moderation:revert", args=[service.pk])
    response = client.post(address, {"change": change.key}, follow=True)
    assert "Nothing of this change is left" in response.content.decode()
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("key", ["", "nonsense", "service:999999999", "a\0b"])
def test_a_change_of_another_listing_is_not_found(
    service: Service, sign_in: SignIn, key: str
) -> None:
    address = reverse("moderation:revert", args=[service.pk])
    assert sign_in("editor").post(address, {"change": key}).status_code == 404


def test_a_long_history_takes_no_more_queries(
    service: Service, sign_in: SignIn, noon: datetime, django_assert_max_num_queries: Any
) -> None:
    for hour in range(20):
        changed(
            service, noon + timedelta(hours=hour), notes=str(hour), url=f"https://{hour}.example"
        )
    client = sign_in("contributor")
    shown(client, service)
    with django_assert_max_num_queries(14):
        shown(client, service)


@pytest.mark.parametrize("noun", ["service", "text", "contact", "source", "former_slug"])
def test_every_column_of_the_history_has_a_name(noun: str) -> None:
    tables = {table: kind for kind, (table, _column) in history.NOUNS.items()}
    columns = [
        history._RENAMED.get(field.attname, field.attname)
        for model in apps.get_app_config("resources").get_models()
        if tables.get(model._meta.db_table) == noun
        for field in model._meta.concrete_fields
        if field.attname not in {*history._LEFT_OUT, "schedule_id"}
    ]
    assert columns
    key = "" if noun == "service" else "en."
    for column in columns:
        assert wording.label(f"{noun}.{key}{column}")
