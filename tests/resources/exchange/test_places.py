import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from resources.exchange import places
from resources.exchange.places import Name


@pytest.fixture
def common(tmp_path: Path) -> Path:
    file = tmp_path / "place_names.json"
    file.write_text(json.dumps({"gb": ["blighty"]}), encoding="utf-8")
    return file


def until(step: str, names: Iterator[Name], said: list[str]) -> Iterator[Name]:
    """Those that come before this step."""
    for name in names:
        if step in said:
            return
        yield name


def test_countries_are_named_in_all_languages_and_by_their_common_names(common: Path) -> None:
    said: list[str] = []
    names = places.names(common, {"en", "fr"}, said.append)
    found = set(until("states, provinces and counties", names, said))
    assert {Name("Germany", "de"), Name("Allemagne", "de"), Name("Deutschland", "de")} <= found
    assert Name("blighty", "gb") in found
    assert Name("Németország", "de", is_common=False) in found


def test_a_part_of_a_country_is_named_once_where_languages_do_not_translate_it() -> None:
    found = list(places._subdivisions({"fr"}))
    assert found.count(Name("California", "us-ca")) == 1
    assert Name("Californie", "us-ca") in found
    assert not any("[" in name.name for name in found)


def test_a_release_is_the_same_for_the_same_names_and_another_for_others(
    common: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = places.release(common, {"en", "fr"})
    assert places.release(common, {"fr", "en"}) == release
    assert places.release(common, {"en"}) != release
    common.write_text("{}", encoding="utf-8")
    assert places.release(common, {"en", "fr"}) != release
    before = places.release(common, {"en"})
    monkeypatch.setattr(places, "version", lambda _package: "99.0")
    assert places.release(common, {"en"}) != before
