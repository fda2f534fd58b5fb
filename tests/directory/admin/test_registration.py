"""Who may open the admin at all: each page of each model, for each sort of person."""

import pytest
from django.contrib import admin
from django.test import Client

from directory.admin.by_hand import EditedByHand, ReadOnly
from directory.admin.registration import PAGES
from resources.models import Moderator, Service

REGISTERED = [model._meta.label_lower.replace(".", "/") for model in admin.site._registry]
PAGES_OF_A_MODEL = ["", "add/", "1/change/", "1/delete/", "1/history/"]
OTHER_PAGES = [
    "",
    "autocomplete/?app_label=resources&model_name=service&field_name=organization&term=a",
    "jsi18n/",
    "password_change/",
    "resources/",
    "nowhere/",
]
ADDRESSES = [f"/admin/{page}" for page in OTHER_PAGES] + [
    f"/admin/{model}/{page}" for model in REGISTERED for page in PAGES_OF_A_MODEL
]
READ_ONLY = [model for model, page in PAGES.items() if issubclass(page, ReadOnly)]


@pytest.fixture
def outsider(db: None, charlie: Moderator, request: pytest.FixtureRequest) -> Client:
    client = Client()
    if request.param == "charlie":
        client.force_login(charlie)
    return client


@pytest.mark.parametrize("outsider", ["anonymous", "charlie"], indirect=True)
@pytest.mark.parametrize("address", ADDRESSES)
def test_who_may_not_is_turned_away(outsider: Client, address: str) -> None:
    for response in (outsider.get(address), outsider.post(address, {"action": "publish"})):
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/?next=")


@pytest.mark.parametrize("model", REGISTERED)
def test_staff_without_a_permission_see_nothing_of_a_model(
    db: None, charlie: Moderator, model: str
) -> None:
    charlie.is_staff = True
    charlie.save()
    client = Client()
    client.force_login(charlie)
    assert client.get(f"/admin/{model}/").status_code == 403
    assert client.get(f"/admin/{model}/add/").status_code == 403
    assert client.post(f"/admin/{model}/", {"action": "publish"}).status_code == 403


def test_somebody_who_has_left_is_turned_away(db: None, alice: Moderator, client: Client) -> None:
    client.force_login(alice)
    assert client.get("/admin/").status_code == 200
    alice.is_active = False
    alice.save()
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("model", REGISTERED)
def test_alice_opens_the_list_of_every_model(desk: Client, model: str) -> None:
    assert desk.get(f"/admin/{model}/").status_code == 200


@pytest.mark.parametrize("model", list(PAGES), ids=lambda model: model.__name__)
def test_no_page_of_ours_deletes(desk: Client, model: type) -> None:
    page = admin.site._registry[model]
    assert isinstance(page, (EditedByHand, ReadOnly))
    address = f"/admin/{model._meta.label_lower.replace('.', '/')}/"  # type: ignore[attr-defined]
    assert 'value="delete_selected"' not in desk.get(address).content.decode()


@pytest.mark.parametrize("model", READ_ONLY, ids=lambda model: model.__name__)
def test_what_is_only_to_be_read_cannot_be_added(desk: Client, model: type) -> None:
    address = f"/admin/{model._meta.label_lower.replace('.', '/')}/add/"  # type: ignore[attr-defined]
    assert desk.get(address).status_code == 403
    assert desk.post(address, {}).status_code == 403


def test_each_noun_that_a_moderator_keeps_has_a_page() -> None:
    assert {"Service", "Organization", "Topic", "Audience", "EmergencyNumber"} <= {
        model.__name__ for model in PAGES
    }
    assert Service in PAGES


def test_a_password_is_never_shown_or_asked_for(desk: Client, charlie: Moderator) -> None:
    page = desk.get(f"/admin/resources/moderator/{charlie.pk}/change/").content.decode()
    assert 'name="password"' not in page
