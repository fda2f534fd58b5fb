"""A listing as a form: what comes back is what somebody changed, and nothing else."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from directory.listing_form import NEW, ListingForm
from directory.moment import this_moment
from resources.models import Service
from tests.resources.factories import chat, listing, phone

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(noon: object) -> Service:
    return listing("tea-line", methods=[phone(), chat()], topics=["suicide", "loneliness"])


def form(service: Service, data: dict[str, Any] | None = None, **given: Any) -> ListingForm:
    return ListingForm(service, data, tables=this_moment().reference, **given)


def as_sent(service: Service, **given: Any) -> dict[str, Any]:
    """What a browser sends where nobody touched anything."""
    empty = form(service, **given)
    sent = {}
    for bound in empty:
        value = bound.field.prepare_value(bound.value())
        if value is not None and value is not False:
            sent[bound.html_name] = "on" if value is True else value
    return sent


def number(service: Service) -> str:
    return f"contact.{service.contact_methods.get(kind='voice').pk}."


def changes(service: Service, **changed: Any) -> dict[str, Any]:
    sent = {**as_sent(service), **{name.replace("__", "."): v for name, v in changed.items()}}
    filled = form(service, sent)
    assert filled.is_valid(), filled.errors
    return {address: new for address, (_old, new) in filled.changes().items()}


def test_a_form_that_nobody_touched_changes_nothing(service: Service) -> None:
    assert changes(service) == {}


def test_what_was_touched_comes_back_by_its_address(service: Service) -> None:
    wanted = {f"{number(service)}value": "0800 123 4567", "text.en.summary": "Tea and talk."}
    assert changes(service, **wanted) == wanted


def test_a_box_that_is_cleared_takes_the_way_of_contact_out(service: Service) -> None:
    sent = as_sent(service)
    sent.pop(f"{number(service)}listed")
    filled = form(service, sent)
    assert filled.is_valid()
    assert filled.changes() == {f"{number(service)}listed": (True, False)}


def test_lists_of_codes_are_read_as_people_write_them(service: Service) -> None:
    wanted = changes(
        service, service__coverage="UK , us-CA,uk", **{f"{number(service)}languages": "cy,EN"}
    )
    assert wanted["service.coverage"] == ["gb", "us-ca"]
    assert wanted[f"{number(service)}languages"] == ["cy", "en"]


@pytest.mark.parametrize(
    ("address", "value"),
    [("service.coverage", "zz"), ("service.minimum_age", "-1"), ("text.en.name", "")],
)
def test_bad_input_is_said_at_its_field(service: Service, address: str, value: str) -> None:
    filled = form(service, {**as_sent(service), address: value})
    assert list(filled.errors) == [address]


def test_another_way_of_contact_is_added_only_with_a_value(service: Service) -> None:
    assert changes(service, **{f"contact.{NEW}.keyword": "HELLO"}) == {}
    added = changes(service, **{f"contact.{NEW}.value": "85258", f"contact.{NEW}.kind": "sms"})
    by_name = {address.rpartition(".")[2]: value for address, value in added.items()}
    assert (by_name["listed"], by_name["kind"], by_name["value"]) == (True, "sms", "85258")


def test_only_who_may_sees_whether_it_stands_in_small_places(service: Service) -> None:
    assert "service.priority" not in form(service).fields
    assert "service.priority" in form(service, with_priority=True).fields


def test_what_an_action_refuses_stands_at_the_field(service: Service) -> None:
    filled = form(service, as_sent(service))
    assert filled.is_valid()
    refused = {f"{number(service)}value": ["no number"], "contact.0-0.value": ["nor this"]}
    filled.add_errors(ValidationError(refused))
    assert set(filled.errors) == {f"{number(service)}value", f"contact.{NEW}.value"}


def test_texts_are_told_apart_by_their_language(service: Service) -> None:
    service.texts.create(language="cy", name="Llinell de")
    service.texts.create(language="und", name="Tea")
    titles = [section.title for section in form(service).sections()]
    assert titles[3:6] == ["Its words (Welsh)", "Its words (English)", "Its words"]


def test_ways_of_contact_come_first_and_say_what_they_are(service: Service) -> None:
    sections = list(form(service).sections())
    titles = ["Phone call · 116 123", "Online chat · https://example.org/chat"]
    assert [each.title for each in sections[:3]] == [*titles, "Another way of contact"]
    assert [each.is_open for each in sections] == [True, True] + [False] * (len(sections) - 2)


def test_every_field_stands_in_one_section(service: Service) -> None:
    filled = form(service, with_priority=True)
    shown = [field.name for section in filled.sections() for field in section.fields]
    assert sorted(shown) == sorted(filled.fields)


@pytest.mark.parametrize(
    ("address", "value", "title"),
    [
        ("text.en.summary", "Tea.", "Its words (English)"),
        ("service.minimum_age", "old", "What it is"),
        ("service.topics", ["suicide"], "What it is about, for whom and where"),
        (f"contact.{NEW}.value", "85258", "Another way of contact"),
    ],
)
def test_a_section_that_somebody_changed_or_that_has_an_error_stays_open(
    service: Service, address: str, value: Any, title: str
) -> None:
    sections = form(service, {**as_sent(service), address: value}).sections()
    assert [each.title for each in sections if each.is_open][2:] == [title]


def test_an_empty_place_in_the_list_is_asked_for(service: Service) -> None:
    address = f"{number(service)}position"
    filled = form(service, {**as_sent(service), address: ""})
    assert filled.errors == {address: ["Write a number from 0 to 999."]}


def test_an_empty_age_is_no_limit(service: Service) -> None:
    Service.objects.filter(pk=service.pk).update(minimum_age=18)
    service.refresh_from_db()
    assert changes(service, service__minimum_age="") == {"service.minimum_age": ""}


def test_a_moment_is_shown_as_browsers_read_it_and_kept_to_the_second(service: Service) -> None:
    service.alert_until = datetime(2026, 12, 1, 9, 30, 15, 20, tzinfo=UTC)
    assert as_sent(service)["service.alert_until"] == "2026-12-01T09:30"
    assert changes(service) == {}
    later = changes(service, service__alert_until="2026-12-01T09:31")
    assert later == {"service.alert_until": "2026-12-01T09:31:00+00:00"}
