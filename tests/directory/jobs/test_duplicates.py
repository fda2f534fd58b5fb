from datetime import datetime

import pytest

from directory.jobs import duplicates
from resources.models import LikelyDuplicate, Service
from tests.resources.factories import listing, phone


@pytest.fixture
def pair(db: None) -> set[Service]:
    Service.objects.update(state="retired")
    return {listing(slug, methods=[phone("0800 123 4567")]) for slug in ("tea-line", "line-of-tea")}


def found() -> list[tuple[set[Service], datetime]]:
    return [({row.first, row.second}, row.found_at) for row in LikelyDuplicate.objects.all()]


def test_the_nightly_search_keeps_what_it_finds(pair: set[Service], noon: datetime) -> None:
    duplicates.look()
    assert found() == [(pair, noon)]


def test_a_changed_listing_is_looked_at_by_itself(pair: set[Service], noon: datetime) -> None:
    duplicates.look_at_one(str(next(iter(pair)).pk))
    assert found() == [(pair, noon)]
