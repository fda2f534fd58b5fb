"""A number that today's metadata see otherwise, as a question of the desk."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from resources.actions import noticing
from resources.models import ContactMethod, NumberDoubt, Service
from resources.rules.policies import Working
from resources.rules.roles import Role
from tests.conftest import NOON
from tests.directory.moderation.conftest import person, signed_in
from tests.resources.factories import chat, listing, phone

QUEUE = "/moderation/?kind=number"


@pytest.fixture
def service(db: None) -> Service:
    """Its number costs nothing, and is listed as a dear one."""
    service = listing("tea-line", methods=[phone("0800 123 4567"), chat()])
    service.contact_methods.filter(kind="voice").update(number_class="premium")
    noticing.number_doubts(at=NOON)
    return service


def number(service: Service) -> ContactMethod:
    return service.contact_methods.get(kind="voice")


def address(service: Service) -> str:
    doubt = NumberDoubt.objects.get(contact_method__service=service)
    return reverse("moderation:question", args=(f"number:{doubt.pk}",))


def answer(client: Client, service: Service, name: str) -> Any:
    form = {"answer": name, "contact": str(number(service).pk)}
    return client.post(address(service), form)


def undo(client: Client) -> str:
    return client.post(reverse("moderation:undo"), follow=True).content.decode()


def test_the_question_says_what_the_number_was_and_is(desk: Client, service: Service) -> None:
    assert address(service) in desk.get(QUEUE).content.decode()
    page = desk.get(address(service)).content.decode()
    assert "sees one of its numbers in another way" in page
    assert "premium rate. By today&#x27;s numbering plan: free to call." in page
    assert f'value="{number(service).pk}" checked' in page
    assert f'value="{service.contact_methods.get(kind="chat").pk}" checked' not in page


def test_the_new_kind_is_taken_over_and_back(desk: Client, service: Service) -> None:
    assert "Done: tea-line." in answer(desk, service, "reclassify").content.decode()
    assert number(service).number_class == "toll-free"
    assert address(service) not in desk.get(QUEUE).content.decode()
    assert "Taken back." in undo(desk)
    assert number(service).number_class == "premium"
    assert address(service) in desk.get(QUEUE).content.decode()


def test_the_history_says_who_took_it_over(desk: Client, service: Service) -> None:
    answer(desk, service, "reclassify")
    page = desk.get(reverse("moderation:history", args=[service.pk])).content.decode()
    for words in ("Kind of number", "premium rate", "free to call", "Bob"):
        assert words in page


def test_it_may_stay_as_it_is_for_good(desk: Client, service: Service) -> None:
    answer(desk, service, "settle")
    noticing.number_doubts(at=NOON)
    assert number(service).number_class == "premium"
    assert address(service) not in desk.get(QUEUE).content.decode()
    undo(desk)
    assert address(service) in desk.get(QUEUE).content.decode()


def test_a_number_that_is_hidden_is_not_asked_about(desk: Client, service: Service) -> None:
    answer(desk, service, "down")
    assert number(service).working == Working.DOWN
    assert address(service) not in desk.get(QUEUE).content.decode()


def test_one_that_would_be_refused_can_not_be_taken_over(desk: Client, service: Service) -> None:
    service.contact_methods.filter(kind="voice").update(value="116 123 or 988")
    noticing.number_doubts(at=NOON)
    page = desk.get(address(service)).content.decode()
    assert "Today it would not be taken as it is listed. Give the number only." in page
    assert 'value="reclassify"' not in page
    assert answer(desk, service, "reclassify").status_code == 422
    assert number(service).number_class == "premium"


@pytest.mark.parametrize("name", ["reclassify", "settle"])
@pytest.mark.parametrize(
    ("role", "regions"), [(Role.MODERATOR, ["fr"]), (Role.CONTRIBUTOR, [])], ids=str
)
def test_who_may_not_decide_is_refused(
    noon: object, service: Service, name: str, role: Role, regions: list[str]
) -> None:
    client = signed_in(person("wanda", role, regions=regions))
    assert answer(client, service, name).status_code == 403
    assert number(service).number_class == "premium"
    assert address(service) in signed_in(person("max")).get(QUEUE).content.decode()


def test_the_screen_costs_at_most_fifteen_queries(
    desk: Client, service: Service, django_assert_max_num_queries: Any
) -> None:
    desk.get(QUEUE)
    with django_assert_max_num_queries(15):
        assert desk.get(address(service)).status_code == 200
