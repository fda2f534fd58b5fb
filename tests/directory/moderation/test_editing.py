"""The form in which a moderator proposes a change to a listing."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from directory.listing_form import ListingForm
from directory.moment import this_moment
from resources.models import Moderator, Proposal, Service
from resources.rules.roles import Role
from tests.directory.html import Page
from tests.directory.moderation.answering import number
from tests.directory.moderation.conftest import person, signed_in


def path(service: Service) -> str:
    return reverse("moderation:edit", args=(service.pk,))


def sent(service: Service, **given: Any) -> dict[str, Any]:
    """What a browser sends where nobody touched anything."""
    form = ListingForm(service, tables=this_moment().reference, **given)
    values = {bound.html_name: bound.value() for bound in form}
    return {
        name: "on" if value is True else value
        for name, value in values.items()
        if value is not None and value is not False
    }


def contact(service: Service, name: str) -> str:
    return f"contact.{number(service).pk}.{name}"


def test_a_change_is_proposed_and_nothing_else_happens(
    desk: Client, service: Service, bob: Moderator
) -> None:
    form = {**sent(service), "text.en.summary": "Tea and talk.", "why": "Its page says so"}
    page = desk.post(path(service), form, follow=True).content.decode()
    assert "Somebody else has to accept it." in page
    proposal = Proposal.objects.get()
    assert (proposal.author, proposal.why) == (bob, "Its page says so")
    assert list(proposal.changes) == ["text.en.summary"]
    assert service.texts.get().summary != "Tea and talk."


def test_what_nobody_changed_is_no_proposal(desk: Client, service: Service) -> None:
    page = desk.post(path(service), sent(service), follow=True).content.decode()
    assert "Nothing was changed." in page
    assert not Proposal.objects.exists()


def test_an_error_is_named_on_top_and_leads_to_its_field(desk: Client, service: Service) -> None:
    address = contact(service, "position")
    answer = desk.post(path(service), {**sent(service), address: ""})
    assert answer.status_code == 422
    page = Page(answer)
    link = next(each for each in page.all("a") if each.get("href") == f"#id_{address}")
    assert link.words == "Phone call · 116 123 · Place in the list"
    assert f"id_{address}" in [each.get("id") for each in page.all("input")]
    assert "Write a number from 0 to 999." in page.text
    assert not Proposal.objects.exists()


def test_what_the_database_refuses_is_named_too(desk: Client, service: Service) -> None:
    address = contact(service, "opening_hours")
    page = Page(desk.post(path(service), {**sent(service), address: "when we feel like it"}))
    assert f"#id_{address}" in [each.get("href") for each in page.all("a")]


def test_nothing_that_was_typed_is_lost(desk: Client, service: Service) -> None:
    typed = {"text.en.summary": "Tea and talk.", "service.minimum_age": "old", "why": "It changed"}
    page = Page(desk.post(path(service), {**sent(service), **typed}))
    values = {each.get("name"): each.get("value") for each in page.all("input")}
    assert typed.items() <= values.items()
    opened = {
        next(each.all("h2")).words for each in page.all("details") if "open" in each.attributes
    }
    assert opened >= {"Its words (English)", "What it is"}
    assert "Before people get in touch" not in opened


@pytest.mark.parametrize(("role", "seen"), [(Role.MODERATOR, False), (Role.EDITOR, True)])
def test_only_an_editor_decides_on_small_places(
    service: Service, noon: object, role: Role, *, seen: bool
) -> None:
    page = signed_in(person("eve", role)).get(path(service)).content.decode()
    assert ("May stand in small places" in page) is seen


def test_who_has_no_say_in_a_place_proposes_nothing_there(service: Service, noon: object) -> None:
    outsider = signed_in(person("eve", regions=["jp"]))
    assert outsider.get(path(service)).status_code == 403
    assert outsider.post(path(service), sent(service)).status_code == 403


def test_the_form_costs_few_queries(
    desk: Client, service: Service, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    desk.get(path(service))
    with django_assert_max_num_queries(12):
        desk.get(path(service))
