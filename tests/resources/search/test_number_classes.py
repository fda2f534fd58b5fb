import pytest

from resources.models import ContactMethod
from resources.search.number_classes import reclassified
from tests.resources.factories import listing, phone

pytestmark = pytest.mark.django_db


def found(slug: str) -> list[tuple[str, str, str, str]]:
    return [
        (each.method.value, each.before, each.after, each.refusal)
        for each in reclassified()
        if each.method.service.slug == slug
    ]


def test_the_starter_data_is_classified_as_today() -> None:
    assert reclassified() == []


def test_another_class_is_told_and_nothing_is_changed() -> None:
    method = listing("gb-line", methods=[phone("0800 1111")]).contact_methods.get()
    ContactMethod.objects.filter(pk=method.pk).update(number_class="premium")
    ((value, before, after, refusal),) = found("gb-line")
    assert (value, before, refusal) == ("0800 1111", "premium", "")
    assert after == method.number_class
    method.refresh_from_db()
    assert method.number_class == "premium"


def test_a_value_that_would_be_refused_today_is_told() -> None:
    method = listing("gb-line").contact_methods.get()
    ContactMethod.objects.filter(pk=method.pk).update(value="116 123 or 988")
    assert [each[3] for each in found("gb-line")] == ["words-in-number"]


def test_progress_is_told_for_each() -> None:
    steps: list[int] = []
    reclassified(progress=steps.append)
    assert sum(steps) == ContactMethod.objects.count()
