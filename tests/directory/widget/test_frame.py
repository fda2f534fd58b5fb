from base64 import b64encode
from hashlib import sha256

import pytest
from django.test import Client

from tests.directory import listings
from tests.directory.html import Page

EMPTY = "va"
WIDGET_OF_NOWHERE = f"/embed/v1/en/{EMPTY}/"


def names(page: Page) -> list[str]:
    return [heading.words for heading in page.all("h2")]


def add(name: str, **changes: object) -> object:
    return listings.named(name, name=name.lower().replace(" ", "-"), coverage=[EMPTY], **changes)


def pair(first: str, second: str, *, both_ways: bool, priority: bool = False) -> None:
    adult, youth = add(first, priority=priority), add(second, priority=priority)
    adult.paired_with = youth  # type: ignore[attr-defined]
    adult.save()  # type: ignore[attr-defined]
    if both_ways:
        youth.paired_with = adult  # type: ignore[attr-defined]
        youth.save()  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["/embed/v1/en/gb/", "/embed/v1/en/zz/", "/embed/v1/ar/eg/"])
def test_any_site_may_frame_it_also_one_that_isolates_itself(reader: Client, path: str) -> None:
    response = reader.get(path)
    (style,) = Page(response).all("style")
    digest = b64encode(sha256(style.source.encode()).digest()).decode()
    assert response["Content-Security-Policy"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self' data:; "
        "form-action 'none'; base-uri 'none'; frame-ancestors *"
    )
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "geolocation=()" in response["Permissions-Policy"]
    assert "X-Frame-Options" not in response.headers
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("path", ["/embed/v1/en/gb/", "/embed/v1/en/us/suicide/"])
def test_one_to_three_lines_stand_in_it(reader: Client, path: str) -> None:
    assert 1 <= len(names(Page(reader.get(path)))) <= 3


def test_the_lines_for_small_places_come_first(reader: Client) -> None:
    assert names(Page(reader.get("/embed/v1/en/gb/suicide/")))[:2] == ["Samaritans", "Shout"]
    assert names(Page(reader.get("/embed/v1/en/us/")))[:2] == [
        "988 Suicide & Crisis Lifeline",
        "Crisis Text Line",
    ]


def test_the_number_can_be_dialled_from_inside_a_frame(reader: Client) -> None:
    page = Page(reader.get("/embed/v1/en/gb/suicide/"))
    assert page.link("Call 116 123").href == "tel:116123"


def test_no_page_of_the_site_opens_inside_the_frame(reader: Client) -> None:
    page = Page(reader.get("/embed/v1/en/us/suicide/"))
    elsewhere = ("tel:", "sms:", "/embed/")
    leading_out = [a for a in page.all("a") if not a.get("href").startswith(elsewhere)]
    assert leading_out
    for link in leading_out:
        assert link.get("target") == "_blank"
        assert "noopener" in link.get("rel")


def test_the_first_line_is_reached_first_and_the_emergency_number_after_the_lines(
    reader: Client,
) -> None:
    hrefs = Page(reader.get("/embed/v1/en/gb/suicide/")).hrefs
    assert hrefs[0] == "tel:116123"
    assert hrefs.index("sms:85258") < hrefs.index("tel:999")


@pytest.mark.parametrize("both_ways", [True, False])
def test_a_pair_is_shown_together(reader: Client, both_ways: bool) -> None:
    pair("Line for adults", "Line for youths", both_ways=both_ways)
    assert names(Page(reader.get(WIDGET_OF_NOWHERE))) == ["Line for adults", "Line for youths"]


@pytest.mark.parametrize("both_ways", [True, False])
def test_a_pair_that_is_marked_on_its_later_half_is_shown_together_once(
    reader: Client, both_ways: bool
) -> None:
    pair("Zebra line", "Aardvark line", both_ways=both_ways)
    assert sorted(names(Page(reader.get(WIDGET_OF_NOWHERE)))) == ["Aardvark line", "Zebra line"]


@pytest.mark.parametrize("both_ways", [True, False])
def test_a_pair_for_which_there_is_no_room_is_not_torn_apart(
    reader: Client, both_ways: bool
) -> None:
    add("A line", priority=True)
    for name in ("B line", "Z line"):
        add(name)
    pair("B line for adults", "B line for youths", both_ways=both_ways)
    add("Other line", priority=True)
    shown = names(Page(reader.get(WIDGET_OF_NOWHERE)))
    assert shown == ["A line", "Other line"]


@pytest.mark.parametrize("both_ways", [True, False])
def test_a_priority_pair_for_which_there_is_no_room_is_not_torn_apart(
    reader: Client, both_ways: bool
) -> None:
    for name in ("A line", "B line"):
        add(name, priority=True)
    pair("Line for adults", "Line for youths", both_ways=both_ways, priority=True)
    assert names(Page(reader.get(WIDGET_OF_NOWHERE))) == ["A line", "B line"]


@pytest.mark.parametrize("half", ["Line for adults", "Line for youths"])
def test_half_a_pair_is_not_shown_without_the_other(reader: Client, half: str) -> None:
    pair("Line for adults", "Line for youths", both_ways=True)
    add("Other line")
    slug = half.lower().replace(" ", "-")
    listings.Service.objects.get(slug=slug).contact_methods.update(working="down")
    listings.reindex_all(EMPTY)
    assert names(Page(reader.get(WIDGET_OF_NOWHERE))) == ["Other line"]


def test_an_unknown_topic_shows_the_general_lines_of_the_place(reader: Client) -> None:
    response = reader.get("/embed/v1/en/gb/nonsense/")
    assert response.status_code == 200
    assert names(Page(response)) == names(Page(reader.get("/embed/v1/en/gb/")))


@pytest.mark.parametrize("place", ["zz", "world"])
def test_without_a_place_only_what_is_reached_online_is_shown(reader: Client, place: str) -> None:
    response = reader.get(f"/embed/v1/en/{place}/suicide/")
    page = Page(response)
    assert response.status_code == 200
    assert "/embed/v1/en/places/suicide/" in page.hrefs
    assert names(page)
    assert not [href for href in page.hrefs if href.startswith(("tel:", "sms:"))]
    assert "Call your local emergency number" in page.text


def test_an_unknown_language_is_answered_in_english(reader: Client) -> None:
    response = reader.get("/embed/v1/xx/gb/")
    assert response.status_code == 200
    assert Page(response).first("html").get("lang") == "en"


def test_a_close_language_is_answered_in_the_one_that_its_readers_read(reader: Client) -> None:
    assert Page(reader.get("/embed/v1/ar-eg/eg/")).first("html").get("lang") == "ar"


@pytest.mark.parametrize(
    ("accepted", "language", "number"),
    [("ar-EG,ar;q=0.9", "ar", "tel:122"), ("en-GB", "en", "tel:999"), ("", "en", "")],
)
def test_auto_follows_the_browser_of_the_reader(
    reader: Client, accepted: str, language: str, number: str
) -> None:
    response = reader.get("/embed/v1/auto/auto/", headers={"accept-language": accepted})
    page = Page(response)
    assert page.first("html").get("lang") == language
    assert (number in page.hrefs) == bool(number)
    assert "Accept-Language" in response["Vary"]


def test_only_what_follows_the_reader_varies_with_the_reader(reader: Client) -> None:
    assert "Accept-Language" not in reader.get("/embed/v1/en/gb/").get("Vary", "")


def test_another_country_can_be_chosen_inside_and_keeps_the_look(reader: Client) -> None:
    page = Page(reader.get("/embed/v1/en/gb/suicide/?size=480&theme=dark"))
    assert page.link("Another country").href == "/embed/v1/en/places/suicide/?size=480&theme=dark"


@pytest.mark.parametrize(("size", "trusts"), [(160, False), (320, False), (480, True)])
def test_a_taller_frame_says_more(reader: Client, size: int, trusts: bool) -> None:
    page = Page(reader.get(f"/embed/v1/en/gb/suicide/?size={size}"))
    assert ("not yet checked here" in page.text) == trusts
    assert "tel:999" in page.hrefs


def test_a_browser_may_show_its_copy_while_it_asks_or_nobody_answers(reader: Client) -> None:
    assert reader.get("/embed/v1/en/gb/")["Cache-Control"] == (
        "public, max-age=0, stale-while-revalidate=60, stale-if-error=86400"
    )


def test_it_says_that_it_is_ready_only_where_it_is_asked_to(reader: Client) -> None:
    assert not list(Page(reader.get("/embed/v1/en/gb/")).all("script"))
    response = reader.get("/embed/v1/en/gb/?ready=1")
    (script,) = Page(response).all("script")
    digest = b64encode(sha256(script.source.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}';" in response["Content-Security-Policy"]


def test_another_spelling_of_a_place_works(reader: Client) -> None:
    assert names(Page(reader.get("/embed/v1/en/UK/"))) == names(
        Page(reader.get("/embed/v1/en/gb/"))
    )


def test_a_place_without_lines_shows_some_that_can_be_reached_online(reader: Client) -> None:
    page = Page(reader.get(WIDGET_OF_NOWHERE))
    assert names(page)
    assert page.link("More help").href == f"/en/{EMPTY}/"


def test_it_is_written_in_the_language_of_its_address(reader: Client) -> None:
    html = Page(reader.get("/embed/v1/ar/eg/")).first("html")
    assert (html.get("lang"), html.get("dir")) == ("ar", "rtl")


def test_its_title_names_no_topic(reader: Client) -> None:
    assert Page(reader.get("/embed/v1/en/us/suicide/")).title == "Who to contact"
