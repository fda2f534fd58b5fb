"""Each address of the site, tried by each sort of person, by GET and by POST.

Below /moderation/ the table is in moderation/doors.py. Here is the rest: public addresses, which
answer everybody alike, and Django's admin, which opens to editors with a second step only. A new
public address needs a row here.
"""

from collections.abc import Mapping
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.directory.every_address import every_address
from tests.directory.moderation.conftest import signed_in
from tests.directory.moderation.doors import DOORS, Person
from tests.directory.moderation.test_doors import who

pytestmark = pytest.mark.usefixtures("db", "noon")

READ, LEADS = (200, 200), (302, 302)
NEVER_POSTED = (200, 405)

PUBLIC = {
    "front_door": LEADS,
    "exit": (303, 303),
    "robots": READ,
    "sitemap": READ,
    "sitemap_section": READ,
    "health": READ,
    "security_contact": (404, 404),
    "api_services": (400, 405),
    "api_service": (404, 405),
    "api_freshness": NEVER_POSTED,
    "api_search": (405, 400),
    "api_unknown": (404, 405),
    "feed_atom": NEVER_POSTED,
    "feed_json": NEVER_POSTED,
    "element": READ,
    "element_pinned": READ,
    "oembed": (404, 404),
    "wordpress_plugin": READ,
    "widget_places_any_topic": READ,
    "widget_places": READ,
    "fragment_any_topic": READ,
    "fragment": READ,
    "widget_any_topic": READ,
    "widget": READ,
    "home": READ,
    "go": LEADS,
    "search": LEADS,
    "short_address": LEADS,
    "guides": READ,
    "guide": READ,
    "contact_file": READ,
    "sheet": READ,
    "confirm": (404, 404),
    "publishers": READ,
    "example": READ,
    "freshness": READ,
    "how_we_order": READ,
    "leaving": READ,
    "report": (200, 400),
    "thanks": READ,
    "service": READ,
    "region": READ,
    "topic": READ,
}
"""Name -> status by GET and by POST of nothing, at the address of `every_address`. A public page
doesn't look at the method unless it takes something."""

LOCAL_MODE_ONLY = {"sign_in_once"}
"""Its own tests are in admin/test_sign_in.py."""

SIGN_IN = ("/admin/login/", "/moderation/account/sign-in/")


@pytest.fixture(autouse=True)
def second_step_required(settings: Any) -> None:
    settings.MFA_REQUIRED = True


def of_the_admin() -> dict[str, str]:
    """Path -> name."""
    return {each.path: each.name for each in every_address() if each.path.startswith("/admin/")}


def is_shut(response: HttpResponse) -> bool:
    location = response.get("Location", "")
    return response.status_code == 403 or location.startswith(SIGN_IN) or location == "/admin/"


def tried(client: Client, method: str, path: str) -> HttpResponse:
    """What it does is undone."""
    with transaction.atomic():
        response: HttpResponse = getattr(client, method)(path)
        transaction.set_rollback(True)
    return response


def test_no_address_of_the_site_was_forgotten() -> None:
    outside = {each.name for each in every_address() if not each.is_for_moderators}
    assert outside == PUBLIC.keys() | LOCAL_MODE_ONLY
    inside = {each.name for each in every_address() if each.path.startswith("/moderation/")}
    assert inside == {door.name for door in DOORS}
    names = [each.name for each in every_address() if each.is_public]
    assert len(names) == len(set(names)), "a name twice hides an address"


@pytest.mark.parametrize("person", Person)
def test_a_public_address_answers_everybody_alike(person: Person) -> None:
    browser = signed_in(who(person))
    known = dict(browser.cookies)
    found: Mapping[str, tuple[int, ...]] = {
        each.name: tuple(
            tried(browser, method, each.path).status_code for method in ("get", "post")
        )
        for each in every_address()
        if each.is_public
    }
    assert found == PUBLIC
    assert dict(browser.cookies) == known


@pytest.mark.parametrize("person", [each for each in Person if each is not Person.EDITOR])
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_admin_is_shut_for_all_but_editors(person: Person, method: str) -> None:
    browser = signed_in(who(person))
    open_ = {
        path: response.status_code
        for path in of_the_admin()
        if not is_shut(response := tried(browser, method, path))
    }
    assert open_ == {}


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_admin_leads_no_editor_away(method: str) -> None:
    browser = signed_in(who(Person.EDITOR))
    for path, name in of_the_admin().items():
        if name not in ("admin:logout", "admin:login"):
            location = tried(browser, method, path).get("Location", "")
            assert not location.startswith(SIGN_IN), path


def test_the_rule_about_the_admin_can_fail() -> None:
    assert not is_shut(tried(signed_in(who(Person.EDITOR)), "get", "/admin/"))
    assert is_shut(tried(signed_in(None), "get", "/admin/"))
