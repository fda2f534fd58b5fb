from collections.abc import Callable

import pytest
from django.apps import apps
from django.test import Client

from resources.models import Moderator, Organization
from tests.directory import listings
from tests.directory.admin.forms import form_of
from tests.directory.html import Page

ADA = {"position": "0", "name": "Ada", "email": "ada@tea.example", "language": "EN"}


@pytest.fixture
def organization(db: None) -> Organization:
    return listings.add().organization


@pytest.fixture
def add_contact(desk: Client, organization: Organization) -> Callable[..., Page]:
    """Saves the organization's page with one contact more."""

    def add(**fields: str) -> Page:
        address = f"/admin/resources/organization/{organization.pk}/change/"
        sent = form_of(Page(desk.get(address)))
        row = {f"verification_contacts-0-{name}": value for name, value in fields.items()}
        sent |= {**row, "verification_contacts-TOTAL_FORMS": "1", "_save": "Save"}
        return Page(desk.post(address, sent, follow=True))

    return add


def test_an_editor_writes_down_whom_to_ask_and_the_history_says_who_did(
    add_contact: Callable[..., Page], organization: Organization, alice: Moderator
) -> None:
    add_contact(**ADA)
    ada = organization.verification_contacts.get()
    assert (ada.name, ada.email, ada.language) == ("Ada", "ada@tea.example", "en")
    events = apps.get_model("resources", "VerificationContactEvent")._default_manager
    event = events.get(pgh_obj_id=ada.pk)
    assert (event.pgh_label, event.pgh_context.metadata["by"]) == ("insert", str(alice.pk))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"language": "tlhh"}, "“tlhh” is not the code of a language."),
        ({"email": "ada"}, "Enter a valid email address."),
        ({"name": "", "email": ""}, "Constraint “verification_contact_is_somebody” is violated."),
    ],
)
def test_what_makes_no_sense_is_explained(
    add_contact: Callable[..., Page],
    organization: Organization,
    fields: dict[str, str],
    said: str,
) -> None:
    page = add_contact(**{**ADA, **fields})
    assert said in page.text
    assert not organization.verification_contacts.exists()
