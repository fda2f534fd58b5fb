import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("accepted", "leads_to"),
    [("ar-EG,ar;q=0.9", "/ar/ke/"), ("en-GB", "/en/ke/"), ("tlh", "/en/ke/"), ("", "/en/ke/")],
)
def test_it_leads_to_the_place_in_the_readers_language(
    reader: Client, accepted: str, leads_to: str
) -> None:
    response = reader.get("/at/ke", headers={"accept-language": accepted})
    assert (response.status_code, response["Location"]) == (302, leads_to)
    assert response["Vary"] == "Accept-Language"


@pytest.mark.parametrize("written", ["KE", "Ke", "KEN", "ke"])
def test_it_may_be_typed_in_any_case(reader: Client, written: str) -> None:
    assert reader.get(f"/at/{written}")["Location"] == "/en/ke/"


def test_a_part_of_a_country_and_the_world_have_one(reader: Client) -> None:
    assert reader.get("/at/gb-sct")["Location"] == "/en/gb-sct/"
    assert reader.get("/at/world")["Location"] == "/en/world/"


def test_nothing_is_carried_along(reader: Client) -> None:
    assert reader.get("/at/ke?topic=suicide&utm_source=poster")["Location"] == "/en/ke/"


def test_an_unknown_place_is_said_to_be_unknown(reader: Client) -> None:
    response = reader.get("/at/atlantis")
    assert response.status_code == 404
    assert "/en/" in response.content.decode()
