"""`manage.py verify_history`: one line that proves the history, or names where it breaks."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from resources.models import HistorySeal
from tests.resources.factories import draft

pytestmark = pytest.mark.django_db


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def said(*arguments: str) -> list[str]:
    out = io.StringIO()
    call_command("verify_history", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_an_unbroken_history_says_how_long_it_is_and_what_to_keep() -> None:
    count = HistorySeal.objects.count()
    unbroken, last = said()
    assert unbroken == f"unbroken: {count} changes"
    assert last.startswith(f"last seal: {count}:")
    kept = last.removeprefix("last seal: ")
    draft("gb-tea-line")
    run("SET CONSTRAINTS ALL IMMEDIATE")
    assert said("--kept", kept)[0] != unbroken


def test_a_broken_history_names_the_table_the_row_and_the_moment() -> None:
    draft("gb-tea-line")
    run("SET CONSTRAINTS ALL IMMEDIATE")
    run("SET session_replication_role = replica")
    run("UPDATE resources_serviceevent SET notes = 'x' WHERE slug = 'gb-tea-line'")
    run("SET session_replication_role = origin")
    with pytest.raises(CommandError) as raised:
        said()
    assert "resources_serviceevent row" in str(raised.value)
    assert "was altered" in str(raised.value)
    assert "sealed at 20" in str(raised.value)
    assert raised.value.returncode == 1


def test_a_seal_that_was_kept_must_still_be_there() -> None:
    with pytest.raises(CommandError, match="was altered"):
        said("--kept", f"1:{'0' * 64}")
    with pytest.raises(CommandError, match="is missing"):
        said("--kept", f"99999999:{'0' * 64}")


@pytest.mark.parametrize("kept", ["", "12", "12:abc", "x:" + "0" * 64])
def test_a_seal_that_is_none_is_refused(kept: str) -> None:
    with pytest.raises(CommandError, match="a seal looks like"):
        said("--kept", kept)
