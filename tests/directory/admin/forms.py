"""A form of the admin as a browser would send it back."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.test import Client

from resources.models import Service
from tests.directory.html import Element, Page


def form_of(page: Page) -> dict[str, str | list[str]]:
    """Every field of the page's largest form with what stands in it, buttons left out."""
    form = max(page.all("form"), key=lambda form: len(list(form.all("input"))))
    sent: dict[str, str | list[str]] = {}
    for name, values in _fields(form):
        sent[name] = values if len(values) != 1 else values[0]
    return sent


def send(client: Client, service: Service, **changes: str | list[str]) -> HttpResponse:
    """Opens the page of a listing, changes fields and saves. A "__" is a "-" in a field's name."""
    address = f"/admin/resources/service/{service.pk}/change/"
    fields = form_of(Page(client.get(address)))
    changed = {name.replace("__", "-"): value for name, value in changes.items()}
    response: HttpResponse = client.post(address, {**fields, **changed, "_save": "Save"})
    return response


def do(client: Client, action: str, *services: Service) -> str:
    """Runs an action of the list on these listings; returns what is said."""
    response = client.post(
        "/admin/resources/service/",
        {"action": action, "_selected_action": [str(service.pk) for service in services]},
        follow=True,
    )
    return " ".join(Page(response).of_class("messagelist"))


def _fields(form: Element) -> Iterator[tuple[str, list[str]]]:
    for field in form.all("input"):
        kind = field.get("type")
        if kind in ("submit", "file") or (kind == "checkbox" and "checked" not in field.attributes):
            continue
        yield field.get("name"), [field.get("value") or ("on" if kind == "checkbox" else "")]
    for field in form.all("textarea"):
        yield field.get("name"), [field.source.removeprefix("\n")]
    for field in form.all("select"):
        chosen = [o.get("value") for o in field.all("option") if "selected" in o.attributes]
        yield field.get("name"), chosen
