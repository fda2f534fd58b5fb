from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from directory.moderation import scope
from resources.models import Service
from tests.directory import listings
from tests.directory.moderation.conftest import person

pytestmark = pytest.mark.django_db

CASES: list[tuple[dict[str, Any], bool]] = [
    ({}, True),
    ({"regions": ["gb"]}, True),
    ({"regions": ["world"]}, True),
    ({"regions": ["jp", "gb"]}, True),
    ({"regions": ["jp"]}, False),
    ({"regions": ["gb-eng"]}, False),
    ({"languages": ["cy"]}, True),
    ({"languages": ["en"]}, True),
    ({"languages": ["zh"]}, True),
    ({"languages": ["zh-hk"]}, False),
    ({"languages": ["ja"]}, False),
    ({"languages": ["y"]}, False),
    ({"regions": ["gb"], "languages": ["ja"]}, False),
    ({"regions": ["jp"], "languages": ["en"]}, False),
]


@pytest.fixture
def service() -> Service:
    """In Scotland; written in Welsh; spoken in English and Taiwanese Chinese."""
    return listings.add(
        coverage=["gb-sct"],
        texts=[{"language": "cy", "name": "Made-up Line"}],
        contact_methods=[listings.voice(languages=["en", "zh-tw"])],
    )


@pytest.mark.parametrize(("limits", "included"), CASES)
def test_a_listing_is_in_scope_by_region_and_language(
    service: Service, limits: dict[str, Any], included: bool
) -> None:
    max_ = person("max", **limits)
    assert scope.includes(max_, service) is included
    chosen = Service.objects.filter(scope.services(max_), pk=service.pk)
    assert chosen.exists() is included, "SQL must say what the rule says"
    assert chosen.count() == int(included), "and say it once"


def test_a_listing_out_of_scope_is_refused(service: Service) -> None:
    scope.require(person("max", regions=["gb"]), service)
    with pytest.raises(PermissionDenied):
        scope.require(person("wanda", regions=["jp"]), service)
    with pytest.raises(PermissionDenied):
        scope.require(AnonymousUser(), service)


@pytest.mark.parametrize(
    ("limits", "codes"), [([], []), (["us", "mx"], ["us", "mx"]), (["world", "us"], [])]
)
def test_codes_for_a_query(limits: list[str], codes: list[str]) -> None:
    assert scope.regions(person("max", regions=limits)) == codes
