from datetime import UTC, datetime

import pytest
from django.test import Client

from directory.moment import this_moment
from directory.wording.guides import GUIDES
from resources.search.listings import load
from resources.search.widening import Answer
from tests.directory import listings
from tests.directory.html import Page

BRITISH, AMERICAN = "en-GB,en;q=0.9", "en-US,en;q=0.9"

each_topic = pytest.mark.parametrize("topic", GUIDES)
somewhere = pytest.mark.parametrize("accepted", [BRITISH, AMERICAN, "en", "en-GB,en-IE"])


def guide(reader: Client, topic: str, accepted: str = "", query: str = "") -> Page:
    return Page(reader.get(f"/en/topics/{topic}/{query}", headers={"accept-language": accepted}))


def answer(reader: Client, topic: str, accepted: str) -> Answer:
    response = reader.get(f"/en/topics/{topic}/", headers={"accept-language": accepted})
    found: Answer = response.context["view"].answer
    return found


def address_of_first_line(page: Page) -> int:
    return next(place for place, href in enumerate(page.hrefs) if "/service/" in href)


@each_topic
@somewhere
def test_help_comes_before_any_text(reader: Client, topic: str, accepted: str) -> None:
    source = guide(reader, topic, accepted).source
    places = [
        source.index(part) for part in ("<h1>", 'class="emergency"', "<article", 'id="guide"')
    ]
    assert places == sorted(places)


@each_topic
@somewhere
def test_two_lines_are_shown_one_day_and_night_and_one_without_voice(
    reader: Client, topic: str, accepted: str
) -> None:
    lines = answer(reader, topic, accepted).lines
    assert len(lines) >= 2
    assert any(line.always_open for line in lines)
    assert any(line.without_voice for line in lines)
    methods = [method for line in load(lines) for method in line.contact_methods.all()]
    assert any(method.schedule and method.schedule.always_open for method in methods)
    assert any(method.kind not in ("voice", "relay") for method in methods)


@each_topic
@somewhere
def test_a_guide_leads_on_for_those_who_worry_and_those_who_lost(
    reader: Client, topic: str, accepted: str
) -> None:
    leads = {href.rstrip("/").rpartition("/")[2] for href in guide(reader, topic, accepted).hrefs}
    assert "worried-about-someone" in leads
    assert {"bereavement", "suicide-bereavement"} & leads


@each_topic
def test_the_emergency_numbers_of_the_only_likely_place_are_shown(
    reader: Client, topic: str
) -> None:
    page = guide(reader, topic, BRITISH)
    assert "tel:999" in page.hrefs[: address_of_first_line(page)]


@pytest.mark.parametrize("accepted", ["", "en", "en-GB,en-US", "*", "en-ZZ"])
def test_without_a_known_place_the_emergency_number_is_a_question_of_place(
    reader: Client, accepted: str
) -> None:
    page = guide(reader, "suicide", accepted)
    assert "Call your local emergency number." in page.text
    (notice,) = page.of_class("notice")
    assert notice.startswith("We don't know where you are. These lines can be reached online.")
    assert not [href for href in page.hrefs if href.startswith(("tel:", "sms:"))]
    assert len(page.of_class("contact")) >= 2


def test_without_a_known_place_lines_speak_the_readers_language(reader: Client) -> None:
    """The only line on grief that can be reached online speaks Swedish."""
    lines = load(answer(reader, "bereavement", "").page.lines)
    for line in lines:
        assert any("en" in method.languages for method in line.contact_methods.all())


def test_a_country_without_such_a_line_shows_its_other_lines_and_says_so(reader: Client) -> None:
    page = guide(reader, "depression", "en-KE")
    (notice,) = page.of_class("notice")
    assert notice == "No line here fits everything you chose, so we left out: what is going on."
    assert [href for href in page.hrefs if href.startswith("tel:")]


def test_of_two_likely_places_both_are_offered_and_none_is_taken(reader: Client) -> None:
    page = guide(reader, "anxiety", "en-GB,en-US")
    assert page.link("United Kingdom").href == "/en/gb/anxiety/"
    assert page.link("United States").href == "/en/us/anxiety/"


def test_a_place_can_be_chosen_with_the_topic_kept(reader: Client) -> None:
    page = guide(reader, "depression")
    (form,) = [each for each in page.all("form") if each.get("action") == "/en/go"]
    fields = {each.get("name"): each.get("value") for each in form.all("input")}
    assert (form.get("method"), fields) == ("get", {"topic": "depression"})
    assert len(list(form.all("option"))) > 250
    chosen = reader.get("/en/go", {"region": "ke", **fields})
    assert chosen["Location"] == "/en/ke/depression/"


def test_the_place_of_the_page_that_one_came_from_is_kept(reader: Client) -> None:
    page = guide(reader, "suicide", BRITISH, "?region=us")
    assert "tel:988" in page.hrefs
    assert "tel:911" in page.hrefs
    assert "tel:999" not in page.hrefs
    assert page.link("Other lines: United States").href == "/en/us/suicide/"
    assert page.link("United Kingdom").href == "/en/gb/suicide/"


def test_the_other_languages_keep_the_place_that_was_asked_for(reader: Client) -> None:
    arabic = [link.href for link in guide(reader, "suicide", BRITISH, "?region=US").links]
    assert "/ar/topics/suicide/?region=us" in arabic
    assert "/ar/topics/suicide/" in guide(reader, "suicide", BRITISH).hrefs


@pytest.mark.parametrize("region", ["atlantis", "", "//evil.example", "a\x00b", "a" * 5000])
def test_a_place_that_is_none_is_left_out(reader: Client, region: str) -> None:
    response = reader.get("/en/topics/suicide/", {"region": region})
    assert response.status_code == 200
    assert region == "" or region not in response.content.decode()


@each_topic
def test_the_title_is_discreet_and_the_heading_names_the_topic(reader: Client, topic: str) -> None:
    page = guide(reader, topic)
    assert page.title == "What can help"
    name = this_moment().reference.topic_name(topic, "en")
    assert page.first("h1").words == name


@each_topic
def test_all_of_its_text_and_where_it_comes_from_is_read(reader: Client, topic: str) -> None:
    page, written = guide(reader, topic), GUIDES[topic]
    for part in (written.what_it_can_feel_like, written.what_helps, written.how_to_support):
        assert all(str(words) in page.text for words in part)
    assert "Not yet read by a clinician." in page.text
    for source in written.sources:
        assert page.link(source.title).href == source.address
        assert f"{source.publisher}, {source.year}" in page.text
    titles = [each for each in page.all("li") if each.get("lang") == "en"]
    assert len(titles) == len(written.sources)


def test_it_says_that_it_may_be_out_of_date_once_it_is(reader: Client, at: object) -> None:
    assert "may be out of date" not in guide(reader, "suicide").text
    at(datetime(2027, 12, 1, 12, 0, tzinfo=UTC))  # type: ignore[operator]
    assert "may be out of date" in guide(reader, "suicide").text


def test_a_line_that_is_down_is_gone_from_the_guide_with_the_next_request(reader: Client) -> None:
    service = listings.add("gb-new", topics=["bereavement"])
    assert "gb-new" in guide(reader, "bereavement", BRITISH).listings
    service.contact_methods.update(working="down")
    listings.reindex_all("gb")
    assert "gb-new" not in guide(reader, "bereavement", BRITISH).listings


@pytest.mark.parametrize("topic", ["gambling", "tell-nobody"])
def test_a_topic_without_a_guide_shows_help_and_the_guides_that_there_are(
    reader: Client, topic: str
) -> None:
    path = f"/en/topics/{topic}/"
    response = reader.get(path, headers={"accept-language": BRITISH})
    page = Page(response)
    assert response.status_code == 404
    assert page.first("h1").words == "We don't have a page about this"
    main = [link.get("href") for link in page.first("main").all("a")]
    assert main[:3] == ["tel:999", "tel:112", "/en/"]
    assert main[3:] == [f"/en/topics/{slug}/" for slug in GUIDES]
    assert topic not in page.source
    assert page.title == "Who to contact"


def test_all_guides_are_listed_under_a_way_to_somebody(reader: Client) -> None:
    page = Page(reader.get("/en/topics/"))
    main = [link.get("href") for link in page.first("main").all("a")]
    assert main == ["/en/", *(f"/en/topics/{slug}/" for slug in GUIDES)]
    assert page.title == "What can help"


def test_the_guides_are_found_from_home_and_from_each_other(reader: Client) -> None:
    assert Page(reader.get("/en/")).link("What can help").href == "/en/topics/"
    assert "/en/topics/" in guide(reader, "suicide").hrefs


@each_topic
def test_the_lines_about_a_topic_link_to_its_guide_and_back(reader: Client, topic: str) -> None:
    here = f"/en/gb/{topic}/"
    lines = Page(reader.get(here))
    link = lines.link("What can help")
    assert link.href == f"/en/topics/{topic}/?region=gb"
    assert address_of_first_line(lines) < lines.hrefs.index(link.href)
    assert here in Page(reader.get(link.href)).hrefs


@pytest.mark.parametrize("path", ["/en/gb/", "/en/gb/gambling/"])
def test_other_lines_link_to_no_guide(reader: Client, path: str) -> None:
    assert not [href for href in Page(reader.get(path)).hrefs if "/topics/" in href]


@pytest.mark.parametrize("path", ["/en/topics/", "/en/topics/suicide/", "/en/topics/gambling/"])
def test_copies_are_kept_by_the_languages_of_the_browser(reader: Client, path: str) -> None:
    first = reader.get(path, headers={"accept-language": BRITISH})
    assert "Accept-Language" in first["Vary"]
    known = {"if-none-match": first["ETag"]}
    same = reader.get(path, headers={"accept-language": BRITISH, **known})
    other = reader.get(path, headers={"accept-language": AMERICAN, **known})
    assert (same.status_code, other.status_code) == (304, first.status_code)
    assert not first.cookies
