"""One round trip: a page with its style fits into the first packets of a connection."""

import gzip

import pytest
from django.conf import settings
from django.test import Client

from directory import stylesheets
from directory.wording.guides import GUIDES
from tests.directory.addresses import MISSING, PAGES
from tests.directory.html import Page

FIRST_ROUND_TRIP = 14 * 1024
WIDGET = 10 * 1024
ELEMENT = 1.5 * 1024


def compressed(reader: Client, path: str) -> int:
    return len(gzip.compress(reader.get(path).content, compresslevel=9))


@pytest.mark.parametrize("language", [tag for tag, _name in settings.LANGUAGES])
def test_every_page_with_its_style_needs_one_round_trip(reader: Client, language: str) -> None:
    paths = {path.replace("/en/", f"/{language}/") for path in [*PAGES, *MISSING]}
    sizes = {path: compressed(reader, path) for path in paths}
    assert {path: size for path, size in sizes.items() if size > FIRST_ROUND_TRIP} == {}


@pytest.mark.parametrize("region", ["gb", "us", "world"])
def test_each_guide_with_its_lines_needs_one_round_trip(reader: Client, region: str) -> None:
    paths = [f"/hi/topics/{topic}/?region={region}" for topic in GUIDES]
    assert max(compressed(reader, path) for path in paths) <= FIRST_ROUND_TRIP


@pytest.mark.parametrize(
    "path",
    [
        "/embed/v1/en/gb/",
        "/embed/v1/en/us/suicide/?size=480&theme=dark&accent=e91e63",
        "/embed/v1/ar/eg/?size=160",
        "/embed/v1/en/zz/",
        "/embed/v1/ar/places/suicide/?theme=dark",
        "/embed/v1/en/gb/suicide/fragment.html",
        "/embed/v1/ar/eg/fragment.json",
    ],
)
def test_the_widget_is_smaller_still(reader: Client, path: str) -> None:
    assert compressed(reader, path) <= WIDGET


def test_the_element_is_a_kilobyte_and_a_half_at_most(reader: Client) -> None:
    assert compressed(reader, "/embed/v1.0.0.js") <= ELEMENT


def test_a_page_carries_its_whole_style(reader: Client) -> None:
    (style,) = Page(reader.get("/en/gb/")).all("style")
    assert style.source == stylesheets.text(stylesheets.PAGE)
    assert "--action" in style.source
