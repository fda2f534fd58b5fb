"""What a machine has found is a question for as long as it is true."""

from typing import Any

import pytest

from resources.actions import holding
from resources.models import Moderator, Service
from resources.rules.questions import Kind
from resources.search import duplicates
from resources.search.queue import Wanted, ages, following, question, queue
from tests.resources.factories import chat, phone
from tests.resources.search.conftest import NOON
from tests.resources.search.questions import Asked, alike, checked, doubt

pytestmark = pytest.mark.django_db


def test_a_number_is_doubted_as_long_as_it_is_as_it_was_seen(asked: Asked, bob: Moderator) -> None:
    service = checked("tea-line", bob)
    doubt(service, "premium")
    assert asked(kind="number") == ["tea-line"]
    service.contact_methods.update(number_class="premium")
    assert asked(kind="number") == []


@pytest.mark.parametrize(
    "fields", [{"value": "0800 1111"}, {"working": "down"}], ids=["another", "down"]
)
def test_another_number_and_a_hidden_one_are_not_doubted(
    asked: Asked, bob: Moderator, fields: dict[str, str]
) -> None:
    service = checked("tea-line", bob, methods=[phone(), chat()])
    doubt(service, "", refusal="two-numbers")
    assert asked(kind="number") == ["tea-line"]
    service.contact_methods.filter(kind="voice").update(**fields)
    assert asked(kind="number") == []


def test_what_was_settled_about_one_finding_is_not_settled_about_the_next(
    asked: Asked, bob: Moderator
) -> None:
    service = checked("tea-line", bob)
    first = doubt(service, "shared-cost")
    holding.settle(f"number:{first.pk}", at=NOON)
    assert asked(kind="number") == []
    first.delete()
    doubt(service, "premium")
    assert asked(kind="number") == ["tea-line"]


def test_a_pair_has_a_question_with_both_names(bob: Moderator) -> None:
    pair = alike(checked("tea-line", bob), checked("line-of-tea", bob))
    key = duplicates.question(pair.first_id, pair.second_id)
    (found,) = queue(Wanted(kind="duplicate"), by=bob, at=NOON).questions
    assert (found.key, found.service, found.other) == (key, pair.first_id, pair.second_id)
    assert {found.name, found.other_name} == {"tea-line", "line-of-tea"}
    assert found == question(key, by=bob, at=NOON) == following(Wanted(), by=bob, at=NOON)
    assert ages(Wanted(), by=bob, at=NOON)[Kind.DUPLICATE] == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("wanted", "seen"),
    [
        ({"limits": ("gb",)}, False),
        ({"limits": ("eg",)}, False),
        ({"limits": ("gb", "eg")}, True),
        ({"languages": ("en",)}, False),
        ({"languages": ("ar",)}, False),
        ({"languages": ("ar", "en")}, True),
        ({"region": "gb"}, True),
        ({"region": "eg"}, True),
        ({"region": "fr"}, False),
        ({"language": "ar"}, True),
        ({"language": "fr"}, False),
    ],
)
def test_who_decides_on_a_pair_decides_on_both(
    asked: Asked, bob: Moderator, wanted: dict[str, Any], seen: bool
) -> None:
    arabic = checked("arabic-line", bob, coverage=["eg"], methods=[phone(languages=["ar"])])
    arabic.texts.update(language="ar")
    alike(checked("scottish-line", bob, coverage=["gb-sct"]), arabic)
    assert bool(asked(kind="duplicate", **wanted)) is seen


@pytest.mark.parametrize("end", ["retired", "paired", "settled"])
def test_a_pair_that_is_none_any_more_is_not_asked_about(
    asked: Asked, bob: Moderator, end: str
) -> None:
    one, two = checked("tea-line", bob), checked("line-of-tea", bob)
    alike(one, two)
    if end == "retired":
        Service.objects.filter(pk=two.pk).update(state="retired")
    elif end == "paired":
        Service.objects.filter(pk=two.pk).update(paired_with=one)
    else:
        holding.settle(duplicates.question(two.pk, one.pk), at=NOON)
    assert asked(kind="duplicate") == []
