import io
from collections.abc import Iterator

import pytest
from django.core.management import call_command

from resources.exchange import places
from resources.exchange.places import Name
from resources.models import PlaceName


@pytest.mark.django_db
def test_it_says_how_many_names_it_has_loaded_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def names(*_where: object) -> Iterator[Name]:
        yield from (Name("Zembla", "fr"), Name("Quibbleton", "gb", 40_000))

    monkeypatch.setattr(places, "names", names)
    for _ in range(2):
        said = io.StringIO()
        call_command("load_place_names", stdout=said, verbosity=0)
        assert said.getvalue() == "Loaded: 2 names of places.\n"
    assert set(PlaceName.objects.exclude(region="").values_list("region", flat=True)) == {
        "fr",
        "gb",
    }
