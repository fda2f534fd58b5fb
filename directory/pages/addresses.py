"""The query strings of links on a result page: without one wish, or on another page."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

FILTER_NAMES = ("language", "channel", "audience", "open", "free", "anonymous", "dispatch")


@dataclass(frozen=True, slots=True)
class Chip:
    """A wish that holds, and the address without it."""

    label: str
    href: str


def query_of(query: Mapping[str, str]) -> str:
    """All of it; empty where there is nothing."""
    return _query(query) if query else ""


def query_without(query: Mapping[str, str], name: str) -> str:
    """The query string less one wish, back on the first page; "?" where nothing is left."""
    return _query({key: value for key, value in query.items() if key not in (name, "page")})


def query_for_page(query: Mapping[str, str], number: int) -> str:
    return _query({**query, "page": str(number)} if number > 1 else query_less_page(query))


def query_less_page(query: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in query.items() if key != "page"}


def of_guide(language: str, topic: str, region: str | None = None) -> str:
    """Of the guide to a topic; with a region, it shows lines of that place."""
    path = reverse("guide", args=(language, topic))
    return path + _query({"region": region}) if region else path


def wishes(query: QueryDict, *, refused: Container[str]) -> dict[str, str]:
    """What of the query string is a wish or a page number; without `refused` names, whose values
    must not come back in any link.
    """
    given = query.dict()
    names = (*FILTER_NAMES, "page")
    return {name: str(given[name]) for name in names if given.get(name) and name not in refused}


def _query(pairs: Mapping[str, str]) -> str:
    return f"?{urlencode(pairs)}"
