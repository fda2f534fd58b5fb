import re
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.directory import listings

LOCATION = ".//{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
SITE = "http://testserver"


def places(reader: Client, path: str) -> list[str]:
    response = reader.get(path)
    assert response.status_code == 200
    root = ET.fromstring(response.content)  # noqa: S314 (our own)
    return [str(found.text).removeprefix(SITE) for found in root.findall(LOCATION)]


def test_the_index_has_two_parts_for_each_language(reader: Client) -> None:
    parts = places(reader, "/sitemap.xml")
    assert sorted(parts) == sorted(
        f"/sitemap-{kind}-{tag}.xml"
        for tag, _name in settings.LANGUAGES
        for kind in ("pages", "listings")
    )


def test_a_part_has_only_pages_of_its_language_that_exist(reader: Client) -> None:
    found = places(reader, "/sitemap-pages-ja.xml")
    assert {"/ja/", "/ja/jp/", "/ja/jp/suicide/", "/ja/how-we-order/"} <= set(found)
    assert {"/ja/topics/", "/ja/topics/suicide/"} <= set(found)
    assert all(path.startswith("/ja/") for path in found)
    # Antarctica has no line, so search engines have no reason to lead there.
    assert "/ja/aq/" not in found
    for path in found[:: len(found) // 20]:
        assert reader.get(path).status_code == 200, path


def test_a_listing_is_found_from_the_moment_it_is_published(reader: Client) -> None:
    listings.add()
    assert "/de/service/gb-made-up-line/" in places(reader, "/sitemap-listings-de.xml")


@pytest.mark.parametrize(
    ("path", "most"), [("/sitemap-pages-en.xml", 3), ("/sitemap-listings-en.xml", 4)]
)
def test_a_part_needs_few_queries(reader: Client, path: str, most: int) -> None:
    with CaptureQueriesContext(connection) as asked:
        reader.get(path)
    assert len(asked) <= most


@pytest.mark.parametrize("path", ["/sitemap-pages-xx.xml", "/sitemap-listings-en.xml?p=99"])
def test_a_part_that_there_is_not_is_not_found(reader: Client, path: str) -> None:
    assert reader.get(path).status_code == 404


def test_robots_are_told_of_the_map_and_kept_from_the_desk(reader: Client) -> None:
    text = reader.get("/robots.txt").content.decode()
    rules = RobotFileParser()
    rules.parse(text.splitlines())
    assert rules.site_maps() == [f"{SITE}/sitemap.xml"]
    assert rules.can_fetch("*", f"{SITE}/en/gb/suicide/")
    assert not rules.can_fetch("*", f"{SITE}/moderation/")


@pytest.mark.parametrize("path", ["/en/", "/ja/jp/suicide/", "/ar/service/gb-samaritans/"])
def test_a_page_names_itself_and_its_translations(reader: Client, path: str) -> None:
    source = reader.get(path).content.decode()
    assert f'<link rel="canonical" href="{SITE}{path}">' in source
    rest = path.split("/", 2)[2]
    for tag, _name in settings.LANGUAGES:
        link = f'<link rel="alternate" hreflang="{tag}" href="{SITE}/{tag}/{rest}">'
        assert link in source


def test_wishes_have_no_place_in_a_canonical_address(reader: Client) -> None:
    source = reader.get("/en/gb/?free=yes&page=2").content.decode()
    assert f'<link rel="canonical" href="{SITE}/en/gb/">' in source


@pytest.mark.parametrize("path", ["/en/zz/", "/nowhere", "/en/service/no-such-line/"])
def test_a_page_that_is_not_there_names_no_translation(reader: Client, path: str) -> None:
    source = reader.get(path).content.decode()
    assert '<meta name="robots" content="noindex">' in source
    assert not re.search(r"rel=.canonical", source)
