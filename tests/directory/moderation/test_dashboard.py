from collections.abc import Callable

import pytest
from django.test import Client

from resources.models import Moderator
from resources.rules.roles import Role
from tests.directory import listings
from tests.directory.html import Page

DASHBOARD = "/moderation/dashboard/"


@pytest.fixture
def desk(db: None, noon: object, alice: Moderator) -> Client:
    """Alice, signed in."""
    client = Client()
    client.force_login(alice)
    return client


def gaps(page: Page) -> dict[str, dict[str, str]]:
    """Row -> column -> what stands there, of the table of gaps."""
    table = next(each for each in page.all("table") if each.get("class") == "map")
    head, *rows = list(table.all("tr"))
    columns = [each.words for each in head.all("th")]
    return {
        next(row.all("th")).words: dict(
            zip(columns, [cell.words for cell in row.all("td")], strict=True)
        )
        for row in rows
    }


def test_the_desk_and_the_public_see_the_same_charts(desk: Client, reader: Client) -> None:
    charts = [
        [each.words for each in Page(client.get(path)).all("svg")]
        for client, path in ((desk, DASHBOARD), (reader, "/en/freshness/"))
    ]
    assert charts[0] == charts[1]
    assert len(charts[0]) == 4 + 12


def test_gaps_by_place_and_topic(desk: Client) -> None:
    page = Page(desk.get(DASHBOARD))
    table = gaps(page)
    assert int(table["United Kingdom"]["Suicidal thoughts"]) > 1
    assert "0" in table["Albania"].values()
    assert "Antarctica" not in table
    assert "Antarctica" in page.first("details").words


def test_gaps_of_a_place_by_topic_and_language(desk: Client) -> None:
    listings.add(
        coverage=["aq"],
        topics=["suicide"],
        contact_methods=[listings.voice(languages=["en", "no"], dialled_in="gb")],
    )
    table = gaps(Page(desk.get(f"{DASHBOARD}?region=aq")))
    assert int(table["Suicidal thoughts"]["Norwegian"]) == 1
    assert table["Gambling"]["Norwegian"] == "0"


def test_an_official_language_that_nobody_speaks_is_a_gap(desk: Client) -> None:
    table = gaps(Page(desk.get(f"{DASHBOARD}?region=gb")))
    assert table["Suicidal thoughts"]["Irish"] == "0"


@pytest.mark.parametrize("region", ["zz", "%00", "<b>", "x" * 500])
def test_a_place_that_there_is_not_shows_all(desk: Client, region: str) -> None:
    response = desk.get(DASHBOARD, {"region": region})
    assert response.status_code == 200
    assert "Listings by place and topic" in Page(response).text


def test_a_contributor_may_look(db: None, noon: object) -> None:
    client = Client()
    person = Moderator.objects.create(email="dana@example.org", role=Role.CONTRIBUTOR)
    client.force_login(person)
    assert client.get(DASHBOARD).status_code == 200


def test_an_outsider_and_somebody_who_was_removed_may_not(
    reader: Client, desk: Client, alice: Moderator
) -> None:
    assert reader.get(DASHBOARD).status_code == 302
    alice.is_active = False
    alice.save()
    assert desk.get(DASHBOARD).status_code == 302


@pytest.mark.parametrize("query", ["", "?region=gb"])
def test_the_dashboard_takes_few_queries(
    desk: Client, django_assert_max_num_queries: Callable[[int], object], query: str
) -> None:
    desk.get(DASHBOARD + query)
    with django_assert_max_num_queries(9):
        desk.get(DASHBOARD + query)
