from collections.abc import Iterator

import pytest
from django.db import connection

from resources.actions import place_names
from resources.exchange import places
from resources.exchange.places import Name
from resources.models import Edition, PlaceName
from resources.search.understanding import understand
from tests.conftest import NOON

pytestmark = pytest.mark.django_db

NAMES = [
    Name("Quibbleton", "gb", 40_000),
    Name("Quibbleton", "us", 900_000),
    Name("QUIBBLETON", "us", 20_000),
    Name("Zembla", "fr", 10_000, is_common=False),
    Name("Zembla", "fr"),
    Name("x", "fr"),
]


@pytest.fixture
def ships(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The packages have NAMES; how often they were read."""
    read: list[int] = []

    def names(_common: object, _languages: object, step: object) -> Iterator[Name]:
        read.append(1)
        yield from NAMES

    monkeypatch.setattr(places, "names", names)
    return read


def stored() -> set[tuple[str, str, int, bool]]:
    rows = PlaceName.objects.exclude(region="")
    return set(rows.values_list("key", "region", "population", "is_common"))


def regions(text: str, region: str = "gb") -> tuple[str, ...]:
    edition = str(Edition.current())
    return understand(text, language="en", region=region, edition=edition, at=NOON).regions


def test_each_name_stands_once_a_region_for_the_surest_of_its_places() -> None:
    assert place_names.load(NAMES) == 3
    assert stored() == {
        ("quibleton", "gb", 40_000, True),
        ("quibleton", "us", 900_000, True),
        ("zembla", "fr", 0, True),
    }


def test_what_is_loaded_is_found_at_once_in_ones_own_country_first() -> None:
    place_names.load(NAMES)
    assert regions("Quibbleton") == ("gb",)
    assert regions("Quibbleton", "de") == ("us",)
    place_names.load(NAMES[3:])
    assert regions("Quibbleton") == ()


def test_they_are_read_once_a_release(ships: list[int]) -> None:
    assert [place_names.refresh(), place_names.refresh()] == [3, None]
    assert len(ships) == 1
    assert place_names.refresh(again=True) == 3
    assert len(stored()) == 3


def test_another_version_of_a_package_is_another_release(
    ships: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    place_names.refresh()
    monkeypatch.setattr(places, "version", lambda _package: "99.0")
    assert place_names.refresh() == 3
    assert PlaceName.objects.filter(region="").count() == 1


def test_the_row_that_says_of_what_release_they_are_is_no_name(ships: list[int]) -> None:
    place_names.refresh()
    marker = PlaceName.objects.get(region="")
    assert regions(marker.key) == ()
    assert regions("release") == ()


def test_a_load_that_is_interrupted_changes_nothing(
    ships: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    place_names.load([Name("Zembla", "fr")])
    monkeypatch.setattr(place_names, "BATCH", 1)

    def stop(_names: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        place_names.refresh(progress=stop)
    assert stored() == {("zembla", "fr", 0, True)}


def test_two_loads_wait_for_each_other() -> None:
    place_names.load(NAMES)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
        assert cursor.fetchone()[0] >= 1
