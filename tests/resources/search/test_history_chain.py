"""Whoever alters the history, even with every right on the server, is found out."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction

from resources.actions import vocabulary
from resources.actions.change import public_change
from resources.actions.verifying import record
from resources.models import HistoryLayout, HistorySeal, Moderator, Service
from resources.rules.freshness import Aspect, Method, Outcome
from resources.rules.terms import TermKind
from resources.search import history_chain
from resources.search.history_chain import Break, BrokenSeal, Head
from tests.resources.committing import commit
from tests.resources.factories import A_WHILE_AGO, a_partner, listing

pytestmark = pytest.mark.django_db

TABLES = [model._meta.db_table for model in history_chain.sealed_models()]
MADE_UP_SEAL = """
INSERT INTO resources_historyseal (sequence, layout_id, row_id, sealed_at, digest)
VALUES (0, 1, 'x', now(), '')
"""
INSERT_EVENT = """
INSERT INTO resources_formerslugevent (pgh_created_at, pgh_label, slug, pgh_obj_id, service_id)
VALUES (now(), 'insert', 'x', 'x', %s)
"""
PROTECTED = [*TABLES, "resources_historyseal", "resources_historylayout"]


def run(sql: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


@contextmanager
def triggers_off() -> Iterator[None]:
    """As a superuser who wants to leave no trace."""
    run("SET session_replication_role = replica")
    yield
    run("SET session_replication_role = origin")


@pytest.fixture
def tea_line(alice: Moderator) -> Service:
    with public_change(by=alice, at=A_WHILE_AGO, why="found on its page"):
        service = listing("gb-tea-line", audiences=["veterans-and-military"])
        service.former_slugs.create(slug="gb-coffee-line")
        service.organization.verification_contacts.create(email="secretary@tea.example")
        a_partner()
    vocabulary.add(
        "teapotwick", language="en", kind=TermKind.IGNORED, slug="", by=alice, at=A_WHILE_AGO
    )
    record(
        service,
        aspect=Aspect.POLICY,
        method=Method.OFFICIAL_PAGE,
        outcome=Outcome.CONFIRMED,
        by=alice,
        at=A_WHILE_AGO,
    )
    commit()
    return service


def verify(kept: Head | None = None) -> BrokenSeal | None:
    return history_chain.verify(history_chain.head(), kept=kept)


def newest(table: str, key: str = "pgh_id") -> str:
    return str(run(f"SELECT {key} FROM {table} ORDER BY 1 DESC LIMIT 1")[0][0])  # noqa: S608


def test_a_history_that_nobody_touched_is_whole(tea_line: Service) -> None:
    done: list[int] = []
    assert history_chain.verify(history_chain.head(), progress=done.append) is None
    assert sum(done) == HistorySeal.objects.count() > 5000


def test_the_import_and_each_change_after_it_are_sealed_once(tea_line: Service) -> None:
    rows = sum(model._default_manager.count() for model in history_chain.sealed_models())
    assert HistorySeal.objects.count() == rows


@pytest.mark.parametrize(
    ("statement", "table", "key"),
    [
        ("UPDATE {} SET name = 'x' WHERE pgh_id = {}", "resources_servicetextevent", "pgh_id"),
        ("UPDATE {} SET pgh_created_at = now() WHERE pgh_id = {}", TABLES[0], "pgh_id"),
        ("UPDATE {} SET pgh_context_id = NULL WHERE pgh_id = {}", TABLES[7], "pgh_id"),
        ("UPDATE {} SET outcome = 'failed' WHERE id = {}", "resources_verification", "id"),
        ("UPDATE {} SET metadata = '{{}}' WHERE id = '{}'", "pghistory_context", "id"),
    ],
)
def test_an_altered_row_is_found(tea_line: Service, statement: str, table: str, key: str) -> None:
    row = newest(table, key)
    with triggers_off():
        run(statement.format(table, row))
    broken = verify()
    assert broken is not None
    assert (broken.reason, broken.table, broken.row_id) == (Break.ALTERED, table, row)
    assert broken.sealed_at is not None


@pytest.mark.parametrize("table", TABLES)
def test_a_row_that_was_taken_out_is_found(tea_line: Service, table: str) -> None:
    key = "pgh_id" if table.endswith("event") else "id"
    row = newest(table, key)
    with triggers_off():
        run(f"DELETE FROM {table} WHERE {key}::text = %s", row)  # noqa: S608
    broken = verify()
    assert broken is not None
    assert (broken.reason, broken.table, broken.row_id) == (Break.MISSING, table, row)


def test_a_row_that_was_slipped_in_is_found(tea_line: Service) -> None:
    with triggers_off():
        run(
            INSERT_EVENT,
            tea_line.pk,
        )
    row = newest("resources_formerslugevent")
    assert verify() == BrokenSeal(Break.NOT_SEALED, None, "resources_formerslugevent", row, None)


def test_a_row_that_was_taken_out_with_its_seal_is_found(tea_line: Service) -> None:
    sequence = history_chain.head().sequence - 1
    with triggers_off():
        run("DELETE FROM resources_historyseal WHERE sequence = %s", sequence)
    broken = verify()
    assert broken is not None
    assert (broken.reason, broken.sequence) == (Break.SEAL_MISSING, sequence)


def test_seals_that_changed_places_are_found(tea_line: Service) -> None:
    last = history_chain.head().sequence
    with triggers_off():
        for before, after in ((last, 0), (last - 1, last), (0, last - 1)):
            run("UPDATE resources_historyseal SET sequence = %s WHERE sequence = %s", after, before)
    broken = verify()
    assert broken is not None
    assert (broken.reason, broken.sequence) == (Break.ALTERED, last - 1)


def test_a_history_that_was_cut_off_is_found_by_a_seal_that_was_kept(tea_line: Service) -> None:
    kept = history_chain.head()
    assert verify(kept) is None
    table, row = run(
        "SELECT table_name, row_id FROM resources_historyseal seal JOIN resources_historylayout "
        "layout ON layout.id = layout_id WHERE sequence = %s",
        kept.sequence,
    )[0]
    key = "pgh_id" if str(table).endswith("event") else "id"
    with triggers_off():
        run(f"DELETE FROM {table} WHERE {key}::text = %s", row)  # noqa: S608
        run("DELETE FROM resources_historyseal WHERE sequence = %s", kept.sequence)
    assert verify() is None
    broken = verify(kept)
    assert broken is not None
    assert (broken.reason, broken.sequence) == (Break.SEAL_MISSING, kept.sequence)


def test_a_column_of_a_later_migration_breaks_nothing(tea_line: Service) -> None:
    run("ALTER TABLE resources_formerslugevent ADD COLUMN colour text NOT NULL DEFAULT 'blue'")
    run(
        INSERT_EVENT,
        tea_line.pk,
    )
    commit()
    assert verify() is None
    assert HistoryLayout.objects.filter(table_name="resources_formerslugevent").count() == 2
    with triggers_off():
        run("UPDATE resources_formerslugevent SET colour = 'red' WHERE slug = 'x'")
    assert verify() is not None


def test_a_context_grows_until_its_transaction_ends(alice: Moderator, tea_line: Service) -> None:
    with public_change(by=alice, at=A_WHILE_AGO, why="first"):
        Service.objects.filter(pk=tea_line.pk).update(notes="a")
        with public_change(by=alice, at=A_WHILE_AGO, why="then"):
            Service.objects.filter(pk=tea_line.pk).update(notes="b")
    commit()
    assert verify() is None
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        run("UPDATE pghistory_context SET metadata = '{}'")


def test_what_was_rolled_back_leaves_no_seal(alice: Moderator, tea_line: Service) -> None:
    before = history_chain.head()
    with transaction.atomic():
        with public_change(by=alice, at=A_WHILE_AGO, why="no"):
            Service.objects.filter(pk=tea_line.pk).update(notes="never")
        transaction.set_rollback(True)
    commit()
    assert history_chain.head() == before


@pytest.fixture
def application_role(tea_line: Service) -> str:
    """A role with the rights that README.md names."""
    run("CREATE ROLE visitor_role")
    run("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO visitor_role")
    run("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO visitor_role")
    return "visitor_role"


def run_as(role: str | None, statement: str) -> None:
    """As the owner where no role is named; with all that a session may set against triggers."""
    with transaction.atomic():
        run("SET LOCAL pgtrigger.ignore = '{}'")
        if role:
            run(f"SET LOCAL ROLE {role}")
        run(statement)


@pytest.mark.parametrize("table", PROTECTED)
@pytest.mark.parametrize(
    "statement", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "TRUNCATE {0} CASCADE"]
)
@pytest.mark.parametrize("own", [True, False], ids=["owner", "application"])
def test_nobody_can_change_wipe_or_empty_the_history(
    application_role: str, table: str, statement: str, own: bool
) -> None:
    column = {"resources_historyseal": "row_id", "resources_historylayout": "table_name"}.get(
        table, "pgh_label" if table.endswith("event") else "id"
    )
    refused = "Cannot update or delete" if own else "Cannot update or delete|permission denied"
    with pytest.raises(DatabaseError, match=refused):
        run_as(None if own else application_role, statement.format(table, column))


def test_the_application_can_write_history_and_nothing_else(application_role: str) -> None:
    before = history_chain.head().sequence
    run(f"SET LOCAL ROLE {application_role}")
    Service.objects.filter(slug="gb-tea-line").update(notes="seen")
    commit()
    run("RESET ROLE")
    assert history_chain.head().sequence > before
    assert verify() is None


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT seal_history_row('resources_serviceevent', '1', '{}')",
        "SELECT guard_history('resources_hold', 'question')",
        "INSERT INTO resources_historylayout (table_name, columns) VALUES ('x', '{}')",
        MADE_UP_SEAL,
    ],
)
def test_the_application_can_not_make_up_a_seal(application_role: str, statement: str) -> None:
    with pytest.raises(DatabaseError, match=r"permission denied|Only the triggers"):
        run_as(application_role, statement)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_of_the_history_is_guarded(table: str) -> None:
    names = {
        str(name)
        for (name,) in run(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled = 'O'", table
        )
    }
    assert {"history_stays", "history_stays_whole", "history_is_sealed"} <= names


def test_the_migration_seals_what_is_there_already(tea_line: Service) -> None:
    run("DROP TRIGGER history_is_not_made_up ON resources_historyseal")
    run("DROP TRIGGER history_is_not_made_up ON resources_historylayout")
    with triggers_off():
        run("TRUNCATE resources_historyseal, resources_historylayout")
    for table in TABLES:
        for trigger in (
            "history_stays",
            "history_stays_whole",
            "history_is_sealed",
            "history_sealed_stays",
        ):
            run(f"DROP TRIGGER IF EXISTS {trigger} ON {table}")
        key = "pgh_id" if table.endswith("event") else "id"
        run("SELECT guard_history(%s, %s)", table, key)
    assert history_chain.head().sequence > 5000
    assert verify() is None
