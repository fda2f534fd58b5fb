"""Two taps, nothing kept about who made them, and nothing of what they wrote ever published."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from directory.pages import report as door
from resources.actions import publishing
from resources.models import ContactMethod, Edition, Moderator, ProblemReport, Service
from resources.rules.policies import Working
from resources.rules.reports import Problem
from tests.conftest import NOON
from tests.directory import listings
from tests.directory.addresses import PAGES, WIDGETS
from tests.directory.html import Page

TYPED = "xyzzyplugh"
CHAT = {"kind": "chat", "value": "https://chat.example.org/"}


@pytest.fixture(autouse=True)
def fresh_limit() -> None:
    door.LIMIT.forget()


@pytest.fixture
def service(db: None) -> Service:
    return listings.add(contact_methods=[listings.voice(), CHAT])


@pytest.fixture
def method(service: Service) -> ContactMethod:
    return service.contact_methods.get(kind="voice")


def address(method: ContactMethod, language: str = "en") -> str:
    return f"/{language}/report/{method.pk}/"


def send(reader: Client, method: ContactMethod, /, **fields: Any) -> HttpResponse:
    chosen = {"problem": "wrong-number", "note": "", **fields}
    return reader.post(address(method), chosen)  # type: ignore[return-value]


def test_a_number_is_reported_in_two_taps(reader: Client, method: ContactMethod) -> None:
    listing = Page(reader.get("/en/service/gb-made-up-line/"))
    (link,) = [link for link in listing.all("a") if link.get("href") == address(method)]
    assert link.words == "Something wrong with this number?"
    assert link.get("aria-label") == "Something wrong with this number? Call 0800 123 4567"
    form = Page(reader.get(link.get("href")))
    assert len([each for each in form.all("input") if each.get("name") == "problem"]) == 8
    response = send(reader, method)
    assert response.status_code == 302
    assert "Thank you" in Page(reader.get(response["Location"])).text
    report = ProblemReport.objects.get()
    assert (report.contact_method, report.problem, report.note) == (method, "wrong-number", "")
    assert report.reported_at == NOON


def test_every_way_of_contact_has_a_link_of_its_own(reader: Client, service: Service) -> None:
    hrefs = Page(reader.get("/en/service/gb-made-up-line/")).hrefs
    assert {address(method) for method in service.contact_methods.all()} <= set(hrefs)


def test_every_card_leads_to_the_form(reader: Client) -> None:
    page = Page(reader.get("/en/gb/"))
    assert len([href for href in page.hrefs if "/report/" in href]) == len(page.all("article"))


def test_the_form_asks_which_number_and_has_the_one_of_the_link_chosen(
    reader: Client, service: Service, method: ContactMethod
) -> None:
    chat = service.contact_methods.get(kind="chat")
    fields = Page(reader.get(address(chat))).all("input")
    methods = {each.get("value"): each for each in fields if each.get("name") == "method"}
    assert set(methods) == {str(chat.pk), str(method.pk)}
    chosen = [pk for pk, each in methods.items() if "checked" in each.attributes]
    assert chosen == [str(chat.pk)]
    send(reader, chat, method=str(method.pk))
    assert ProblemReport.objects.get().contact_method == method


def test_another_listings_number_can_not_be_slipped_in(
    reader: Client, method: ContactMethod
) -> None:
    other = listings.first_contact(listings.add("gb-other-line"))
    assert send(reader, method, method=str(other.pk)).status_code == 400
    assert not ProblemReport.objects.exists()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_help_stands_on_the_form_and_on_the_thanks(
    reader: Client, method: ContactMethod, language: str
) -> None:
    for path in (address(method, language), f"{address(method, language)}thanks/"):
        hrefs = Page(reader.get(path)).hrefs
        assert {"tel:999", f"/{language}/gb/"} <= set(hrefs)
        assert hrefs.index("tel:999") <= 1


def test_the_title_names_the_place_and_neither_line_nor_topic(
    reader: Client, method: ContactMethod
) -> None:
    assert Page(reader.get(address(method))).title == "Report a problem · United Kingdom"


def test_nothing_about_the_reporter_is_kept(method: ContactMethod, at: Callable[..., Any]) -> None:
    at(NOON + timedelta(minutes=42, seconds=7))
    headers = {"user-agent": TYPED, "referer": f"https://{TYPED}.example/", "cookie": TYPED}
    stranger = Client(REMOTE_ADDR="203.0.113.77", headers=headers)
    response = send(stranger, method, email=TYPED, name=TYPED)
    report = ProblemReport.objects.values().get()
    assert report.pop("reported_at") == NOON
    assert TYPED not in str(report)
    assert "203.0.113" not in str(report)
    assert not response.cookies


def test_a_problem_has_to_be_chosen(reader: Client, method: ContactMethod) -> None:
    response = send(reader, method, problem="", note="A shop answered.")
    page = Page(response)
    assert response.status_code == 400
    assert "Choose what is wrong." in page.text
    assert page.first("textarea").words == "A shop answered."
    assert response["Cache-Control"] == "no-store"
    assert not ProblemReport.objects.exists()


@pytest.mark.parametrize("problem", ["none", "unsafe\x00", "<b>", "é" * 5000])
def test_a_problem_that_there_is_not_is_refused(
    reader: Client, method: ContactMethod, problem: str
) -> None:
    assert send(reader, method, problem=problem).status_code == 400


def test_a_note_that_is_too_long_comes_back_whole(reader: Client, method: ContactMethod) -> None:
    response = send(reader, method, note="n" * 501)
    assert response.status_code == 400
    assert Page(response).first("textarea").words == "n" * 501
    assert send(reader, method, note="n\r\n" * 250).status_code == 302, "counted as browsers do"


def test_a_note_is_kept_without_what_cannot_be_seen(reader: Client, method: ContactMethod) -> None:
    send(reader, method, note="\x00<b>A\u202e shop\u200b</b>")
    assert ProblemReport.objects.get().note == "<b>A shop</b>"


def test_what_was_typed_comes_back_as_text_only(reader: Client, method: ContactMethod) -> None:
    response = send(reader, method, problem="", note="</textarea><script>alert(1)</script>")
    assert not Page(response).scripts


def test_nothing_a_reporter_writes_is_ever_published(
    reader: Client, service: Service, method: ContactMethod
) -> None:
    edition = str(Edition.current())
    send(reader, method, problem="unsafe", note=TYPED)
    assert ProblemReport.objects.filter(note=TYPED).exists()
    own = [address(method), f"{address(method)}thanks/", "/en/service/gb-made-up-line/"]
    data = ["/api/v1/services?region=gb&per_page=100", f"/api/v1/services/{service.pk}"]
    for path in (*PAGES, *WIDGETS, *own, *data, "/api/v1/freshness"):
        assert TYPED not in reader.get(path).content.decode(), path
    assert str(Edition.current()) == edition, "readers' copies stay as good as they were"


def test_a_report_alone_changes_no_public_page(reader: Client, method: ContactMethod) -> None:
    paths = ("/en/gb/suicide/", "/en/service/gb-made-up-line/")
    before = [reader.get(path).content for path in paths]
    for _ in range(3):
        send(reader, method)
    assert [reader.get(path).content for path in paths] == before


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}],
)
def test_another_site_can_not_make_its_readers_report(
    method: ContactMethod, noon: datetime, headers: dict[str, str]
) -> None:
    response = send(Client(headers=headers), method)
    assert response.status_code == 403
    assert "another site asked for it" in Page(response).text
    assert not ProblemReport.objects.exists()


def test_no_cookie_is_needed_although_django_looks_for_forged_posts(
    method: ContactMethod, noon: datetime
) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"sec-fetch-site": "same-origin"})
    assert send(strict, method).status_code == 302


def test_too_many_reports_of_one_address_wait_an_hour_and_lose_nothing(
    reader: Client, method: ContactMethod, at: Callable[..., Any]
) -> None:
    for _ in range(10):
        assert send(reader, method).status_code == 302
    response = send(reader, method, note="A shop answered.", problem="cost")
    page = Page(response)
    assert (response.status_code, response["Retry-After"]) == (429, "3600")
    assert "try again in an hour" in page.text
    assert "tel:999" in page.hrefs
    assert page.first("textarea").words == "A shop answered."
    checked = [each.get("value") for each in page.all("input") if "checked" in each.attributes]
    assert checked == [str(method.pk), "cost"]
    assert ProblemReport.objects.count() == 10
    assert send(Client(REMOTE_ADDR="198.51.100.9"), method).status_code == 302
    at(NOON + timedelta(hours=1))
    assert send(reader, method).status_code == 302


def test_a_slip_does_not_count(reader: Client, method: ContactMethod) -> None:
    for _ in range(12):
        send(reader, method, problem="")
    assert send(reader, method).status_code == 302


def test_what_is_not_public_can_not_be_reported(
    reader: Client, method: ContactMethod, alice: Moderator
) -> None:
    publishing.withdraw(method.service, by=alice, at=NOON)
    for answer in (
        reader.get(address(method)),
        reader.get(f"{address(method)}thanks/"),
        send(reader, method),
        reader.get(f"/en/report/{uuid4()}/"),
    ):
        assert answer.status_code == 404
        assert b"Made-up Line" not in answer.content
    assert not ProblemReport.objects.exists()


def test_a_number_that_is_down_is_not_shown_on_a_form(
    reader: Client, method: ContactMethod
) -> None:
    ContactMethod.objects.filter(pk=method.pk).update(working=Working.DOWN)
    response = reader.get(address(method))
    assert response.status_code == 404
    assert b"0800" not in response.content


def test_the_form_takes_few_queries(
    reader: Client, method: ContactMethod, django_assert_num_queries: Callable[[int], object]
) -> None:
    reader.get(address(method))
    with django_assert_num_queries(5):
        reader.get(address(method))
    with django_assert_num_queries(6):
        send(reader, method)


@pytest.mark.parametrize("problem", list(Problem))
def test_every_problem_can_be_reported_in_every_language(
    reader: Client, method: ContactMethod, problem: Problem
) -> None:
    response = reader.post(address(method, "ar"), {"problem": problem.value})
    assert response["Location"] == f"{address(method, 'ar')}thanks/"
    assert ProblemReport.objects.get().problem == problem
