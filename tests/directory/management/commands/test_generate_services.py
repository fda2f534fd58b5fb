"""Nobody fills a directory that people read with listings that are not real, by mistake."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from resources.models import Service

pytestmark = pytest.mark.django_db


def generated() -> int:
    return Service.objects.filter(slug__startswith="generated-").count()


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("generate_services", *arguments, stdout=out)
    return out.getvalue()


def test_a_newcomer_gets_as_many_as_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("12") == "New: 12 generated listings. None of them is real.\n"
    assert generated() == 12
    assert "12/12" in capsys.readouterr().err


def test_running_it_again_adds_nothing() -> None:
    run("5")
    assert "New: 0 " in run("5")
    assert generated() == 5


@override_settings(LOCAL_MODE=False)
def test_a_public_site_refuses() -> None:
    with pytest.raises(CommandError, match="people may call"):
        run("5")
    assert generated() == 0


@override_settings(LOCAL_MODE=False)
def test_a_public_site_takes_them_only_from_somebody_who_knows() -> None:
    run("5", "--i-know-these-are-not-real")
    assert generated() == 5


@pytest.mark.parametrize("count", ["0", "-3", "1000001"])
def test_a_count_that_makes_no_sense_is_refused(count: str) -> None:
    with pytest.raises(CommandError, match="from 1 to 1,000,000"):
        run("--", count)
    assert generated() == 0
