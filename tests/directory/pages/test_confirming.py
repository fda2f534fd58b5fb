"""A service clicks its link: it confirms, or corrects; the link twice, expired or altered."""

from collections.abc import Callable
from datetime import datetime, timedelta
from html.parser import HTMLParser

import pytest
from django.test import Client

from directory import confirmation_links
from resources.actions import confirming
from resources.models import Confirmation, Proposal, Service, Verification
from resources.rules.confirmations import GOOD_FOR
from resources.rules.proposals import Decision, Origin
from tests.directory.html import Page
from tests.resources.actions.asking import Postbox, reachable
from tests.resources.factories import chat, phone

pytestmark = pytest.mark.django_db

CORRECTED = "Mo-Fr 09:00-17:00"


class Fields(HTMLParser):
    """What a browser would send with one of the page's two forms, untouched."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[dict[str, list[str]]] = []
        self.select = self.area = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        name, value = found.get("name") or "", found.get("value") or ""
        if tag == "form":
            self.forms.append({})
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in found:
            self.add(self.select, value)
        elif tag == "textarea":
            self.area = name
            self.add(name, "")
        elif tag == "input" and (found.get("type") != "checkbox" or "checked" in found):
            ticked = "on" if found.get("type") == "checkbox" else ""
            self.add(name, value or ticked)

    def handle_data(self, data: str) -> None:
        if self.area:
            self.forms[-1][self.area] = [data.removeprefix("\n")]
            self.area = ""

    def add(self, name: str, value: str) -> None:
        self.forms[-1].setdefault(name, []).append(value)


@pytest.fixture
def service(db: None) -> Service:
    return reachable(methods=[phone(), chat()])


@pytest.fixture
def asked(service: Service, noon: datetime) -> Confirmation:
    return confirming.ask(service, by=None, at=noon, post=Postbox().append)


@pytest.fixture
def address(asked: Confirmation) -> str:
    return f"/en/confirm/{confirmation_links.token(asked.pk)}/"


def right(reader: Client, address: str) -> dict[str, list[str]]:
    page = reader.get(address).content.decode()
    return {**Fields(page).forms[0], "answer": ["right"], "role": ["Director"]}


def wrong(reader: Client, address: str, **changed: str) -> dict[str, list[str]]:
    fields = Fields(reader.get(address).content.decode()).forms[1]
    for name, value in changed.items():
        address_of_field = next(each for each in fields if each.endswith(f".{name}"))
        fields[address_of_field] = [value]
    return {**fields, "answer": ["wrong"], "role": ["Director"]}


def nothing_changed() -> bool:
    return not Proposal.objects.exists() and not Verification.objects.exists()


def test_the_record_is_shown_without_cookie_or_copy(reader: Client, address: str) -> None:
    response = reader.get(address)
    page = response.content.decode()
    assert response.status_code == 200
    assert "gb-tea-line" in page
    assert "116 123" in page
    assert "24/7" in page
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert not Page(response).scripts
    assert nothing_changed()


def test_its_language_is_that_of_the_address(reader: Client, address: str) -> None:
    response = reader.get(address.replace("/en/", "/ar/"))
    assert response["Content-Language"] == "ar"
    assert b'dir="rtl"' in response.content


def test_all_correct_is_a_verification_with_a_role(
    reader: Client, address: str, service: Service
) -> None:
    response = reader.post(address, right(reader, address))
    assert response.status_code == 200
    assert not response.cookies
    roles = set(Verification.objects.filter(service=service).values_list("confirming_role"))
    assert roles == {("Director",)}


def test_corrected_hours_wait_as_a_proposal(reader: Client, address: str, service: Service) -> None:
    response = reader.post(address, wrong(reader, address, opening_hours=CORRECTED))
    assert response.status_code == 200, response.content.decode()
    proposal = Proposal.objects.get()
    method = service.contact_methods.order_by("position")[0]
    changed = proposal.changes[f"contact.{method.pk}.opening_hours"]
    assert changed == ["24/7", CORRECTED]
    assert (proposal.origin, proposal.decision) == (Origin.SERVICE, Decision.OPEN)
    assert proposal.author_role == "Director"
    assert method.schedule_id == service.contact_methods.order_by("position")[0].schedule_id
    assert CORRECTED not in reader.get(f"/en/service/{service.slug}/").content.decode()


def test_untouched_fields_are_no_correction(reader: Client, address: str) -> None:
    response = reader.post(address, wrong(reader, address))
    assert response.status_code == 400
    assert "No field was changed" in response.content.decode()
    assert nothing_changed()


def test_hours_that_no_rule_allows_are_explained_and_can_be_mended(
    reader: Client, address: str
) -> None:
    fields = wrong(reader, address, opening_hours="when we feel like it")
    response = reader.post(address, fields)
    assert response.status_code == 400
    assert "when we feel like it" in response.content.decode()
    assert nothing_changed()
    assert reader.get(address).status_code == 200


@pytest.mark.parametrize("role", ["", " ", "x" * 201, "Direc\u202etor"])
def test_without_a_role_nothing_is_confirmed(reader: Client, address: str, role: str) -> None:
    response = reader.post(address, {**right(reader, address), "role": role})
    assert response.status_code == 400
    assert nothing_changed()


@pytest.mark.parametrize("answer", ["", "publish"])
def test_another_answer_is_none(reader: Client, address: str, answer: str) -> None:
    response = reader.post(address, {**right(reader, address), "answer": answer})
    assert response.status_code == 400
    assert nothing_changed()


def test_who_has_seen_another_record_is_shown_this_one(
    reader: Client, address: str, service: Service
) -> None:
    fields = right(reader, address)
    service.contact_methods.filter(position=0).update(menu_path="2")
    response = reader.post(address, fields)
    assert response.status_code == 409
    assert "changed in the meantime" in response.content.decode()
    assert nothing_changed()
    assert reader.post(address, right(reader, address)).status_code == 200


def test_the_link_a_second_time_changes_nothing(reader: Client, address: str) -> None:
    first, second = right(reader, address), wrong(reader, address, opening_hours=CORRECTED)
    reader.post(address, first)
    checks = Verification.objects.count()
    for response in (reader.get(address), reader.post(address, first)):
        assert response.status_code == 410
        assert "answered already" in response.content.decode()
    assert reader.post(address, second).status_code == 410
    assert Verification.objects.count() == checks
    assert not Proposal.objects.exists()


def test_an_expired_link_changes_nothing(
    reader: Client, address: str, at: Callable[[datetime], datetime], noon: datetime
) -> None:
    fields = right(reader, address)
    at(noon + GOOD_FOR - timedelta(seconds=1))
    assert reader.get(address).status_code == 200
    at(noon + GOOD_FOR)
    assert reader.get(address).status_code == 410
    assert reader.post(address, fields).status_code == 410
    assert nothing_changed()


def test_an_altered_link_changes_nothing(reader: Client, address: str) -> None:
    fields = right(reader, address)
    altered = address[:-3] + ("aa/" if address[-3:] != "aa/" else "bb/")
    for response in (reader.get(altered), reader.post(altered, fields)):
        assert response.status_code == 404
        assert "not complete" in response.content.decode()
    assert nothing_changed()


def test_a_link_asks_for_little(
    reader: Client, address: str, django_assert_max_num_queries: Callable[..., object]
) -> None:
    reader.get(address)
    with django_assert_max_num_queries(25):  # type: ignore[attr-defined]
        reader.get(address)
