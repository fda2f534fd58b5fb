from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast

import pytest
from procrastinate import JobContext

from directory.jobs import place_names as job
from resources.actions import place_names
from resources.exchange import places
from resources.exchange.places import Name
from resources.models import PlaceName

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """The packages have one name, and each name could be the last."""

    def names(*_where: object) -> Iterator[Name]:
        yield Name("Zembla", "fr")

    monkeypatch.setattr(places, "names", names)
    monkeypatch.setattr(place_names, "BATCH", 1)


def worker(*, stops: bool = False) -> JobContext:
    return cast("JobContext", SimpleNamespace(should_abort=lambda: stops))


def test_the_names_are_loaded_by_the_first_worker_only() -> None:
    job.load(worker())
    assert PlaceName.objects.filter(key="zembla", region="fr").exists()
    before = set(PlaceName.objects.values_list("pk", flat=True))
    job.load(worker())
    assert set(PlaceName.objects.values_list("pk", flat=True)) == before


def test_a_worker_that_stops_leaves_the_table_as_it_was() -> None:
    before = PlaceName.objects.count()
    job.load(worker(stops=True))
    assert PlaceName.objects.count() == before
    job.load(worker())
    assert PlaceName.objects.filter(key="zembla").exists()
